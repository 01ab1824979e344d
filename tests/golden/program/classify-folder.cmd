netral classify --rules tests/golden/classify tests
