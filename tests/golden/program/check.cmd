netral check tests/golden/classify
