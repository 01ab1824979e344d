cat > "$scratch/rules.yaml" <<'RULES'
ruleset: outlived
version: 1
facts: {act.public: {type: bool}}
instruments:
  old: {title: {en: Old Law}, in_force: {from: 2010-01-01, to: 2019-12-31}}
  new: {title: {en: New Law}, in_force: {from: 2020-01-01}}
rules:
  - {id: moved, category: party, nature: disiplin, title: {en: Cited law after law}, conduct: act.public,
     basis: [{instrument: old, article: "10"}, {instrument: old, article: "9", until: 2019-12-31}, {instrument: new, article: "3"}]}
  - {id: orphan, category: party, nature: disiplin, title: {en: Cites only what has ended}, conduct: act.public,
     basis: [{instrument: old, article: "9 ayat (2)"}]}
  - {id: ended, category: party, nature: disiplin, title: {en: Ended with its law}, conduct: act.public,
     basis: [{instrument: old, article: "9"}], in_force: {from: 2015-01-01, to: 2019-12-31}}
RULES
netral rules "$scratch/rules.yaml" --by-instrument --lang en
