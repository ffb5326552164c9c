#!/usr/bin/env bash
# What the build sends to browsers stays within its budget: bytes are the same on every machine, times are not. A budget is
# raised here, by hand and with a reason in the commit, or the file gets smaller.
set -euo pipefail
cd "$(dirname "$0")/.."
PKG=${1:-target/ayumi/site}/pkg
# kind | most bytes with brotli | names; readers get the first four, who points at a chart a quarter of the next and,
# where it has to be drawn again, the rest; the editor is for those who write.
BUDGETS='
app, wasm      | 122000 | ayumi.*.wasm
app, js        |  10000 | ayumi.*.js
app, css       |  18000 | ayumi.*.css
chunk loader   |   2000 | __wasm_split.*.js __wasm_split_manifest.*.json
charts, later  |  92000 | split_read_charts_*.wasm split_redraw_charts_*.wasm chunk_*.wasm
editor         | 420000 | split_write_*.wasm'
wrong=0
fail() { echo "sizes: $*" >&2; wrong=1; }
bytes() { cat "$@" | wc -c; }

[ -d "$PKG" ] || { echo "sizes: there is no $PKG" >&2; exit 1; }
# Types for programmers, which no page asks for.
mapfile -t left < <(cd "$PKG" && find . -type f ! -name '*.ts' ! -name '*.ts.br' ! -name '*.ts.gz' ! -name '*.br' ! -name '*.gz' -printf '%P\n' | LC_ALL=C sort)
printf '%-14s %9s %9s %9s %9s\n' 'bytes' plain gzip brotli budget
plain_sum=0 gzip_sum=0 brotli_sum=0
while IFS='|' read -r kind most names; do
  [ -n "$kind" ] || continue
  kind=$(echo $kind) most=$((most)) found=() rest=()
  for file in "${left[@]}"; do
    taken=0
    for name in $names; do
      # shellcheck disable=SC2053 # a pattern is meant
      [[ $file == $name ]] && taken=1
    done
    if [ $taken = 1 ]; then found+=("$PKG/$file"); else rest+=("$file"); fi
  done
  left=(${rest[@]+"${rest[@]}"})
  if [ ${#found[@]} = 0 ]; then fail "$kind: no file is called$names"; continue; fi
  whole=1
  for file in "${found[@]}"; do
    for ending in br gz; do
      [ -s "$file.$ending" ] || { fail "$file.$ending is missing: the server would send the file as it is"; whole=0; }
    done
  done
  [ $whole = 1 ] || continue
  plain=$(bytes "${found[@]}") gzip=$(bytes "${found[@]/%/.gz}") brotli=$(bytes "${found[@]/%/.br}")
  printf '%-14s %9d %9d %9d %9d\n' "$kind" "$plain" "$gzip" "$brotli" "$most"
  [ "$brotli" -le "$most" ] || fail "$kind: $brotli bytes with brotli, budget $most"
  if [ "$kind" != editor ]; then
    plain_sum=$((plain_sum + plain)) gzip_sum=$((gzip_sum + gzip)) brotli_sum=$((brotli_sum + brotli))
  fi
done <<< "$BUDGETS"
printf '%-14s %9d %9d %9d\n' 'readers' "$plain_sum" "$gzip_sum" "$brotli_sum"
[ ${#left[@]} = 0 ] || fail "no budget for ${left[*]}: tools/sizes.sh has to name it"

for css in "$PKG"/ayumi.*.css; do
  [ -f "$css" ] || continue
  ! grep -qF '/*' "$css" || fail "$css has comments: it is not minified"
  [ "$(wc -l < "$css")" -le 1 ] || fail "$css has line breaks: it is not minified"
  ! grep -q '  ' "$css" || fail "$css has runs of spaces: it is not minified"
done
exit $wrong
