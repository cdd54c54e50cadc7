"""A joining PC takes in the house's history, beside opening and inserting the same events and nothing else."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.record import new_id
from akutdesk.storage.connection import connect, connect_unguarded, transaction
from akutdesk.storage.founding import DatabaseKeys
from akutdesk.storage.stride import Stride
from akutdesk.wire.event import Event, open_event
from akutdesk.wire.header import Stream, read_header
from akutdesk.wire.messages import Page
from akutdesk.wire.payload import read_payload
from tests.benchmarks.measure import Row, timed
from tests.fakes.clock import FakeClock
from tests.storage.desk import LEDER, StoredDesk, found, signing_key
from tests.storage.exchange import ServerList, join, prepare, push
from tests.storage.persons import karen, opkald

_CALLS = 2500
_CITIZENS = 15_000
_PAGE = 5000
_TEXT = "Hun ringede fra stationen og ville gerne tale med en. "


def first_sync_rows() -> Iterator[Row]:
    """Events as a desk makes them, and, without a budget, the dearest kind: each of them a new record."""
    yield _row("as a desk makes them", nights, budget=20_000)
    yield _row("each a new record", citizens, budget=None)


def nights(desk: StoredDesk) -> None:
    """Calls as they are written: begun, opened, saved as the words come, closed."""
    for number in range(_CALLS):
        call = opkald()
        desk.store.save(LEDER, call)
        desk.store.get(LEDER, Henvendelse, call.id)
        for words in range(1, 5):
            after = replace(call, notat=_TEXT * words)
            desk.store.save(LEDER, after, call)
            call = after
        closed = replace(call, status="AFSLUTTET", slut=call.start + timedelta(minutes=14))
        desk.store.save(LEDER, closed, call)
        if number % 3 == 0:
            desk.store.save(LEDER, karen(id=new_id(), kaldenavn=f"Karen {number}"))


def citizens(desk: StoredDesk) -> None:
    """Nothing but new citizens."""
    for number in range(_CITIZENS):
        desk.store.save(LEDER, karen(id=new_id(), kaldenavn=f"Karen {number}"))


def _row(what: str, history: Callable[[StoredDesk], None], *, budget: int | None) -> Row:
    folder = Path(tempfile.mkdtemp())
    try:
        desk = found(folder / "desk", FakeClock(step=timedelta(milliseconds=700)))
        desk.store.sign_in(LEDER.bruger, signing_key())
        history(desk)
        server = ServerList(desk.founding.org)
        joining = join(desk, folder / "joining")
        prepare(desk, server)
        push(desk, server, limit=200)
        pages = tuple(_pages(server))
        seconds = timed(lambda: _take_in(joining, server, pages))
        limit = timed(lambda: _bare(desk, folder / "bare.db"))
        joining.store.close()
        desk.store.close()
    finally:
        shutil.rmtree(folder)
    events = len(server.events)
    return Row(
        what=f"First sync, events {what}",
        measured=f"{events / seconds:,.0f} events/s ({events:,} events)",
        budget=f"≥{budget:,} events/s" if budget else "–",
        limit=f"opened and inserted alone {events / limit:,.0f} events/s",
        ratio=f"{seconds / limit:.1f} ×",
        kept=budget is None or events / seconds >= budget,
    )


def _pages(server: ServerList) -> Iterator[Page]:
    after = 0
    while (page := server.page(after, _PAGE)).headers:
        yield page
        after += len(page.headers)


def _take_in(joining: StoredDesk, server: ServerList, pages: tuple[Page, ...]) -> None:
    """Members, sessions, keys, and every page: verified, opened, applied, durable."""
    prepare(joining, server)
    for page in pages:
        list(joining.store.net.apply(page, Stride.whole()))
    assert joining.store.net.cursor().seq == len(server.events)
    assert joining.store.net.quarantine() == ()


def _bare(desk: StoredDesk, path: Path) -> None:
    """The same events decrypted and put into one table in pages, with nothing verified and nothing applied."""
    keys = DatabaseKeys(key=os.urandom(32), salt=os.urandom(16))
    made = connect_unguarded(path, keys, create=True)
    made.execute("CREATE TABLE event (nr INTEGER PRIMARY KEY, header BLOB, body BLOB)")
    made.close()
    db, log = connect(path, keys), desk.store._file.log
    found_events = desk.db.execute("SELECT header, body FROM event ORDER BY eid")
    while rows := found_events.fetchmany(_PAGE):
        headers = [read_header(header) for header, _ in rows]
        held = log.keys_of({each.rid for each in headers if each.stream is Stream.DATA})
        for header, (head, body) in zip(headers, rows, strict=True):
            if header.stream is Stream.DATA:
                read_payload(open_event(held[header.rid], header, Event(head, body)).payload)
        with transaction(db):
            db.executemany("INSERT INTO event (header, body) VALUES (?, ?)", rows)
    db.close()
