printf '{"report": {"id": "B-1"}, "act": {"kinds": ["lik"], "dya": 1}}\n' |
    netral classify --rules tests/golden/classify --format text
