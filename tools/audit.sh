#!/usr/bin/env bash
# Advisories against the locked crates; installs cargo-audit into the cache where it is missing.
set -euo pipefail
cd "$(dirname "$0")/.."
CACHE=${AYUMI_CACHE:-$HOME/.cache/ayumi}
export PATH="$CACHE/tools/bin:$HOME/.cargo/bin:$PATH"
SOURCE=https://github.com/RustSec/advisory-db.git
if ! command -v cargo-audit >/dev/null; then
  echo "make audit: cargo install cargo-audit (reads the advisories; some minutes, once)" >&2
  CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    CARGO_TARGET_DIR=$CACHE/tools-target cargo install -q cargo-audit --locked --root "$CACHE/tools"
  rm -rf "$CACHE/tools-target"
fi
if ! GIT_TERMINAL_PROMPT=0 timeout 30 git ls-remote -q "$SOURCE" HEAD >/dev/null 2>&1; then
  echo "make audit: the source of advisories ($SOURCE) could not be reached; nothing was checked" >&2
  exit 1
fi
cargo audit
