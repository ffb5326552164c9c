# The cargo target folder that clones share, so that a second one finds what the first has built. To be sourced.
#   take_target   waits until nobody else builds there, and makes cargo see what is not as it was built last
#   leave_target
# Cargo tells stale code by the times of files alone, and gives two clones the same names in one folder: what another
# clone, or another state of this one, has built since would pass for what stands here. So what differs gets a new time.
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-${AYUMI_CACHE:-$HOME/.cache/ayumi}/target}

take_target() {
  local seen=$CARGO_TARGET_DIR/.ayumi-sources
  mkdir -p "$CARGO_TARGET_DIR"
  if command -v flock >/dev/null; then
    exec 8>"$CARGO_TARGET_DIR/.ayumi-lock"
    flock -n 8 || { echo "ayumi build: waiting for another build in $CARGO_TARGET_DIR" >&2; flock 8; }
  fi
  { echo "$PWD"; find app server tools/bench Cargo.toml Cargo.lock -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum; } > "$seen.$$"
  if [ "$(head -1 "$seen" 2>/dev/null)" = "$PWD" ]; then
    LC_ALL=C comm -13 <(LC_ALL=C sort "$seen") <(LC_ALL=C sort "$seen.$$") | cut -c67- | tr '\n' '\0' | xargs -0 -r touch -c --
  else
    find app server tools/bench -name '*.rs' -exec touch {} +
  fi
  mv "$seen.$$" "$seen"
}

# The lock goes even where something started meanwhile holds the file open.
leave_target() {
  if command -v flock >/dev/null; then flock -u 8; fi
}
