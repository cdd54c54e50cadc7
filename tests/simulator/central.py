"""The real server without sockets: a call goes straight to its rules, and the answer is the one HTTP would carry."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl

from akutdesk.central.app import Front
from akutdesk.central.asked import Asked
from akutdesk.central.calls import OPEN_CALLS, ORG_CALLS
from akutdesk.central.limits import RateLimits
from akutdesk.central.service import make_service
from akutdesk.central.sqlite_store import SqliteStore
from akutdesk.central.store import Store
from akutdesk.sync.transport import Answer, Request
from akutdesk.wire.header import Stream, read_any_header
from tests.fakes.clock import FakeClock
from tests.sync.house import WIDE, ServerHere

HOST: Final = "central.invalid"
URL: Final = f"https://{HOST}"
_PATHS: Final = tuple(
    (call, re.compile(re.sub(r"{(\w+)}", r"(?P<\1>[^/]+)", call.path)))
    for call in (*OPEN_CALLS, *ORG_CALLS)
)


Content = tuple[bytes, int, bytes, bytes]
"""Writer, n, header and the hash of the body: an event's name, and what it says."""


class InProcess:
    """The server over an open store."""

    def __init__(self, store: Store, clock: FakeClock) -> None:
        self.store = store
        self.service = make_service(store, clock)
        self._front = Front(self.service, RateLimits(device=WIDE, org=WIDE, address=WIDE))

    def open_slot(self) -> str:
        """A one-time code."""
        return self.service.founding.open_slot("Havnen")

    def send(self, request: Request) -> Answer:
        """See `Transport.send`."""
        path, _, query = request.path.partition("?")
        call, ids = next(
            (call, found.groupdict())
            for call, pattern in _PATHS
            if call.method == request.method and (found := pattern.fullmatch(path))
        )
        asked = Asked(
            ids=ids,
            query=dict(parse_qsl(query)) | {"wait": "0"},
            headers={name.lower(): value for name, value in request.headers.items()}
            | {"host": HOST},
            body=request.body,
        )
        response = self._front._response(self._front._counter.answer(call, asked))
        return Answer(
            status=response.status_code, headers=dict(response.headers), body=bytes(response.body)
        )


class SqliteCentral(ServerHere):
    """On SQLite; a desk's line ends here, whichever copy of the file is open."""

    NAME = "sqlite"
    now: InProcess

    def start(self, **_) -> None:
        store = SqliteStore(self.folder / "central.db")
        self._up.callback(store.close)
        self.now = InProcess(store, self._clock)

    def leave(self) -> None:
        """Stop; whoever has a copy of the folder goes on from here."""
        self.stop()

    def send(self, request: Request) -> Answer:
        """See `Transport.send`."""
        return self.now.send(request)

    def events(self, *, whole: bool = False) -> list[Content]:
        """Every event in the server's order; `whole`: only where the body did not rot."""
        only = "WHERE body IS NULL OR body <> zeroblob(length(body))" if whole else ""
        return self._rows(f"SELECT writer, n, header, body_hash FROM event {only}")  # noqa: S608

    def opens(self) -> set[bytes]:
        """The records of which the server has a key or a body."""
        store, found = self.now.store, set()
        for org in self.orgs():
            found |= {each.rid for _, each in store.events.wraps(org, 0, 10**6)}
            page = store.events.page(org, 0, 10**6, 10**9)
            for head, size in zip(page.headers, page.sizes, strict=True):
                header = read_any_header(head)
                if size and header.stream is Stream.DATA:
                    found.add(header.rid)
        return found

    def statements(self) -> tuple[bytes, ...]:
        """The org's list of members as the server has it; empty if it has none."""
        return tuple(row for org in self.orgs() for row in self.now.store.orgs.statements(org, 0))

    def _rows(self, sql: str) -> list:
        with closing(sqlite3.connect(self.folder / "central.db")) as db:
            return db.execute(f"{sql} ORDER BY seq").fetchall()

    def files(self) -> list[Path]:
        """What lies on the server's disk."""
        return [path for path in self.folder.rglob("*") if path.is_file()]
