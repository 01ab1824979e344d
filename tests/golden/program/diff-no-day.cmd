netral diff tests/golden/classify tests/golden/classify --new-on november
