netral explain --rules tests/golden/classify --rule c1 tests/golden/classify/records.jsonl:1
