netral --help
