"""The connections of one door to the network, held so that whoever waits on them can be let go from another thread."""

from __future__ import annotations

import socket
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

if TYPE_CHECKING:
    from urllib3._base_connection import BaseHTTPConnection, BaseHTTPSConnection


class Connections:
    """One is in use at a time. `cut` is for good: what is opened after it is closed at once."""

    def __init__(self) -> None:
        self._newest: HTTPConnection | None = None
        self.is_cut = False

    def pools(self) -> dict[str, type[HTTPConnectionPool]]:
        """The pools that a manager shall use: as urllib3's own, but each connection is held here."""
        hold = self._hold

        class Plain(HTTPConnection):
            def connect(self) -> None:
                super().connect()
                hold(self)

        class Sealed(HTTPSConnection):
            def connect(self) -> None:
                super().connect()
                hold(self)

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = cast("type[BaseHTTPConnection]", Plain)  # as urllib3 says of its own

        class SealedPool(HTTPSConnectionPool):
            ConnectionCls = cast("type[BaseHTTPSConnection]", Sealed)

        return {"http": PlainPool, "https": SealedPool}

    def cut(self) -> None:
        """From any thread: a wait under way ends at once with an OSError or urllib3's word for it."""
        self.is_cut = True
        self.drop()

    def drop(self) -> None:
        """As `cut`, but the next call may open another one."""
        waits = self._newest.sock if self._newest else None
        if waits is not None:
            with suppress(OSError):  # it has been closed meanwhile
                # The socket's own call: that of TLS would change what the other thread reads through.
                socket.socket.shutdown(waits, socket.SHUT_RDWR)

    def _hold(self, line: HTTPConnection) -> None:
        self._newest = line
        if self.is_cut:
            line.close()
            raise ConnectionAbortedError
