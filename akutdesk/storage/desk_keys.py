"""The store's calls about keys and membership: the PC's own secrets, and the org's signed statements."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date
from functools import partial

from akutdesk.domain.adgang import Adgang, gemmefunktion
from akutdesk.domain.adgangstid import Adgangstid
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.record import RecordId
from akutdesk.storage import adgangstid, noun_table, reach, unsaid, unsaid_deeds
from akutdesk.storage.errors import AccessOver, StatementsMoved
from akutdesk.storage.live_file import LiveFile
from akutdesk.storage.members import learn_epochs
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.save import save_all
from akutdesk.storage.saving import Saving
from akutdesk.wire import membership, statement
from akutdesk.wire.statement import Reach


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

        An epoch key that is sealed to this PC is kept. Raises StatementsMoved if
        the chain has another length by now, StatementRefusedError and the like if one does not hold.
        """
        with self._file.transaction():
            _append(self._file, signed, index)

    def append_with(
        self, adgang: Adgang, saving: Saving, signed: tuple[bytes, ...], index: int
    ) -> None:
        """As `append_statements`, and the record that says the same, in one transaction: both or neither.

        Raises what that one does and what `Records.save` does.
        """
        first = partial(_append, self._file, signed, index)
        save_all(self._file, adgang, (saving,), ret=gemmefunktion, first=first)

    def staff_records(self) -> tuple[Medarbejder, ...]:
        """The records of the staff, to know who unlocks, before anybody has."""
        return tuple(noun_table.select(self._file.db, Medarbejder, "ORDER BY nr", ()))

    def hold_adgang(
        self, tider: Mapping[bytes, Adgangstid], roller: Mapping[bytes, str] | None = None
    ) -> None:
        """Only these people may be in, each in their own time and with their own role (decision 0155)."""
        adgangstid.hold(self._file, tider, roller)

    def why_not(self, bruger: RecordId, rolle: str = "") -> AccessOver | None:
        """What keeps a person out now who came in with this role, or None."""
        return adgangstid.why_not(self._file, bruger, rolle)

    def turned_away(self, bruger: RecordId) -> bool:
        """Whether somebody who was in when their time ended wanted to open more since."""
        return bruger in self._file.presence.turned_away

    def was_told(self, bruger: RecordId) -> None:
        """They know now that they may not be in: what was refused before was no deed of theirs."""
        self._file.presence.turned_away.discard(bruger)

    def today(self) -> date:
        """The local day of the latest instant that is known here."""
        return adgangstid.today(self._file)

    def writers_of(self, device: bytes) -> tuple[bytes, ...]:
        """Every start of a PC of the org that is known here."""
        return reach.writers_of(self._file.db, device)

    def reach_here(self, device: bytes) -> tuple[Reach, ...]:
        """How far this file has a PC's events."""
        return reach.reach_here(self._file.db, device)

    def withheld(self, device: bytes) -> tuple[Reach, ...]:
        """How far a revoked PC's events would count if a leader let those in quarantine in; () for none (F72)."""
        return reach.withheld(self._file.db, device)

    def unsaid(self) -> tuple[unsaid.Wish, ...]:
        """What was said here about the staff and lost the race to its place, to be said again (F74)."""
        return unsaid.held(self._file.db)

    def still_unsaid(self, wishes: tuple[unsaid.Wish, ...]) -> None:
        """These are still to be said; the others have been."""
        with self._file.transaction():
            unsaid.keep(self._file.db, wishes)

    def unsaid_kits(self) -> unsaid.KitWish | None:
        """New recovery kits whose statement lost the race to its place, to be said again."""
        return unsaid.held_kits(self._file.db)

    def unsaid_deeds(self) -> unsaid_deeds.Deeds:
        """What was said here about PCs and legal holds and lost its place, to be said again."""
        return unsaid_deeds.held(self._file.db)

    def deeds_said(self) -> None:
        """It has been."""
        with self._file.transaction():
            unsaid_deeds.keep(self._file.db, unsaid_deeds.Deeds())

    def kits_said(self) -> None:
        """They have been."""
        with self._file.transaction():
            unsaid.keep_kits(self._file.db, None)


def _append(file: OpenFile, signed: tuple[bytes, ...], index: int) -> None:
    present = _statements(file.db)
    if len(present) != index:
        raise StatementsMoved
    state = membership.read_membership((*present, *signed))
    file.db.executemany(
        "INSERT INTO membership (idx, statement) VALUES (?, ?)",
        list(enumerate(signed, start=index)),
    )
    learn_epochs(file, state)


def _statements(db: sqlite3.Connection) -> tuple[bytes, ...]:
    rows = db.execute("SELECT statement FROM membership ORDER BY idx").fetchall()
    return tuple(bytes(row[0]) for row in rows)
