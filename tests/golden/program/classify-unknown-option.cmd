netral classify --rules tests/golden/classify --reading arti_umum=lebar /dev/null
