netral explain --rules tests/golden/classify --rule c.1 /dev/null
