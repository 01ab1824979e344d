echo '{"report": {"id": "B-1"}, "act": {"dya": 1}}' |
    netral classify --rules tests/golden/classify --format jsonl --ignore-unknown-keys
