printf '{"report": {"id": "B-1"}, "act": {"kinds": ["lik"], "dya": 1}}\nnot json\n' |
    netral classify --rules tests/golden/classify --lang en
