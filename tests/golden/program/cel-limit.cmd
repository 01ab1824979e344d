netral cel --limit steps=5 '[1, 2, 3].all(x, x > 0)'
