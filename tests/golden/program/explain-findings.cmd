netral explain --rules tests/golden/classify --lang en tests/golden/classify/records.jsonl:2
