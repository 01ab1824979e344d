netral rules tests/golden/classify > /dev/full
