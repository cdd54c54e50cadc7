"""A page of the server's history, taken in step by step (sync-and-security.md 2.12)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from akutdesk.storage import (
    backed,
    cursor,
    intake,
    kvitteringer,
    meta,
    quarantine,
    stretch,
    writer,
)
from akutdesk.storage.arrival import KNOWN, NEW, Arrival, Delivery, of_page
from akutdesk.storage.bulk import no_garbage_sought
from akutdesk.storage.connection import (
    ROOMY_KIB,
    leave_log,
    set_room,
)
from akutdesk.storage.cursor import Checkpoint, Cursor
from akutdesk.storage.instant import millis
from akutdesk.storage.members import Members
from akutdesk.storage.net_errors import PageRefused
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.step import Step
from akutdesk.storage.stride import Stride
from akutdesk.storage.vetting import vet
from akutdesk.wire import crypto
from akutdesk.wire.errors import WireError
from akutdesk.wire.hlc import after_page
from akutdesk.wire.messages import Page
from akutdesk.wire.receipt import Receipt, verify_receipt

_CALM: Final = 200
"""After so many events a step brings the log into the file: a megabyte, some milliseconds."""

_EXPLAINS: Final = {"UNDERSKRIFT", "FORK", "HOVED", "HUL"}
"""Verdicts that tell why D may differ: the server gave something else than what was once pushed."""


_UNPROVEN: Final = {"UNDERSKRIFT", "HUL"}


@dataclass(frozen=True, slots=True)
class _Checked:
    """A page that was verified against the cursor; `digests` holds D after each event."""

    before: Cursor
    delivery: Delivery
    digests: list[bytes]
    receipt: Receipt


def apply(file: OpenFile, members: Members, page: Page, stride: Stride) -> Iterator[Step]:
    """See `NetSide.apply`."""
    if stride.is_wide:
        set_room(file.db, ROOMY_KIB)
    if not stride.is_whole:
        yield from _calmly(file, _apply(file, members, page, stride))
        return
    set_room(file.db, ROOMY_KIB)
    with no_garbage_sought():
        steps = list(_apply(file, members, page, stride))
    yield from steps


def _calmly(file: OpenFile, steps: Iterator[Step]) -> Iterator[Step]:
    """None of the transactions brings the log into the file, which takes as long as several of them: a step between does."""
    leave_log(file.db)
    since = 0
    for step in steps:
        yield step
        since += step.events
        if since >= _CALM:
            since = 0
            yield _log_into_file(file)
    if since:
        yield _log_into_file(file)


def _log_into_file(file: OpenFile) -> Step:
    file.checkpoint()
    return Step()


def _apply(file: OpenFile, members: Members, page: Page, stride: Stride) -> Iterator[Step]:
    checked = _check(file, page)
    if checked is None:
        return
    vet(file.db, members, checked.delivery)
    agreed = _agrees(checked) and not _is_unproven(checked)
    arrivals = checked.delivery.arrivals
    before, highest, done = checked.before, 0, 0
    while done < len(arrivals):
        some = arrivals[done : done + stride.events]
        done += len(some)
        at = Checkpoint(checked.before.seq + done, checked.digests[done - 1])
        with stride.step(file.transaction(), len(some)):
            if not cursor.go_on(file.db, before, at):
                raise PageRefused("PLADS")
            if (
                not agreed
            ):  # at once: the page may be cut short here, and what tells why is then past
                cursor.doubt(file.db)
            _keep_stretches(file, some, checked.delivery)
            step = intake.take(file, some, at_server=True)
            backed.note(file.db, at.seq, some)
            highest = max(highest, step.hlc)
            if done == len(arrivals):
                _keep_receipt(file, checked, page)
                whole = agreed and not (checked.before.in_doubt and quarantine.unproven(file.db))
                _end(file, page, (at, whole), highest)
        before = replace(before, seq=at.seq, digest=at.digest)
        yield step


def _check(file: OpenFile, page: Page) -> _Checked | None:
    """Where the page stands and what its end must be; None for an empty one."""
    held = cursor.read(file.db)
    if held is None or page.after != held.seq:
        raise PageRefused("PLADS")
    delivery = of_page(page)
    if not delivery.arrivals:
        return None
    receipt = _receipt(held, page)
    last = delivery.arrivals[-1].header
    place = (receipt.seq, receipt.incarnation, receipt.org)
    if place != (held.seq + len(page.headers), held.incarnation, file.writer.org) or (
        last is not None and (receipt.writer, receipt.n) != (last.writer, last.n)
    ):
        raise PageRefused("KVITTERING")
    digests = crypto.sha256_links(held.digest, [each.hash for each in delivery.arrivals])
    return _Checked(held, delivery, digests, receipt)


def _receipt(held: Cursor, page: Page) -> Receipt:
    try:
        return verify_receipt(page.receipt or b"", held.server.public)
    except WireError:
        raise PageRefused("KVITTERING") from None


def _agrees(checked: _Checked) -> bool:
    """Whether D is the server's; if not, something that did not hold must tell why (F63, F64)."""
    if checked.digests[-1] == checked.receipt.digest:
        return True
    odd = any(each.verdict in _EXPLAINS for each in checked.delivery.arrivals)
    if not (odd or checked.before.in_doubt):
        raise PageRefused("SUM")
    return False


def _is_unproven(checked: _Checked) -> bool:
    """Whether something in it must be read again, although it adds up: a signature may have rotted (F63)."""
    return any(each.verdict in _UNPROVEN for each in checked.delivery.arrivals)


def _keep_stretches(file: OpenFile, some: Sequence[Arrival], delivery: Delivery) -> None:
    """The signatures that end in these events, whoever's they are."""
    counts: dict[bytes, list[int]] = {}
    for each in some:
        if each.header is not None:
            counts.setdefault(each.header.writer, []).append(each.header.n)
    for name, ns in counts.items():
        first, last = min(ns), max(ns)
        ending = [s for s in delivery.stretches.get(name, ()) if first <= s.last <= last]
        if ending:
            stretch.keep(file.db, writer.enter_session(file.db, name), ending)


def _keep_receipt(file: OpenFile, checked: _Checked, page: Page) -> None:
    """The page's receipt is one of its last event: an anchor, if that event belongs here."""
    if checked.delivery.arrivals[-1].verdict in {NEW, KNOWN}:
        receipt = checked.receipt
        kvitteringer.keep(file.db, receipt.writer, receipt.n, page.receipt or b"")


def _end(file: OpenFile, page: Page, end: tuple[Checkpoint, bool], highest: int) -> None:
    """The page is in whole: a checkpoint if both agree, the receipt, and the clock once (2.5)."""
    at, agreed = end
    if agreed:
        cursor.agree(file.db, at)
    cursor.keep_receipt(file.db, page.receipt or b"", at.seq)
    seen = file.log.seen_hlc()
    moved = after_page(seen, highest, millis(file.clock.now()))
    if moved > seen:
        meta.write(file.db, meta.HLC, moved.to_bytes(8, "big"))
