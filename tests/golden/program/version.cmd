netral --version
