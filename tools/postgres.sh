# A PostgreSQL of our own on a temporary folder, for one run of the tests. Sourced: start_postgres sets DATABASE_URL.
start_postgres() {
  local bin port
  bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
  [ -n "$bin" ] || bin=$(dirname "$(command -v initdb)")
  PG_FOLDER=$(mktemp -d)
  PG_BIN=$bin
  # The server refuses to run as root.
  if [ "$(id -u)" = 0 ]; then
    id postgres >/dev/null 2>&1 || useradd --system postgres
    chown postgres "$PG_FOLDER"; PG_AS="runuser -u postgres --"
  else
    PG_AS=
  fi
  port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
  ( cd "$PG_FOLDER"
    $PG_AS "$bin/initdb" -D "$PG_FOLDER/data" -U ayumi --auth=trust --encoding=UTF8 --locale=C --no-sync >/dev/null
    $PG_AS "$bin/pg_ctl" -D "$PG_FOLDER/data" -w -l "$PG_FOLDER/log" \
      -o "-c listen_addresses=127.0.0.1 -p $port -k $PG_FOLDER -c fsync=off -c max_connections=200" start >/dev/null
    "$bin/createdb" -h 127.0.0.1 -p "$port" -U ayumi ayumi )
  export DATABASE_URL=postgres://ayumi@127.0.0.1:$port/ayumi
}
stop_postgres() {
  [ -n "${PG_FOLDER:-}" ] || return 0
  ( cd "$PG_FOLDER" && $PG_AS "$PG_BIN/pg_ctl" -D "$PG_FOLDER/data" -m immediate stop >/dev/null 2>&1 ) || true
  rm -rf "$PG_FOLDER"
}
