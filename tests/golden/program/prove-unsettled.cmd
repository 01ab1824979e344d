rules() {
    cat <<RULES
ruleset: x
version: "1"
facts:
  who: {type: enum, values: {pns: {}, kades: {}}}
  paid: {type: bool}
  leave: {type: bool}
instruments: {u: {title: {id: U, en: U}}}
rules:
  - {id: r, category: campaigning, nature: disiplin, title: {id: A, en: A}, basis: [{instrument: u}], addressees: "who == 'pns'", conduct: paid}
  - {id: s, category: campaigning, nature: disiplin, title: {id: A, en: A}, basis: [{instrument: u}], conduct: leave}
$1
RULES
}
rules "" > "$scratch/old.yaml"
rules 'constraints: [{id: k, implies: {if: paid, then: "who == '"'pns'"'"}}]' > "$scratch/new.yaml"
netral prove "$scratch/old.yaml" "$scratch/new.yaml" | sed 's/; [0-9.]* s$/; TIME/'
exit ${PIPESTATUS[0]}
