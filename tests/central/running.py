"""A real server over a real store on a free port of this machine, in a thread, and devices that call it.

`running(tmp_path)` for the default store, or `running_over(store)` for any. Others may build on it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import urllib3

from akutdesk.central.app import make_app
from akutdesk.central.limits import RateLimits
from akutdesk.central.service import Service, make_service
from akutdesk.central.serving import CentralServer, Place, listen, server_of
from akutdesk.central.settings import Clock, Settings
from akutdesk.central.sqlite_store import SqliteStore
from akutdesk.central.store import Store
from akutdesk.config import SystemClock
from akutdesk.wire import messages as m


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def read(self, kind: type) -> Any:
        """The body as a message."""
        return msgspec.msgpack.decode(self.body, type=kind)

    @property
    def problem(self) -> m.Problem:
        """The body as a problem."""
        assert self.headers["content-type"] == m.PROBLEM_TYPE
        return msgspec.json.decode(self.body, type=m.Problem)

    @property
    def code(self) -> str:
        """The problem's code."""
        return self.problem.type.removeprefix(m.PROBLEM_PREFIX)


class Running:
    """A server that runs; `send` speaks HTTP with it."""

    def __init__(self, service: Service, server: CentralServer, port: int, scheme: str) -> None:
        self.service = service
        self.server = server
        self.port = port
        self.host = f"127.0.0.1:{port}"
        self.url = f"{scheme}://{self.host}"
        self.pool = urllib3.PoolManager(retries=False, maxsize=30)

    @property
    def store(self) -> Store:
        """What it keeps."""
        return self.service.store

    def send(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """One call. Header names are given with underscores for dashes."""
        sent = {"Content-Type": m.MEDIA_TYPE} if body is not None else {}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        answer = self.pool.request(
            method, self.url + path, body=body, headers=sent, timeout=60, redirect=False
        )
        names = {name.lower(): value for name, value in answer.headers.items()}
        return Answer(answer.status, names, answer.data)

    def open_slot(self, name: str = "Havnen") -> str:
        """A one-time code."""
        return self.service.founding.open_slot(name)


@contextmanager
def running_over(
    store: Store,
    *,
    clock: Clock | None = None,
    settings: Settings | None = None,
    limits: RateLimits | None = None,
    place: Place | None = None,
) -> Iterator[Running]:
    """A server over a store, which stays open afterwards."""
    service = make_service(store, clock or SystemClock(), settings)
    place = place or Place(port=0)
    with listen(place) as listening:
        server = server_of(make_app(service, limits), place)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            port = listening.getsockname()[1]
            line = Running(service, server, port, "https" if place.cert else "http")
            yield line
            line.pool.clear()
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def running(folder: Path, **options: Any) -> Iterator[Running]:
    """A server over a SQLite store in a folder."""
    store = SqliteStore(folder / "central.db")
    try:
        with running_over(store, **options) as server:
            yield server
    finally:
        store.close()
