netral rules tests/golden/classify --json --by-instrument
