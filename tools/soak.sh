#!/usr/bin/env bash
# The tests of faults in their long form, on SQLite and on a PostgreSQL of our own: 200 kills, 10,000 seeds, 50,000 mutated
# updates. Takes an hour or so.
set -euo pipefail
cd "$(dirname "$0")/.."
tools/setup.sh test
# shellcheck source=tools/target.sh
. tools/target.sh
export PATH="$HOME/.cargo/bin:$PATH"
take_target
cargo test -q --no-run -p backend -p server --tests
# shellcheck source=tools/postgres.sh
. tools/postgres.sh
trap stop_postgres EXIT
start_postgres
export AYUMI_SOAK=1
# The figures are said by the tests themselves.
cargo test -p backend --test it -- --nocapture --test-threads=1 live:: inquiry::races:: archive::
cargo test -p server --test it -- --nocapture --test-threads=1 live:: full::
