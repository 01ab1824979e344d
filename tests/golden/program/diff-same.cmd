netral diff tests/golden/classify tests/golden/classify
