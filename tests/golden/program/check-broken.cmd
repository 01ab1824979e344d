printf 'ruleset: x\nversion: 1\nrulez: []\n' > $scratch/rules.yaml
netral check $scratch/rules.yaml
