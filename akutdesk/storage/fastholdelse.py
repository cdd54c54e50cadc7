"""Legal holds: records that nobody erases until a leader lets go of them (sync-and-security.md 2.9).

A hold is a signed statement of the org, so every PC and the server refuse an order about a held record.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.record import RecordId
from akutdesk.storage import audit, members, slettet
from akutdesk.storage.adgangstid import for_staff
from akutdesk.storage.errors import NotFound, StorageError
from akutdesk.storage.grund import Grund
from akutdesk.storage.instant import known_instant, millis
from akutdesk.storage.members import Members, learn_epochs
from akutdesk.storage.open_file import OpenFile
from akutdesk.wire import erasure, membership
from akutdesk.wire.errors import WireError
from akutdesk.wire.membership import Signer
from akutdesk.wire.statement import Hold, Statement, read_statement


class FastholdelseAfvist(StorageError):
    """The org's list does not let this person hold or let go; nothing was done."""

    kode = "FASTHOLDELSE_AFVIST"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fastholdt:
    """A record that is held. `slettet`: an order was in force before the hold was known, so there is nothing left to hold."""

    rid: RecordId
    tid: datetime
    af: RecordId
    grund: Grund | None
    slettet: bool


@for_staff
class Fastholdelse:
    """`store.fastholdelse`."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file
        self._members = Members(file)

    def hold(self, adgang: Adgang, rids: Sequence[RecordId], grund: Grund) -> None:
        """Nobody erases these from now on, as far as this PC is heard; logged (FASTHOLDT).

        Raises AdgangError, NotSignedIn, NotFound for one that is not here, FastholdelseAfvist.
        """
        kraev(adgang, "FASTHOLD")
        if any(not self._is_here(rid) for rid in rids):
            raise NotFound
        self._say(adgang, (tuple(rids), True), grund)

    def slip(self, adgang: Adgang, rids: Sequence[RecordId], grund: Grund) -> None:
        """Let go of these; logged (SLUPPET). Raises AdgangError, NotSignedIn, FastholdelseAfvist."""
        kraev(adgang, "FASTHOLD")
        self._say(adgang, (tuple(rids), False), grund)

    def liste(self, adgang: Adgang) -> tuple[Fastholdt, ...]:
        """What is held, the newest first. Raises AdgangError."""
        kraev(adgang, "SLET")
        newest: dict[bytes, Fastholdt] = {}
        for statement in map(read_statement, members.statements(self._file.db)):
            if isinstance(statement.content, Hold):
                newest |= dict.fromkeys(statement.content.records, self._told(statement))
        held = self._members.org().held
        gone = slettet.among(self._file.db, held)
        listed = [
            replace(told, rid=RecordId(rid), slettet=rid in gone)
            for rid, told in newest.items()
            if rid in held
        ]
        return tuple(sorted(listed, key=lambda each: each.tid, reverse=True))

    def _is_here(self, rid: RecordId) -> bool:
        row = self._file.db.execute("SELECT 1 FROM record WHERE rid = ?", (rid,)).fetchone()
        return row is not None

    def _say(self, adgang: Adgang, what: tuple[tuple[RecordId, ...], bool], grund: Grund) -> None:
        rids, active = what
        file, writer = self._file, self._file.writer
        signer = Signer(adgang.bruger, file.presence.key_of(adgang.bruger))
        why = erasure.Why(grund=grund.grund, hjemmel=grund.hjemmel)
        key = writer.epoch_keys[writer.epoch]
        said = Hold(
            records=rids,
            active=active,
            epoch=writer.epoch,
            why=erasure.seal_hold_why(key, why, writer.org, writer.epoch),
        )
        handling = "FASTHOLDT" if active else "SLUPPET"
        with file.transaction():
            audit.append_entries(
                file, adgang, [audit.Entry(handling=handling, objekt_id=rid) for rid in rids]
            )
            org = membership.read_membership(members.statements(file.db))
            try:
                (signed,), after = membership.extend(org, signer, (said,), millis(file.clock.now()))
            except WireError:
                raise FastholdelseAfvist from None
            file.db.execute(
                "INSERT INTO membership (idx, statement) VALUES (?, ?)", (org.count, signed)
            )
            learn_epochs(file, after)

    def _told(self, statement: Statement) -> Fastholdt:
        return Fastholdt(
            rid=RecordId(bytes(16)),
            tid=known_instant(statement.at_ms),
            af=RecordId(statement.signer),
            grund=self._why(statement),
            slettet=False,
        )

    def _why(self, statement: Statement) -> Grund | None:
        """The reason; None where an older program said none, or its epoch was lost."""
        said = statement.content
        key = self._file.writer.epoch_keys.get(said.epoch) if isinstance(said, Hold) else None
        if not isinstance(said, Hold) or said.why is None or key is None:
            return None
        try:
            why = erasure.open_hold_why(key, said.why, statement.org, said.epoch)
        except WireError:
            return None
        return Grund(grund=why.grund, hjemmel=why.hjemmel)
