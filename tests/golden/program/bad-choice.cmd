netral classify --rules tests/golden/classify --format xml
