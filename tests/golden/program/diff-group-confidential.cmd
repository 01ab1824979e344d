netral diff tests/golden/classify tests/golden/classify --group-by report.reporter
