echo '{"act": {"persons": "x"}}' | netral explain --rules tests/golden/classify --rule c.1 -
