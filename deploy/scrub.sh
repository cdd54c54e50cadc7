#!/bin/sh
# Rewrite the tables that held keys of records erased since yesterday, so that no file holds them any longer.
# PostgreSQL itself only marks the place of a removed row as free.
#
#     scrub.sh        PGHOST and PGUSER say whom to ask
set -eu
bin=${AKUTDESK_PG_BIN:-$(pg_config --bindir)}
ask() { "$bin/psql" --no-psqlrc --no-password --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 "$@"; }
yesterday="extract(epoch FROM now() - interval '25 hours') * 1000"

ask --dbname postgres --command "SELECT datname FROM pg_database WHERE datname ~ '^akutdesk_[0-9a-f]{16}$'" |
while read -r database; do
    [ "$(ask --dbname "$database" --command "SELECT to_regclass('tombstone') IS NOT NULL")" = t ] || continue
    erased=$(ask --dbname "$database" --command "SELECT count(*) FROM tombstone WHERE erased_ms > $yesterday")
    [ "$erased" = 0 ] || ask --dbname "$database" --command "VACUUM FULL keywrap"
done
ask --dbname postgres --command CHECKPOINT
