#!/bin/sh
# Restore the newest backup somewhere else, look at every event in it, and publish how far it reaches.
#
#     check-backup.sh /var/backups/akutdesk postgresql://akutdesk@/akutdesk?host=/run/postgresql
#
# The second word is the database that serves. Ends non-zero, and publishes nothing, if the backup is bad:
# that is the alarm. Needs room for one copy of everything under TMPDIR.
set -eu
place=$1
live=$2
bin=${AKUTDESK_PG_BIN:-$(pg_config --bindir)}
akutdesk=${AKUTDESK:-akutdesk}
scratch=$(mktemp -d)
trap '"$bin/pg_ctl" stop -D "$scratch/data" -m immediate -s >"$scratch/end" 2>&1 || true; rm -rf "$scratch"' EXIT

newest=$(find "$place/base" -mindepth 1 -maxdepth 1 -name '*Z' | sort | tail -n 1)
[ -n "$newest" ] || { echo "check-backup: no backup in $place" >&2; exit 1; }
cp -a "$newest" "$scratch/data"
chmod 700 "$scratch" "$scratch/data"
touch "$scratch/data/recovery.signal"
rm -f "$scratch/data/standby.signal" "$scratch/data/postgresql.auto.conf"

# Its own settings: nothing listens but a socket in a folder that only this user may enter.
cat > "$scratch/data/postgresql.conf" <<END
listen_addresses = ''
unix_socket_directories = '$scratch'
hba_file = '$scratch/data/pg_hba.conf'
restore_command = 'cp "$place/wal/%f" "%p"'
archive_mode = off
hot_standby = off
fsync = off
END
echo "local all all trust" > "$scratch/data/pg_hba.conf"

"$bin/pg_ctl" start -D "$scratch/data" -l "$scratch/log" -w -t 3600 -s || { cat "$scratch/log" >&2; exit 1; }
# the same roles and databases, behind another socket
user=$(printf %s "$live" | sed -n 's,^postgresql://\([^:@/]*\)[:@].*,\1,p')
name=$(printf %s "$live" | sed -n 's,^postgresql://[^/]*/\([^?]*\).*,\1,p')
"$akutdesk" central check-backup --database "$live" --restored "postgresql://$user@/$name?host=$scratch"
