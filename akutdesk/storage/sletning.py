"""Erasing for good: two people order it, every PC tells that it did, and what came too late is decided (2.9, F84)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.record import RecordId
from akutdesk.storage import audit, for_sent, forgetting, orders, slettet
from akutdesk.storage.errors import NotFound, NotSignedIn, StorageError
from akutdesk.storage.for_sent import ForSent, LateDraft
from akutdesk.storage.instant import known_instant, millis
from akutdesk.storage.members import Members
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.step import Step
from akutdesk.wire import erasure
from akutdesk.wire.erasure import Order, Target, Why
from akutdesk.wire.membership import Membership
from akutdesk.wire.payload import EventName, Payload
from akutdesk.wire.statement import Erasure

_REACH: Final = """
    SELECT max(eid) FROM event WHERE rid = ? AND stream = 1 GROUP BY eid >> 40 ORDER BY 1
"""


class SletningAfvist(StorageError):
    """The order does not hold. `grund`: FASTHOLDT (a legal hold), EN_PERSON, RET (somebody's place in the list)."""

    kode = "SLETNING_AFVIST"

    def __init__(self, grund: str) -> None:
        super().__init__(grund)
        self.grund = grund


@dataclass(frozen=True, slots=True, kw_only=True)
class Grund:
    """Why: two codes. `grund` says what asked for it, `hjemmel` what law it rests on."""

    grund: str
    hjemmel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bestilling:
    """An order as a leader sees it. `gaelder`: the server has it, or there is none; `server`: all is off its disk.

    `slettet_hos` and `mangler` are PCs of the house: who has told that it is done, and who has not.
    """

    tid: datetime
    af: RecordId
    sammen_med: RecordId
    antal: int
    grund: Grund | None
    gaelder: bool
    server: bool
    slettet_hos: frozenset[bytes]
    mangler: frozenset[bytes]


class Sletning:
    """`store.sletning`."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file
        self._members = Members(file)

    def bestil(
        self, adgang: Adgang, anden: Adgang, rids: Sequence[RecordId], grund: Grund
    ) -> tuple[Step, ...]:
        """Two people, both signed in here, order that records go for good. Each record is logged first (SLET).

        With a server it takes effect once that has it, at a round. Without, at once; what changed comes back.
        Raises AdgangError, NotSignedIn, NotFound, SletningAfvist with nothing done.
        """
        kraev(adgang, "SLET")
        kraev(anden, "SLET_SAMMEN")
        if adgang.bruger == anden.bruger:
            raise SletningAfvist("EN_PERSON")
        said = self._signed(adgang, anden, self._order((adgang, anden), tuple(rids), grund))
        org = self._members.org()
        if org.held.intersection(rids):
            raise SletningAfvist("FASTHOLDT")
        if not orders.holds(self._file, org, said):
            raise SletningAfvist("RET")
        self._write(adgang, rids, said)
        return tuple(forgetting.forget(self._file))

    def liste(self, adgang: Adgang) -> tuple[Bestilling, ...]:
        """Every order, newest first, and who has carried it out; for the log's readers, and an entry itself.

        Raises AdgangError, NotSignedIn, EventsDamaged.
        """
        done = self._receipts(adgang)
        org = self._members.org()
        rows = self._file.db.execute("SELECT hash, indhold, gaelder, server FROM sletning")
        listed = [
            self._told(org, (slettet.content_of(held), bool(gaelder), bool(server)), done)
            for _, held, gaelder, server in rows.fetchall()
        ]
        return tuple(sorted(listed, key=lambda each: each.tid, reverse=True))

    def for_sent(self, adgang: Adgang) -> tuple[ForSent, ...]:
        """What was written here on erased records by somebody who had not heard; without its words. AdgangError."""
        kraev(adgang, "SLET")
        return for_sent.listed(self._file)

    def laes_for_sent(self, adgang: Adgang, number: int) -> Payload | LateDraft:
        """What one of these says, for a reader of the log; logged first (I9). AdgangError, NotSignedIn, NotFound."""
        key = self._log_key(adgang, "SLET")
        rid = self._late(number).rid
        entry = audit.Entry(handling="AABN", objekt_type="for_sent", objekt_id=RecordId(rid))
        audit.write_entry(self._file, adgang, entry)
        return for_sent.opened(self._file, number, key)

    def slet_for_sent(self, adgang: Adgang, number: int) -> None:
        """A leader has read it and decided that it goes too, or has told it again elsewhere; logged. NotFound."""
        kraev(adgang, "SLET")
        rid = self._late(number).rid
        entry = audit.Entry(handling="SLET", objekt_type="for_sent", objekt_id=RecordId(rid))
        with self._file.transaction():
            audit.append_entries(self._file, adgang, (entry,))
            for_sent.remove(self._file, number)

    # ---------------------------------------------------------------- ordering

    def _order(
        self, people: tuple[Adgang, Adgang], rids: tuple[RecordId, ...], grund: Grund
    ) -> Order:
        file, writer = self._file, self._file.writer
        first, second = people
        why = Why(grund=grund.grund, hjemmel=grund.hjemmel)
        return Order(
            org=writer.org,
            at_ms=millis(file.clock.now()),
            targets=tuple(Target(rid, self._known(rid)) for rid in rids),
            first=first.bruger,
            second=second.bruger,
            epoch=writer.epoch,
            why=erasure.seal_why(writer.epoch_keys[writer.epoch], why, writer.org, writer.epoch),
        )

    def _known(self, rid: RecordId) -> tuple[EventName, ...]:
        """The last event of each writer about a record. Raises NotFound for one that is not here."""
        rows = self._file.db.execute(_REACH, (rid,)).fetchall()
        if not rows:
            raise NotFound
        return tuple(self._file.log.name_of(row[0]) for row in rows)

    def _signed(self, adgang: Adgang, anden: Adgang, order: Order) -> Erasure:
        packed = erasure.pack_order(order)
        keys = (self._file.presence.key_of(each.bruger) for each in (adgang, anden))
        one, other = (erasure.sign_order(key, packed) for key in keys)
        return Erasure(order=packed, signatures=(one, other))

    def _write(self, adgang: Adgang, rids: Iterable[RecordId], said: Erasure) -> None:
        """Log it and keep the order, in one transaction; without a server it is said at once."""
        entries = [audit.Entry(handling="SLET", objekt_id=rid) for rid in rids]
        with self._file.transaction():
            audit.append_entries(self._file, adgang, entries)
            slettet.keep(self._file.db, said)
        if self._file.db.execute("SELECT 1 FROM cursor").fetchone() is None:
            orders.say(self._file, self._members)

    # ---------------------------------------------------------------- looking

    def _told(
        self, org: Membership, order: tuple[Erasure, bool, bool], done: dict[bytes, set[bytes]]
    ) -> Bestilling:
        said, gaelder, server = order
        read = erasure.read_order(said.order)
        active = frozenset(each.device for each in org.devices.values() if each.active)
        told = frozenset(done.get(slettet.name_of(said)[:16], ()))
        return Bestilling(
            tid=known_instant(read.at_ms),
            af=RecordId(read.first),
            sammen_med=RecordId(read.second),
            antal=len(read.targets),
            grund=self._why(read),
            gaelder=gaelder,
            server=server,
            slettet_hos=told,
            mangler=active - told,
        )

    def _why(self, order: Order) -> Grund | None:
        key = self._file.writer.epoch_keys.get(order.epoch)
        if key is None:
            return None
        why = erasure.open_why(key, order.why, order.org, order.epoch)
        return Grund(grund=why.grund, hjemmel=why.hjemmel)

    def _receipts(self, adgang: Adgang) -> dict[bytes, set[bytes]]:
        """The PCs that have told, by the order's name as it stands in the log."""
        rows = audit.open_log(self._file, adgang, self._log_key(adgang, "LAES_LOG"))
        done: dict[bytes, set[bytes]] = {}
        for row in rows:
            if row.entry.handling == forgetting.TOLD and row.entry.objekt_id is not None:
                done.setdefault(row.entry.objekt_id, set()).add(row.pc)
        return done

    def _log_key(self, adgang: Adgang, funktion: str) -> bytes:
        kraev(adgang, funktion)
        key = self._file.presence.log_keys.get(adgang.bruger)
        if key is None:
            raise NotSignedIn
        return key

    def _late(self, number: int) -> ForSent:
        found = next((each for each in for_sent.listed(self._file) if each.id == number), None)
        if found is None:
            raise NotFound
        return found
