"""Erasing for good: two people order it, every PC tells that it did, and what came too late is decided (2.9, F84)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.record import RecordId
from akutdesk.storage import audit, for_sent, forgetting, omfang, orders, pending_orders, slettet
from akutdesk.storage.errors import NotFound, NotSignedIn, StorageError
from akutdesk.storage.for_sent import ForSent, LateDraft
from akutdesk.storage.grund import Grund
from akutdesk.storage.instant import known_instant
from akutdesk.storage.members import Members
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.pending_orders import Pending
from akutdesk.storage.step import Step
from akutdesk.wire import erasure
from akutdesk.wire.erasure import Order, read_order
from akutdesk.wire.membership import Membership
from akutdesk.wire.payload import Payload
from akutdesk.wire.statement import Erasure


class SletningAfvist(StorageError):
    """The order does not hold, and nothing of it is done.

    `grund`: FASTHOLDT (a legal hold), EN_PERSON, RET (somebody's place in the list), SAMME_TID (the second person has
    not unlocked since it was ordered), AENDRET (something was written since), FOR_MANGE (more than one order holds).
    """

    kode = "SLETNING_AFVIST"

    def __init__(self, grund: str) -> None:
        super().__init__(grund)
        self.grund = grund


@dataclass(frozen=True, slots=True, kw_only=True)
class Venter:
    """An order that a second person is still to confirm, at this PC."""

    navn: bytes
    tid: datetime
    af: RecordId
    sammen_med: RecordId
    rids: tuple[RecordId, ...]
    grund: Grund | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bestilling:
    """An order as a leader sees it. `gaelder`: the server has it, or there is none; `server`: all is off its disk.

    `fastholdt`: it waits, since somebody held one of its records before it took effect. `slettet_hos` and `mangler` are PCs of the house: who has told that it is done, and who has not.
    """

    tid: datetime
    af: RecordId
    sammen_med: RecordId
    antal: int
    grund: Grund | None
    gaelder: bool
    server: bool
    fastholdt: bool
    slettet_hos: frozenset[bytes]
    mangler: frozenset[bytes]


class Sletning:
    """`store.sletning`."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file
        self._members = Members(file)

    def bestil(
        self, adgang: Adgang, anden: RecordId, rids: Sequence[RecordId], grund: Grund
    ) -> bytes:
        """One person orders that records go for good; `anden` is to confirm it, and nothing goes until then.

        Logged (SLET_BESTILT); the order's name comes back. Raises AdgangError, NotSignedIn, NotFound, SletningAfvist
        with nothing done; what is held is logged as SLET_AFVIST.
        """
        kraev(adgang, "SLET")
        if adgang.bruger == anden:
            raise SletningAfvist("EN_PERSON")
        if len(rids) > erasure.MOST_RECORDS:
            raise SletningAfvist("FOR_MANGE")
        key, presence = self._file.presence.key_of(adgang.bruger), self._file.presence
        self._refuse_held(adgang, rids)
        packed = erasure.pack_order(
            pending_orders.order_of(self._file, (adgang.bruger, anden), rids, grund)
        )
        pending = Pending(packed, erasure.sign_order(key, packed))
        entries = [audit.Entry(handling="SLET_BESTILT", objekt_id=rid) for rid in rids]
        with self._file.transaction():
            audit.append_entries(self._file, adgang, entries)
            pending_orders.add(self._file.db, pending)
        presence.ordered[pending.name] = presence.unlocks.get(anden, 0)
        return pending.name

    def venter(self, adgang: Adgang) -> tuple[Venter, ...]:
        """The orders that somebody is to confirm here, the oldest first. Raises AdgangError."""
        kraev(adgang, "SLET_SAMMEN")
        return tuple(_waiting(self._file, each) for each in pending_orders.held(self._file.db))

    def bekraeft(self, adgang: Adgang, navn: bytes) -> tuple[Step, ...]:
        """The second person, who has unlocked since it was ordered, confirms. Each record is logged first (SLET).

        With a server it takes effect once that has it, at a round. Without, at once; what changed comes back.
        Raises AdgangError, NotSignedIn, NotFound, SletningAfvist with nothing done.
        """
        kraev(adgang, "SLET_SAMMEN")
        pending = self._pending(navn)
        order = read_order(pending.order)
        key, presence = self._file.presence.key_of(adgang.bruger), self._file.presence
        if adgang.bruger != order.second:
            raise SletningAfvist("EN_PERSON")
        if presence.unlocks.get(adgang.bruger, 0) <= presence.ordered.get(navn, 0):
            raise SletningAfvist("SAMME_TID")
        rids = tuple(RecordId(each.rid) for each in order.targets)
        self._refuse_held(adgang, rids)
        if any(each != pending_orders.target(self._file, each.rid) for each in order.targets):
            raise SletningAfvist("AENDRET")
        other = erasure.sign_order(key, pending.order)
        said = Erasure(order=pending.order, signatures=(pending.signature, other))
        if not orders.holds(self._file, self._members.org(), said):
            raise SletningAfvist("RET")
        self._write(adgang, rids, said)
        return tuple(forgetting.forget(self._file))

    def fortryd(self, adgang: Adgang, navn: bytes) -> None:
        """Withdraw an order that is not confirmed; logged (SLET_FORTRUDT). Raises AdgangError, NotFound."""
        kraev(adgang, "SLET")
        targets = read_order(self._pending(navn).order).targets
        entries = [
            audit.Entry(handling="SLET_FORTRUDT", objekt_id=RecordId(each.rid)) for each in targets
        ]
        with self._file.transaction():
            audit.append_entries(self._file, adgang, entries)
            pending_orders.remove(self._file.db, navn)

    def liste(self, adgang: Adgang) -> tuple[Bestilling, ...]:
        """Every order, newest first, and who has carried it out; for the log's readers, and an entry itself.

        Raises AdgangError, NotSignedIn, EventsDamaged.
        """
        self._log_key(adgang, "LAES_LOG")
        rows = self._file.db.execute("SELECT indhold, gaelder, server FROM sletning").fetchall()
        if not rows:
            return ()
        done, org = self._receipts(adgang), self._members.org()
        listed = [
            self._told(org, (slettet.content_of(held), bool(gaelder), bool(server)), done)
            for held, gaelder, server in rows
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

    def _refuse_held(self, adgang: Adgang, rids: Sequence[RecordId]) -> None:
        """Raises SletningAfvist if a record or its citizen is under a legal hold; that somebody tried is logged."""
        asked = (*rids, *omfang.owners(self._file.db, rids).difference(rids))
        held = self._members.org().held.intersection(asked)
        entries = [
            audit.Entry(handling="SLET_AFVIST", objekt_id=rid) for rid in asked if rid in held
        ]
        if entries:
            with self._file.transaction():
                audit.append_entries(self._file, adgang, entries)
            raise SletningAfvist("FASTHOLDT")

    def _pending(self, navn: bytes) -> Pending:
        found = (each for each in pending_orders.held(self._file.db) if each.name == navn)
        pending = next(found, None)
        if pending is None:
            raise NotFound
        return pending

    def _write(self, adgang: Adgang, rids: Iterable[RecordId], said: Erasure) -> None:
        """Log it and keep the order, in one transaction; without a server it is said at once."""
        entries = [audit.Entry(handling="SLET", objekt_id=rid) for rid in rids]
        with self._file.transaction():
            audit.append_entries(self._file, adgang, entries)
            slettet.keep(self._file.db, said)
            pending_orders.remove(self._file.db, slettet.name_of(said))
        if self._file.db.execute("SELECT 1 FROM cursor").fetchone() is None:
            orders.say(self._file, self._members)

    # ---------------------------------------------------------------- looking

    def _told(
        self, org: Membership, order: tuple[Erasure, bool, bool], done: dict[bytes, set[bytes]]
    ) -> Bestilling:
        said, gaelder, server = order
        read = read_order(said.order)
        active = frozenset(each.device for each in org.devices.values() if each.active)
        told = frozenset(done.get(slettet.name_of(said)[:16], ()))
        return Bestilling(
            tid=known_instant(read.at_ms),
            af=RecordId(read.first),
            sammen_med=RecordId(read.second),
            antal=len(read.targets),
            grund=_why(self._file, read),
            gaelder=gaelder,
            server=server,
            fastholdt=not gaelder and any(each.rid in org.held for each in read.targets),
            slettet_hos=told,
            mangler=active - told,
        )

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


def _waiting(file: OpenFile, pending: Pending) -> Venter:
    order = read_order(pending.order)
    return Venter(
        navn=pending.name,
        tid=known_instant(order.at_ms),
        af=RecordId(order.first),
        sammen_med=RecordId(order.second),
        rids=tuple(RecordId(each.rid) for each in order.targets),
        grund=_why(file, order),
    )


def _why(file: OpenFile, order: Order) -> Grund | None:
    key = file.writer.epoch_keys.get(order.epoch)
    if key is None:
        return None
    why = erasure.open_why(key, order.why, order.org, order.epoch)
    return Grund(grund=why.grund, hjemmel=why.hjemmel)
