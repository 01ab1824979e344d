netral rules tests/golden/classify --by-instrument
