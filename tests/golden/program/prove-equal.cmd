netral prove tests/golden/classify tests/golden/classify | sed 's/; [0-9.]* s$/; TIME/'
exit ${PIPESTATUS[0]}
