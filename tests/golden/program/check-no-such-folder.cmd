netral check no/such/folder
