netral classify --rules tests/golden/classify --lang en - < tests/golden/classify/records.jsonl
