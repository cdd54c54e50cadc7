#!/bin/sh
# Rewrite the tables that something was erased from and that are too large to be rewritten while staff wait, so that
# no table holds its bytes any longer. PostgreSQL itself only marks the place of a removed row as free. Needs as much
# free disk as the events of the largest place take; that place's desks wait meanwhile, some seconds for each GB.
#
#     scrub.sh        PGHOST and PGUSER say whom to ask
set -eu
bin=${AKUTDESK_PG_BIN:-$(pg_config --bindir)}
ask() { "$bin/psql" --no-psqlrc --no-password --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 "$@"; }

ask --dbname postgres --command "SELECT datname FROM pg_database WHERE datname ~ '^akutdesk_[0-9a-f]{16}$'" |
while read -r database; do
    known="SELECT count(*) FROM information_schema.columns WHERE table_name = 'org' AND column_name = 'unwashed'"
    [ "$(ask --dbname "$database" --command "$known")" = 1 ] || continue
    unwashed=$(ask --dbname "$database" --command "SELECT unwashed FROM org")
    [ "${unwashed:-0}" != 0 ] || continue
    ask --dbname "$database" --command "VACUUM (FULL) keywrap" --command "VACUUM (FULL) event"
    ask --dbname "$database" --command "UPDATE org SET unwashed = 0 WHERE unwashed = $unwashed"
done
ask --dbname postgres --command CHECKPOINT
