netral diff tests/golden/classify tests/golden/classify --new-reading arti_umum=luas --lang en --records tests/golden/classify/records.jsonl
