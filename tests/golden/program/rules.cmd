netral rules tests/golden/classify --lang en
