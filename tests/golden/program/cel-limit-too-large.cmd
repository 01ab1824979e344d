netral cel --limit nesting=99999999999 '1'
