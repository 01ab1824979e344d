netral cel 'x' --bind '[1]'
