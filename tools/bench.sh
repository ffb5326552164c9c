#!/usr/bin/env bash
# What pages cost, beside the least that could answer the same; how long a key takes to the other screens, beside stock
# servers from npm: the release build, in one run on this machine, which should have nothing else to do.
#   usage: tools/bench.sh [pages|typists]
#   in the environment: LIST, a printed list to take in besides; TYPISTS, numbers of them (20 120 400 1000)
set -euo pipefail
cd "$(dirname "$0")/.."
part=${1:-both}
case $part in both|pages|typists) ;; *) sed -n 's/^#   //p' "$0" >&2; exit 2 ;; esac
tools/build.sh
export AYUMI_BENCH_BINARY=$PWD/target/ayumi/ayumi
CACHE=${AYUMI_CACHE:-$HOME/.cache/ayumi}
# shellcheck source=tools/target.sh
. tools/target.sh

measure_pages() {
  tools/setup.sh test
  # As `cargo leptos` builds the server, so that what it has built is found.
  ( . "$(tools/setup.sh env)"
    export RUSTFLAGS='--cfg erase_components' LEPTOS_OUTPUT_NAME=ayumi
    take_target
    cargo build -q --profile server-release -p pages
    leave_target )
  export AYUMI_BENCH_BROWSER=$PWD/tools/bench/pages/browser.mjs
  "$CARGO_TARGET_DIR/server-release/pages" ${LIST:+"$LIST"}
}

measure_typists() {
  export AYUMI_BENCH_NPM
  AYUMI_BENCH_NPM=$CACHE/bench-$(cat tools/bench/npm/package-lock.json tools/bench/npm/hocuspocus.mjs | sha256sum | cut -c1-12)
  if [ ! -d "$AYUMI_BENCH_NPM/node_modules" ]; then
    echo "make bench: npm ci y-websocket, Hocuspocus (servers to measure beside)" >&2
    rm -rf "$AYUMI_BENCH_NPM.new"; mkdir -p "$AYUMI_BENCH_NPM.new"
    cp tools/bench/npm/{package.json,package-lock.json,.npmrc,hocuspocus.mjs} "$AYUMI_BENCH_NPM.new/"
    npm ci --silent --prefix "$AYUMI_BENCH_NPM.new" >&2
    mv "$AYUMI_BENCH_NPM.new" "$AYUMI_BENCH_NPM"
  fi
  ( export PATH="$HOME/.cargo/bin:$PATH"
    take_target
    cargo build -q --profile server-release -p typists
    leave_target )
  # Each typist is a connection.
  ulimit -n "$(ulimit -Hn)"
  # shellcheck disable=SC2086 # several numbers
  "$CARGO_TARGET_DIR/server-release/typists" ${TYPISTS:-20 120 400 1000}
}

[ "$part" = typists ] || measure_pages
[ "$part" = pages ] || measure_typists
