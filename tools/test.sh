#!/usr/bin/env bash
# Everything that must hold: format, lints, Rust tests on SQLite and on a PostgreSQL of our own, the browser.
set -euo pipefail
cd "$(dirname "$0")/.."
tools/setup.sh test
# What the release build needs takes longest to install and is needed last.
tools/setup.sh run & setup=$!
trap 'pkill -P "$setup" || true; kill "$setup" 2>/dev/null || true; stop_postgres' EXIT
stop_postgres() { :; }
# shellcheck source=tools/target.sh
. tools/target.sh
export PATH="$HOME/.cargo/bin:$PATH"
take_target

cargo fmt --all --check
# As `cargo clippy` does it, but what it has looked at is built as well: a check of its own would go through all crates
# once more.
RUSTC_WORKSPACE_WRAPPER=$(command -v clippy-driver)
export RUSTC_WORKSPACE_WRAPPER CLIPPY_ARGS=-Dwarnings__CLIPPY_HACKERY__
cargo test -q --no-run --workspace --all-targets

# shellcheck source=tools/postgres.sh
. tools/postgres.sh
start_postgres
if cargo nextest --version >/dev/null 2>&1; then
  cargo nextest run --workspace --no-tests=fail
else
  # One at a time: each test has a runtime of its own, as each has a process under nextest, and pages that are drawn in
  # several of them at once may wait for each other.
  RUST_TEST_THREADS=1 cargo test --workspace --lib --bins --tests --no-fail-fast # what nextest runs; there are no examples in the docs
fi
leave_target
unset RUSTC_WORKSPACE_WRAPPER CLIPPY_ARGS
wait "$setup"

# The browser, against the build that `make run` makes. The tests bring their own databases.
tools/build.sh
tools/sizes.sh
unset DATABASE_URL
cd end2end
npx playwright test
