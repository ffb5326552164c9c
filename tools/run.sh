#!/usr/bin/env bash
# Builds what is missing, loads a sample where the database is empty, and serves.
#   usage: tools/run.sh musashino|mihon
set -euo pipefail
cd "$(dirname "$0")/.."
sample=${1:-musashino}
[ "$sample" = musashino ] && data=data || data=data/$sample
data=${AYUMI_DATA:-$data}
tools/build.sh
target/ayumi/ayumi sample "$sample" --data "$data" --if-empty
listen=${AYUMI_LISTEN:-127.0.0.1:3000}
# Signing in by plain HTTP is for this machine alone, or for people who are invented.
case "$sample $listen" in mihon\ * | *\ 127.*) insecure=--allow-insecure-http ;; *) insecure= ;; esac
# Where the folder has a city's own lists by now, nobody is invented; the pages are served all the same.
if [ "$sample" = mihon ]; then target/ayumi/ayumi demo --data "$data" --listen "$listen" || true; fi
exec target/ayumi/ayumi serve --data "$data" --listen "$listen" $insecure
