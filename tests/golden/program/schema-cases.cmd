netral schema cases --rules tests/golden/classify | head -c 300
