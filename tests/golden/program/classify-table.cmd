netral classify --rules tests/golden/classify tests/golden/classify/records.jsonl
