cat > $scratch/x.cases.yaml <<'END'
cases:
  - name: nothing is known of the public
    record: {who: {status: pns}, act: {day: 2024-10-01, kinds: [post]}}
    expect: {verdict: indicated, holds: [c.1]}
END
netral test tests/golden/classify $scratch/x.cases.yaml
