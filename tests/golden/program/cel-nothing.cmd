netral cel
