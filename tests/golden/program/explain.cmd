netral explain --rules tests/golden/classify --rule c.1 --lang en tests/golden/classify/records.jsonl:2
