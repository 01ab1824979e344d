netral clasify
