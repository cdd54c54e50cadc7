#!/bin/sh
# PostgreSQL's archive_command: keep a finished piece of the log, durably, and never over another one.
#
#     archive_command = '/usr/share/akutdesk/deploy/archive-wal.sh /var/backups/akutdesk "%p" "%f"'
set -eu
from=$2
to=$1/wal/$3

if [ -e "$to" ]; then
    exec cmp -s "$from" "$to"
fi
cp "$from" "$to.new"
sync "$to.new"
mv "$to.new" "$to"
sync "$1/wal"
