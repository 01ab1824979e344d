netral guide --rules tests/golden/classify --role nobody --on 2024-10-12
