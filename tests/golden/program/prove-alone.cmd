cat > "$scratch/rules.yaml" <<'RULES'
ruleset: x
version: "1"
roles: {act_day: day}
facts:
  day: {type: date}
  who: {type: enum, values: {pns: {}, kades: {}}}
  paid: {type: bool}
  leave: {type: bool}
  name: {type: string}
instruments: {u: {title: {id: U, en: U}}}
rules:
  - {id: never, category: campaigning, nature: pidana, title: {id: A, en: A}, basis: [{instrument: u}], conduct: paid, when: "who == 'pns' && who == 'kades'"}
  - {id: wide, category: campaigning, nature: disiplin, title: {id: B, en: B}, basis: [{instrument: u}], conduct: paid}
  - {id: idle, category: campaigning, nature: disiplin, title: {id: C, en: C}, basis: [{instrument: u}], conduct: paid, when: leave}
  - {id: allows, category: campaigning, nature: disiplin, effect: permits, title: {id: D, en: D}, basis: [{instrument: u}], conduct: paid, when: "who == 'kades'"}
  - id: gaps
    category: campaigning
    nature: kode_etik
    title: {id: E, en: E}
    basis: [{instrument: u}]
    conduct: leave
    versions:
      - {v: one, to: 2024-06-30}
      - {v: two, from: 2024-07-02}
constraints:
  - {id: k, implies: {if: paid, then: "!leave || who == 'pns'"}}
invariants:
  - {id: kept, title: {id: a, en: a}, never: "paid && leave && who == 'kades'"}
  - {id: broken, title: {id: b, en: b}, never: "paid && leave"}
RULES
netral prove "$scratch/rules.yaml" | sed 's/; [0-9.]* s$/; TIME/'
exit ${PIPESTATUS[0]}
