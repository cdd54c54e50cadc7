#!/bin/sh
# A base backup of the whole PostgreSQL, verified, and the end of those that are too old.
#
#     backup.sh /var/backups/akutdesk [days]
#
# Whom to ask is PostgreSQL's own business: PGHOST, PGUSER, PGPORT. `days` is how long anything is kept: the
# keys of an erased record are gone from here after that, so it is no longer than the policy says (35).
set -eu
place=$1
days=${2:-35}
bin=${AKUTDESK_PG_BIN:-$(pg_config --bindir)}
new=$place/base/$(date -u +%Y%m%dT%H%M%SZ)

mkdir -p "$place/base" "$place/wal"
rm -rf "$place"/base/*.new
"$bin/pg_basebackup" --pgdata="$new.new" --checkpoint=fast --wal-method=none --no-password
"$bin/pg_verifybackup" --no-parse-wal --quiet "$new.new"
sync -f "$new.new"
mv "$new.new" "$new"

find "$place/base" -mindepth 1 -maxdepth 1 -mtime "+$days" ! -path "$new" -exec rm -rf {} +
oldest=$(find "$place/base" -mindepth 1 -maxdepth 1 -name '*Z' | sort | head -n 1)
needed=$(sed -n 's/^START WAL LOCATION: .* (file \([0-9A-F]*\))$/\1/p' "$oldest/backup_label")
"$bin/pg_archivecleanup" "$place/wal" "$needed"
echo "$new"
