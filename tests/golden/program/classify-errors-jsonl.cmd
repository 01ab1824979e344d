printf '{"report": {"id": "B-1"}, "act": {"kinds": ["lik"], "dya": 1}}\nnot json\n\n[1]\n{"report": {"id": "B-5"}}\n' |
    netral classify --rules tests/golden/classify --format jsonl --detail verdict
