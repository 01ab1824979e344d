printf '{"expr": "1 + 1"}\n{"expr": "1 +"}\n\nno json\n' | netral cel --batch -
