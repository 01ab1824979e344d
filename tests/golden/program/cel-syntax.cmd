netral cel '1 +'
