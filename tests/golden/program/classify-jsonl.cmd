head -n 1 tests/golden/classify/records.jsonl | netral classify --rules tests/golden/classify --format jsonl --detail verdict
