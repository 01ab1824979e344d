cat > "$scratch/overlay.yaml" <<'OVERLAY'
overlay: more
title: {id: a, en: a}
override:
  c.3: {when: "act.persons * act.persons > 2", reason: what only the interpreter understands}
OVERLAY
netral diff tests/golden/classify tests/golden/classify --new-overlay "$scratch/overlay.yaml" --prove --lang en --records tests/golden/classify/records.jsonl
