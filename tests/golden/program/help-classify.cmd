netral classify --help
