netral cel --limit stps=5 '1'
