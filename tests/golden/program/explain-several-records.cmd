netral explain --rules tests/golden/classify --rule c.1 tests/golden/classify/records.jsonl
