#!/usr/bin/env bash
# Builds what is missing, loads a sample where the database is empty, and serves.
#   usage: tools/run.sh musashino|mihon
set -euo pipefail
cd "$(dirname "$0")/.."
sample=${1:-musashino}
data=data
[ "$sample" = musashino ] || data=data/$sample
tools/build.sh
target/ayumi/ayumi sample "$sample" --data "$data" --if-empty
exec target/ayumi/ayumi serve --data "$data" --listen 127.0.0.1:3000
