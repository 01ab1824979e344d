record='{"who": {"status": "pns"}, "act": {"day": "2024-10-01", "kinds": ["post"], "public": false}}'
echo "$record" | netral classify --rules tests/golden/classify --format jsonl --detail verdict
echo "$record" | netral classify --rules tests/golden/classify --format jsonl --detail verdict --reading arti_umum=luas
