netral explain --rules tests/golden/classify --rule c.1 --why-not --lang id tests/golden/classify/records.jsonl:2
