cat > "$scratch/overlay.yaml" <<'OVERLAY'
overlay: more
title: {id: a, en: a}
override:
  c.3: {when: "act.persons > 5", reason: only before more}
  c.6: {sanctions: {one_of: [s.ringan]}, reason: milder}
OVERLAY
netral prove tests/golden/classify tests/golden/classify --overlay-after "$scratch/overlay.yaml" --lang en |
    sed 's/; [0-9.]* s$/; TIME/'
exit ${PIPESTATUS[0]}
