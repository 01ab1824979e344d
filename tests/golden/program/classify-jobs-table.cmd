netral classify --rules tests/golden/classify --jobs 2 tests/golden/classify/records.jsonl
