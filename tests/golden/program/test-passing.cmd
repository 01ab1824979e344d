cat > $scratch/x.cases.yaml <<'END'
cases:
  - name: a civil servant posts in public
    record: {who: {status: pns}, act: {day: 2024-10-01, kinds: [post], public: true}}
    expect: {verdict: indicated, holds: [c.1], open: [c.2]}
END
netral test tests/golden/classify $scratch/x.cases.yaml --untested
