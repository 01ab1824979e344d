netral check tests/golden/classify --plan
