netral check tests/golden/classify --plann
