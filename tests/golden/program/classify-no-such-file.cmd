netral classify --rules tests/golden/classify no/such/file.jsonl
