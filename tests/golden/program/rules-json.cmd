netral rules tests/golden/classify --json
