netral classify records.jsonl
