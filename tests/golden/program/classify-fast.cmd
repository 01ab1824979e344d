printf '%s\n' '{"report": {"id": "B-1"}, "act": {"dya": 1}, "more": tru}' '{"report": {"id": "B-2"}, "act": 1}' |
    netral classify --rules tests/golden/classify --format jsonl --detail verdict --fast
