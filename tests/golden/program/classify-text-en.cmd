head -n 2 tests/golden/classify/records.jsonl | netral classify --rules tests/golden/classify --format text --lang en
