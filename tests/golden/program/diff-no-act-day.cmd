cat > "$scratch/rules.yaml" <<'RULES'
ruleset: x
version: "1"
facts: {a: {type: bool}}
instruments: {u: {title: {id: U, en: U}}}
rules:
  - {id: r, category: campaigning, nature: disiplin, title: {id: A, en: A}, basis: [{instrument: u}], conduct: a}
RULES
netral diff $scratch/rules.yaml $scratch/rules.yaml --on 2024-11-14
