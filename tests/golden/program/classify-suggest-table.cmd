netral classify --rules tests/golden/classify --suggest tests/golden/classify/records.jsonl
