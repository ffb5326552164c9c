#!/usr/bin/env bash
# How long a key takes to the other screens, and what the server spends: the release build beside stock servers from npm, in
# one run on this machine, which should have nothing else to do.
#   usage: tools/bench.sh [numbers of typists]      (20 120 400 1000)
set -euo pipefail
cd "$(dirname "$0")/.."
tools/build.sh
CACHE=${AYUMI_CACHE:-$HOME/.cache/ayumi}
export AYUMI_BENCH_NPM AYUMI_BENCH_BINARY=$PWD/target/ayumi/ayumi
AYUMI_BENCH_NPM=$CACHE/bench-$(cat tools/bench/npm/package-lock.json tools/bench/npm/hocuspocus.mjs | sha256sum | cut -c1-12)
if [ ! -d "$AYUMI_BENCH_NPM/node_modules" ]; then
  echo "make bench: npm ci y-websocket, Hocuspocus (servers to measure beside)" >&2
  rm -rf "$AYUMI_BENCH_NPM.new"; mkdir -p "$AYUMI_BENCH_NPM.new"
  cp tools/bench/npm/{package.json,package-lock.json,.npmrc,hocuspocus.mjs} "$AYUMI_BENCH_NPM.new/"
  npm ci --silent --prefix "$AYUMI_BENCH_NPM.new" >&2
  mv "$AYUMI_BENCH_NPM.new" "$AYUMI_BENCH_NPM"
fi
# shellcheck source=tools/target.sh
. tools/target.sh
export PATH="$HOME/.cargo/bin:$PATH"
take_target
cargo build -q --release -p typists
leave_target
# Each typist is a connection.
ulimit -n "$(ulimit -Hn)"
[ $# -gt 0 ] || set -- 20 120 400 1000
"$CARGO_TARGET_DIR/release/typists" "$@"
