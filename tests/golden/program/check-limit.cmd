netral check tests/golden/classify --limit static_cost=1 2>&1 | head -4
