#!/usr/bin/env bash
# Everything that must hold: format, lints, Rust tests on SQLite and on a PostgreSQL of our own, the browser.
set -euo pipefail
cd "$(dirname "$0")/.."
tools/setup.sh test
# shellcheck source=tools/target.sh
. tools/target.sh
export PATH="$HOME/.cargo/bin:$PATH"
take_target

cargo fmt --all --check
cargo clippy -q --workspace --all-targets -- -D warnings

# shellcheck source=tools/postgres.sh
. tools/postgres.sh
trap stop_postgres EXIT
start_postgres
if cargo nextest --version >/dev/null 2>&1; then
  cargo nextest run --workspace --no-tests=fail
else
  # One at a time: each test has a runtime of its own, as each has a process under nextest, and pages that are drawn in
  # several of them at once may wait for each other.
  RUST_TEST_THREADS=1 cargo test --workspace --lib --bins --tests --no-fail-fast # what nextest runs; there are no examples in the docs
fi
leave_target

# The browser, against the build that `make run` makes. The tests bring their own databases.
tools/build.sh
unset DATABASE_URL
cd end2end
npx playwright test
