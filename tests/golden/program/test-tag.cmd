cat > $scratch/x.cases.yaml <<'END'
cases:
  - name: a civil servant posts in public
    tags: [quick]
    record: {who: {status: pns}, act: {day: 2024-10-01, kinds: [post], public: true}}
    expect: {verdict: indicated, holds: [c.1], open: [c.2]}
  - name: a speech before three
    record: {who: {status: kades}, act: {day: 2024-10-01, kinds: [speech], persons: 3}}
    expect: {holds: [c.3]}
END
netral test tests/golden/classify $scratch/x.cases.yaml --tag quick
