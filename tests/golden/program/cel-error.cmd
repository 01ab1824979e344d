netral cel '1 / 0'
