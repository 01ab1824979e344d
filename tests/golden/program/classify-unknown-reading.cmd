netral classify --rules tests/golden/classify --reading arti=luas /dev/null
