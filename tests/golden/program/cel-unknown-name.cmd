netral cel 'kindz' --bind '{"kinds": 1}'
