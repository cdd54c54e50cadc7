"""The store's calls about keys and membership: the PC's own secrets, and the org's signed statements."""

from __future__ import annotations

import sqlite3

from akutdesk.domain.record import RecordId
from akutdesk.storage.errors import StatementsMoved
from akutdesk.storage.live_file import LiveFile
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.writer import EPOCH_KEY
from akutdesk.wire import membership, statement


class DeskKeys(LiveFile):
    """What the vault and the staff list need of the database. Only the program's own parts call these."""

    def secret(self, name: str) -> bytes | None:
        """A secret of this PC (org, device, device_key, kem_key, inbox_key, audit_public), or None."""
        row = self._file.db.execute("SELECT value FROM secret WHERE name = ?", (name,)).fetchone()
        return None if row is None else bytes(row[0])

    def keep_secret(self, name: str, value: bytes) -> None:
        """Keep a secret in the database, over one of the same name."""
        with self._file.transaction():
            self._file.db.execute(
                "INSERT OR REPLACE INTO secret (name, value) VALUES (?, ?)", (name, value)
            )

    def hold_log_key(self, bruger: RecordId, kem: bytes) -> bool:
        """Keep the log's private key in memory for somebody who may read it; False if they may not.

        `kem` is the person's own private key. Raises SealBrokenError if it is not.
        """
        org = membership.read_membership(self.statements())
        sealed = org.audit.seals.get(bruger) if org.audit else None
        if sealed is None:
            return False
        key = statement.open_audit(kem, sealed, org.org, bruger)
        self._file.presence.log_keys[bruger] = key
        return True

    def statements(self) -> tuple[bytes, ...]:
        """The org's signed statements, from the first on."""
        return _statements(self._file.db)

    def append_statements(self, signed: tuple[bytes, ...], index: int) -> None:
        """Add statements, the first of which has this index, in one transaction.

        An epoch key that is sealed to this PC is kept for the next start. Raises StatementsMoved if
        the chain has another length by now, StatementRefusedError and the like if one does not hold.
        """
        db = self._file.db
        with self._file.transaction():
            present = _statements(db)
            if len(present) != index:
                raise StatementsMoved
            state = membership.read_membership((*present, *signed))
            db.executemany(
                "INSERT INTO membership (idx, statement) VALUES (?, ?)",
                list(enumerate(signed, start=index)),
            )
            _keep_epoch_keys(self._file, state)


def _statements(db: sqlite3.Connection) -> tuple[bytes, ...]:
    rows = db.execute("SELECT statement FROM membership ORDER BY idx").fetchall()
    return tuple(bytes(row[0]) for row in rows)


def _keep_epoch_keys(file: OpenFile, state: membership.Membership) -> None:
    (kem_key,) = file.db.execute("SELECT value FROM secret WHERE name = 'kem_key'").fetchone()
    for number, epoch in state.epochs.items():
        if number not in file.writer.epoch_keys and file.writer.device in epoch.seals:
            key = state.epoch_key(file.writer.device, kem_key, number)
            file.db.execute(
                "INSERT OR REPLACE INTO secret (name, value) VALUES (?, ?)",
                (f"{EPOCH_KEY}{number}", key),
            )
