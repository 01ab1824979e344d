netral diff tests/golden/classify tests/golden/classify --prove --new-on 2024-11-14
