rules() {
    cat <<RULES
ruleset: x
version: "1"
facts:
  who: {type: enum, values: {pns: {}, kades: {}, lain: {}}}
  paid: {type: bool}
instruments: {u: {title: {id: U, en: U}}}
rules:
  - {id: r, category: campaigning, nature: disiplin, title: {id: A, en: A}, basis: [{instrument: u}], addressees: "$1", conduct: paid}
  - {id: meant, category: campaigning, nature: disiplin, effect: permits, title: {id: B, en: B}, basis: [{instrument: u}], addressees: "$2", conduct: paid}
RULES
}
rules "who == 'pns'" "who == 'kades'" > "$scratch/old.yaml"
rules "who != 'lain'" "who == 'kades'" > "$scratch/new.yaml"
netral prove "$scratch/old.yaml" "$scratch/new.yaml" --reach meant | sed 's/; [0-9.]* s$/; TIME/'
status=${PIPESTATUS[0]}
rules "who == 'pns'" "who == 'lain'" > "$scratch/old.yaml"
rules "who != 'lain'" "who == 'lain'" > "$scratch/new.yaml"
netral prove "$scratch/old.yaml" "$scratch/new.yaml" --reach meant | tail -1
echo "$status ${PIPESTATUS[0]}"
netral prove "$scratch/old.yaml" "$scratch/new.yaml" --reach nobody
