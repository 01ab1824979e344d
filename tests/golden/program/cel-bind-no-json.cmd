netral cel 'x' --bind '{'
