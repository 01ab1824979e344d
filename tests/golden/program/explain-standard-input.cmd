head -n 1 tests/golden/classify/records.jsonl | netral explain --rules tests/golden/classify --rule c.2 -
