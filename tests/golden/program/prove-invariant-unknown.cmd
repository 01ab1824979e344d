cat > "$scratch/rules.yaml" <<'RULES'
ruleset: x
version: "1"
facts:
  paid: {type: bool}
  name: {type: string}
instruments: {u: {title: {id: U, en: U}}}
rules:
  - {id: r, category: campaigning, nature: disiplin, title: {id: A, en: A}, basis: [{instrument: u}], conduct: paid}
invariants:
  - {id: named, title: {id: a, en: a}, never: "name > 'k'"}
RULES
netral prove "$scratch/rules.yaml" | sed 's/; [0-9.]* s$/; TIME/'
exit ${PIPESTATUS[0]}
