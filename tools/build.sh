#!/usr/bin/env bash
# Optimised server and browser code into target/ayumi: the binary and its site folder, which is all a closed network
# needs. Does nothing where sources, lock files and tool versions are as they were.
set -euo pipefail
cd "$(dirname "$0")/.."
CACHE=${AYUMI_CACHE:-$HOME/.cache/ayumi}
OUT=target/ayumi
tree() {
  find app server style public tools Cargo.toml Cargo.lock -type f -not -path '*/node_modules/*' -not -path '*/tests/*' -print0 \
    | LC_ALL=C sort -z | xargs -0 sha256sum
}
stamp() { { tree; cat "$CACHE/env.sh"; "$1/cargo-leptos" --version; "$1/wasm-bindgen" --version; rustc -V; } | sha256sum | cut -d' ' -f1; }

if [ -f "$CACHE/env.sh" ]; then
  . "$CACHE/env.sh"
  [ -x "$OUT/ayumi" ] && [ "$(cat "$OUT/stamp" 2>/dev/null)" = "$(stamp "$CACHE/tools/bin" 2>/dev/null)" ] && exit 0
fi
tools/setup.sh run
. "$(tools/setup.sh env)"
echo "ayumi build: server and browser code, optimised (some minutes the first time)" >&2
# shellcheck source=tools/target.sh
. tools/target.sh
take_target
# Taken before: a file that changes during the build is built the next time.
now=$(stamp "$CACHE/tools/bin")
rm -rf target/site; mkdir -p target/site
# Side by side: each of the two leaves a core idle for minutes. Ctrl-C does not reach what runs in the background.
cargo leptos build --release --split --precompress --frontend-only >&2 & front=$!
trap 'pkill -P "$front" || true; kill "$front" 2>/dev/null || true' EXIT
cargo leptos build --release --server-only >&2
wait "$front"
trap - EXIT
rm -rf "$OUT.new"; mkdir -p "$OUT.new"
cp "$CARGO_TARGET_DIR/server-release/ayumi" "$OUT.new/"
cp -R target/site "$OUT.new/site"
cp "$CARGO_TARGET_DIR/server-release/hash.txt" "$OUT.new/site/"
echo "$now" > "$OUT.new/stamp"
rm -rf "$OUT"; mv "$OUT.new" "$OUT"
