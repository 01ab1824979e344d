netral cel '1 + 2 == 3'
netral cel 'kinds.exists(k, k.startsWith("un"))' --bind '{"kinds": ["unggah"]}'
