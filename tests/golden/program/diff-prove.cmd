cat > "$scratch/overlay.yaml" <<'OVERLAY'
overlay: more
title: {id: a, en: a}
override:
  c.3: {when: "act.persons > 5", reason: only before more}
OVERLAY
cat > "$scratch/records.jsonl" <<'RECORDS'
{"report": {"id": "few"}, "who": {"status": "kades"}, "act": {"day": "2024-10-01", "kinds": ["speech"], "persons": 4}}
{"report": {"id": "many"}, "who": {"status": "kades"}, "act": {"day": "2024-10-01", "kinds": ["speech"], "persons": 9}}
{"report": {"id": "unknown"}, "who": {"status": "kades"}, "act": {"day": "2024-10-01", "kinds": ["speech"]}}
{"report": {"id": "against"}, "who": {"status": "kades"}, "act": {"day": "2024-10-01", "kinds": ["speech"], "persons": 4, "crowd": true}}
RECORDS
netral diff tests/golden/classify tests/golden/classify --new-overlay "$scratch/overlay.yaml" --prove --lang en --records "$scratch/records.jsonl"
