netral
