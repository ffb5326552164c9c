#!/usr/bin/env bash
# Leaves everything that a build ("run") or the tests beside it ("test") need; installs only what is missing and says
# so, a line a step. Safe to run again and at the same time from two clones.
#   usage: tools/setup.sh run|test      then, after run: . "$(tools/setup.sh env)"
set -euo pipefail
cd "$(dirname "$0")/.."
CACHE=${AYUMI_CACHE:-$HOME/.cache/ayumi}
ENV=$CACHE/env.sh
TARGET=wasm32-unknown-unknown
CARGO_LEPTOS=0.3.11
[ "${1:-run}" = env ] && { echo "$ENV"; exit 0; }
WANT=${1:-run}
mkdir -p "$CACHE"

say() { printf 'ayumi set-up: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# One set-up at a time; mkdir is atomic where flock isn't there (macOS).
if command -v flock >/dev/null; then
  exec 9>"$CACHE/setup.lock"
  flock -n 9 || { say "waiting for another set-up in $CACHE"; flock 9; }
else
  until mkdir "$CACHE/setup.lock.d" 2>/dev/null; do sleep 1; done
  trap 'rmdir "$CACHE/setup.lock.d"' EXIT
fi

root() { if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else die "needs root for: $*"; fi; }
updated=
apt_install() { # why packages…
  local why=$1 missing=() p; shift
  for p in "$@"; do dpkg-query -W -f '${Status}\n' "$p" 2>/dev/null | grep -q 'install ok installed' || missing+=("$p"); done
  [ ${#missing[@]} = 0 ] && return
  [ -n "$updated" ] || { say "apt-get update (package lists)"; root apt-get -qq update; updated=1; }
  say "apt-get install ${missing[*]} ($why)"
  root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${missing[@]}" >/dev/null
}

command -v cargo >/dev/null || [ -x "$HOME/.cargo/bin/cargo" ] || die "missing: Rust; install the stable toolchain with rustup, then run this again"
command -v node >/dev/null || die "missing: Node.js 20 or newer"
[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || die "missing: Node.js 20 or newer (found $(node --version))"
command -v npm >/dev/null || die "missing: npm"
export PATH="$HOME/.cargo/bin:$PATH"

if command -v apt-get >/dev/null; then
  apt_install "C compiler for the embedded SQLite" gcc libc6-dev make
  command -v sha256sum >/dev/null || apt_install "sha256sum" coreutils
  dpkg-query -W -f '${Status}' fonts-noto-cjk 2>/dev/null | grep -q 'install ok installed' ||
    apt_install "Japanese font for charts as PNG" fonts-ipaexfont-gothic
  if [ "$WANT" = test ]; then
    command -v chromium >/dev/null || command -v chromium-browser >/dev/null || apt_install "real browser for the tests" chromium
    apt_install "Japanese glyphs for the browser" fonts-noto-cjk
    [ -n "$(ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null)" ] || apt_install "the second database of the tests" postgresql
  fi
else
  command -v cc >/dev/null || die "missing: a C compiler (macOS: xcode-select --install)"
  if [ "$WANT" = test ]; then
    command -v initdb >/dev/null || die "missing: PostgreSQL (macOS: brew install postgresql@17)"
  fi
fi

if [ "$WANT" = test ]; then
  for part in rustfmt clippy-driver; do
    "$part" --version >/dev/null 2>&1 && continue
    say "rustup component add ${part%-driver} (format and lints)"
    rustup component add "${part%-driver}" >&2 || die "missing: ${part%-driver}; add it to the Rust toolchain, then run this again"
  done
  if ! cmp -s end2end/package-lock.json end2end/node_modules/.ayumi-lock; then
    say "npm ci end2end (Playwright, axe)"
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --silent --prefix end2end >&2; cp end2end/package-lock.json end2end/node_modules/.ayumi-lock
  fi
  exit
fi

# The browser's target: rustup's where it can be downloaded and the compiler is new enough for cargo-leptos,
# else Debian's rustc-web with std built once from its sources.
newer() { [ "$(printf '%s\n' "$1" "$2" | sort -V | head -1)" = "$1" ]; }
has_std() { compgen -G "$(rustup run stable rustc --print target-libdir --target $TARGET 2>/dev/null)/libstd-*.rlib" >/dev/null; }
with_rustup() {
  command -v rustup >/dev/null || return 1
  newer 1.96 "$(rustup run stable rustc -V | cut -d' ' -f2)" || return 1
  has_std && return
  say "rustup target add $TARGET (browser code; 60 s at most)"
  RUSTUP_MAX_RETRIES=0 timeout 60 rustup target add --toolchain stable $TARGET </dev/null >/dev/null 2>&1 || return 1
  has_std
}
with_debian() {
  command -v apt-get >/dev/null || die "missing: target $TARGET for a stable Rust of 1.96 or newer (rustup update stable; rustup target add $TARGET)"
  local linker; linker=$(apt-cache pkgnames lld- 2>/dev/null | grep -E '^lld-[0-9]+$' | sort -V | tail -1)
  apt_install "Rust for the browser, as rustup's is not to be had or too old" rustc-web cargo-web rust-web-src
  [ -n "$linker" ] || { root apt-get -qq update; linker=$(apt-cache pkgnames lld- | grep -E '^lld-[0-9]+$' | sort -V | tail -1); }
  apt_install "linker for the browser's code" "$linker"
  local version sysroot lib stamp work
  version=$(/usr/bin/rustc -V); sysroot=$(/usr/bin/rustc --print sysroot)
  lib=$sysroot/lib/rustlib/$TARGET/lib; stamp=$lib/.ayumi-std
  local host; host=$(/usr/bin/rustc -vV | sed -n 's/^host: //p')
  if [ ! -x "$sysroot/lib/rustlib/$host/bin/rust-lld" ]; then
    root mkdir -p "$sysroot/lib/rustlib/$host/bin"
    root ln -sfn "/usr/bin/$linker" "$sysroot/lib/rustlib/$host/bin/rust-lld"
  fi
  [ "$(cat "$stamp" 2>/dev/null)" = "$version" ] && return
  say "building std for $TARGET from rust-web-src (once, half a minute)"
  work=$(mktemp -d); mkdir -p "$work/src"; : > "$work/src/lib.rs"
  printf '[package]\nname="s"\nversion="0.0.0"\nedition="2021"\n[lib]\ncrate-type=["rlib"]\n' > "$work/Cargo.toml"
  ( cd "$work"; PATH=/usr/bin:$PATH RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes CARGO_TARGET_DIR=$work/t \
      /usr/bin/cargo build -q --release -Zbuild-std=std,panic_abort,test --target $TARGET >&2 )
  root rm -rf "$lib"; root mkdir -p "$lib"
  root cp "$work/t/$TARGET/release/deps"/lib*.rlib "$work/t/$TARGET/release/deps"/lib*.rmeta "$lib"/
  root rm -f "$lib"/libs-*
  echo "$version" | root tee "$stamp" >/dev/null; rm -rf "$work"
}
if with_rustup; then
  RUST='export PATH="$HOME/.cargo/bin:$PATH" RUSTUP_TOOLCHAIN=stable'
else
  with_debian
  RUST='export PATH="/usr/bin:$HOME/.cargo/bin:$PATH"; unset RUSTUP_TOOLCHAIN'
fi
eval "$RUST"

TOOLS=$CACHE/tools
# The tools are built to be there soon, not to be fast: their own profiles take minutes more and 6 GB of memory.
install_tool() { # crate version opt-level [arguments…]
  local crate=$1 version=$2 level=$3; shift 3
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=$level \
    CARGO_TARGET_DIR=$CACHE/tools-target \
    cargo install -q "$crate" --version "=$version" --root "$TOOLS" --force "$@"
  rm -rf "$CACHE/tools-target"
}
if [ "$("$TOOLS/bin/cargo-leptos" --version 2>/dev/null)" != "cargo-leptos $CARGO_LEPTOS" ]; then
  say "cargo install cargo-leptos $CARGO_LEPTOS (builds server and browser code; some minutes, once)"
  install_tool cargo-leptos "$CARGO_LEPTOS" 0 --locked --features no_downloads
fi
BINDGEN=$(sed -n '/^name = "wasm-bindgen"$/{n;s/version = "\(.*\)"/\1/p;}' Cargo.lock)
if [ "$("$TOOLS/bin/wasm-bindgen" --version 2>/dev/null)" != "wasm-bindgen $BINDGEN" ]; then
  say "cargo install wasm-bindgen-cli $BINDGEN (the locked version, a minute)"
  install_tool wasm-bindgen-cli "$BINDGEN" 1 --bin wasm-bindgen
fi
NPM=$CACHE/npm-$(sha256sum tools/npm/package-lock.json | cut -c1-12)
if [ ! -x "$NPM/node_modules/.bin/wasm-opt" ]; then
  say "npm ci binaryen (wasm-opt)"
  mkdir -p "$NPM"; cp tools/npm/package.json tools/npm/package-lock.json "$NPM"; npm ci --silent --prefix "$NPM" >&2
fi

{
  echo "$RUST"
  echo "export PATH=\"$TOOLS/bin:$NPM/node_modules/.bin:\$PATH\""
  echo "export CARGO_TARGET_DIR=\"\${CARGO_TARGET_DIR:-$CACHE/target}\""
} > "$ENV.$$"
mv "$ENV.$$" "$ENV"
