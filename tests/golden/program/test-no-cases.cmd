netral test tests/golden/classify
