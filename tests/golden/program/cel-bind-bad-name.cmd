netral cel 'x' --bind '{"a b": 1}'
