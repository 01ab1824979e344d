# SPDX-License-Identifier: Apache-2.0
#
# The records of examples/incidents, and what the program says of them: what a host is held against. Sourced by the
# parts of tests/hosts/run.sh; sets
#   records    one record a line
#   expected   what `netral classify --format jsonl` says of them
records=$work/records.jsonl
expected=$work/expected.jsonl
cat examples/incidents/*.jsonl >"$records"
"$NETRAL_PROGRAM" classify --rules rules/netralitas --format jsonl "$records" >"$expected"
