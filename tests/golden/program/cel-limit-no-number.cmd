netral cel --limit steps '1'
