netral cel --limit nesting=2 '[[[1]]]'
