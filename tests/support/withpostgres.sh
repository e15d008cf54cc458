#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# withpostgres.sh COMMAND...: runs it with a PostgreSQL of its own in a folder that vanishes afterwards, reached by a socket in there
# and named by CASEMENT_TEST_DATABASE.
set -euo pipefail

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[[ -n $bin ]] || bin=$(dirname -- "$(command -v initdb)")
folder=$(mktemp -d /tmp/casement-pg.XXXXXX) # a socket's path is short
as=()
if [[ $(id -u) == 0 ]]; then # the server refuses to run as root
    chown postgres "$folder"
    as=(runuser -u postgres --)
fi
cleanup() {
    cd /
    "${as[@]}" "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf -- "$folder"
}
trap cleanup EXIT

cd -- "$folder"
"${as[@]}" "$bin/initdb" -D "$folder/data" -A trust -U casement -E UTF8 --locale=C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1 \
    || { cat "$folder/initdb.log" >&2; exit 1; }
"${as[@]}" "$bin/pg_ctl" -D "$folder/data" -w -t 60 -l "$folder/data/server.log" -o "-k $folder -c listen_addresses='' -c fsync=${CASEMENT_TEST_FSYNC:-off} -c max_connections=200" start >/dev/null \
    || { cat "$folder/data/server.log" >&2; exit 1; }
cd - >/dev/null
export PGHOST=$folder PGUSER=casement
export CASEMENT_TEST_DATABASE="postgresql:///postgres?host=$folder&user=casement"
"$@"
