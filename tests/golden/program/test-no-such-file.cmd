netral test tests/golden/classify no/such.cases.yaml
