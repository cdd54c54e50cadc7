"""Runs the server: a socket, TLS if there is a certificate, and an end that cuts nobody off."""

from __future__ import annotations

import logging
import os
import socket
import ssl
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Final

import uvicorn
from starlette.applications import Starlette

from akutdesk.central.app import make_app
from akutdesk.central.bell import Bell
from akutdesk.central.journal import LOGGER, JournalFormatter
from akutdesk.central.service import make_service
from akutdesk.central.settings import Clock, Settings
from akutdesk.central.store import Store

LAST_WORDS_S: Final = 10
"""How long calls that are being answered may take when the server is told to end."""

KEEP_ALIVE_S: Final = 75
_BACKLOG: Final = 512
_LAST_PORT: Final = 65535
_SERVER_LOGGER: Final = "uvicorn"
_DRIVER_LOGGER: Final = "psycopg"


class CannotServeError(Exception):
    """The server cannot start. `code` says why: "listen" (the address is taken or not ours) or "tls" (certificate or key)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where to listen. `cert` and `key` are PEM files; without them a proxy in front must do TLS."""

    host: str = "127.0.0.1"
    port: int = 8470
    cert: Path | None = None
    key: Path | None = None


class CentralServer(uvicorn.Server):
    """uvicorn, but long polls are let go at once when the server ends."""

    def __init__(self, config: uvicorn.Config, bell: Bell) -> None:
        super().__init__(config)
        self._bell = bell

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End in order."""
        self._bell.stop()
        await super().shutdown(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 - uvicorn's form
        """Told to end: in order, and the exit code is 0. Told twice: without waiting for calls."""
        self.force_exit = self.should_exit
        self.should_exit = True


def serve(
    store: Store,
    clock: Clock,
    place: Place,
    settings: Settings | None = None,
    *,
    until_input_ends: bool = False,
) -> None:
    """Serve until told to end; or, if so asked, until whoever started it is gone. Raises CannotServeError."""
    with _journal(), listen(place) as listening:
        server = server_of(make_app(make_service(store, clock, settings)), place)
        if until_input_ends:
            threading.Thread(target=_end_with_input, args=(server,), daemon=True).start()
        host, port = listening.getsockname()[:2]
        LOGGER.info("listening on %s port %d", host, port)
        server.run(sockets=[listening])


def _end_with_input(server: CentralServer) -> None:
    """Standard input ends when the process at its other end does, however that died, on every system."""
    while os.read(sys.stdin.fileno(), 4096):
        pass
    server.should_exit = True


def server_of(app: Starlette, place: Place) -> CentralServer:
    """The server over an application, its certificate read. Raises CannotServeError."""
    config = uvicorn.Config(
        app,
        http="h11",
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=True,
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=LAST_WORDS_S,
        ssl_certfile=place.cert,
        ssl_keyfile=place.key,
    )
    # its lines would hold paths, and paths hold ids; a handler that others add would bring it back
    logging.getLogger("uvicorn.access").disabled = True
    if (place.cert is None) != (place.key is None):
        raise CannotServeError("tls")
    try:
        config.load()
    except (ssl.SSLError, OSError):
        raise CannotServeError("tls") from None
    if config.ssl is not None:
        config.ssl.minimum_version = ssl.TLSVersion.TLSv1_2
    return CentralServer(config, app.state.bell)


def listen(place: Place) -> socket.socket:
    """A socket that listens. Raises CannotServeError."""
    if not 0 <= place.port <= _LAST_PORT:
        raise CannotServeError("listen")
    try:
        family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
        listening = socket.create_server((place.host, place.port), family=family, backlog=_BACKLOG)
    except OSError:
        raise CannotServeError("listen") from None
    # asyncio does not do this for a socket it is handed; without it each answer waits 40 ms for an ACK
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


@contextmanager
def _journal() -> Generator[None]:
    """The journal to standard error, where the system's own log picks it up, while the server runs."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JournalFormatter())
    loggers = [logging.getLogger(name) for name in (LOGGER.name, _SERVER_LOGGER, _DRIVER_LOGGER)]
    for logger in loggers:
        logger.setLevel(logging.INFO)
        logger.addHandler(handler)
        logger.propagate = False
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeHandler(handler)
            logger.propagate = True
