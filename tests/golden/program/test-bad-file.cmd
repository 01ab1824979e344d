netral test tests/golden/classify tests/golden/cases/unknown-rule.cases.yaml
