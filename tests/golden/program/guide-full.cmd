netral guide --rules tests/golden/classify --role pns --on 2024-10-12 --lang en --detail full
