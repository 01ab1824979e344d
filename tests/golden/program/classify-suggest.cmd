cat > "$scratch/rules.yaml" <<'RULES'
ruleset: words
version: 1
roles: {record_id: incident.id, narrative: incident.narrative}
facts:
  incident.id: {type: string}
  incident.narrative: {type: text}
  act.kinds:
    type: set
    title: {id: Perbuatan, en: Kinds of act}
    values: {ajakan: {id: mengajak memilih, en: asked for a vote}, hadir: {id: hadir, en: was there}}
lexicons:
  ajakan: {phrases: [coblos nomor], affixes: true, suggests: {act.kinds: ajakan}}
rules:
  - {id: r.1, category: campaigning, nature: disiplin, title: {id: Mengajak, en: Asked for a vote},
     conduct: "'ajakan' in act.kinds", basis: [{instrument: law, article: "1"}]}
instruments: {law: {title: {id: Hukum, en: Law}}}
RULES
echo '{"incident": {"id": "a-1", "narrative": "Terlapor, si Fulan, berkata: ayo mencoblos nomor satu"}}' > "$scratch/r.jsonl"
netral classify --rules "$scratch/rules.yaml" --suggest --format text --lang en "$scratch/r.jsonl"
netral classify --rules "$scratch/rules.yaml" --suggest --format text --lang id "$scratch/r.jsonl"
netral classify --rules "$scratch/rules.yaml" --suggest --format jsonl --detail verdict "$scratch/r.jsonl"
echo '{"incident": {"id": "a-2"}}' | netral classify --rules "$scratch/rules.yaml" --suggest --format jsonl --detail verdict
