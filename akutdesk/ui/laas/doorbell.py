"""How two starts of the program on one PC talk (design.md 8.17, sync-and-security.md F15).

A second start shows the first one's window; a fresh process tells the locked old one that it has painted. A local socket only this user may open. Nothing but two words ever passes.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import PurePath
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_SHOW = b"VIS"
_PAINTED = b"MALET"
_PATIENCE_MS = 1000
_LONGEST = 200
_SOCKET_PATH: Final = 103
"""Bytes that macOS, the strictest, allows in the path of a local socket."""


class Doorbell(QObject):
    """Listens for other starts. `vis`: somebody wants the window. `malet`: the fresh process has painted."""

    vis = Signal()
    malet = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = _address(name)
        self._token = b""
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._guests: list[QLocalSocket] = []

    def listen(self) -> bool:
        """Begin; only the holder of the single-instance lock may, so an old socket file is a dead one."""
        QLocalServer.removeServer(self._name)
        return self._server.listen(self._name)

    @property
    def is_open(self) -> bool:
        """Whether anybody could ring."""
        return self._server.isListening()

    def expect(self, token: str) -> None:
        """The word by which the fresh process is known."""
        self._token = token.encode()

    def close(self) -> None:
        """Stop listening and leave the name to the next one."""
        self._server.close()

    def _answer(self) -> None:
        guest = self._server.nextPendingConnection()
        self._guests.append(guest)
        guest.readyRead.connect(lambda: self._hear(guest))
        guest.disconnected.connect(lambda: self._guests.remove(guest))

    def _hear(self, guest: QLocalSocket) -> None:
        if not guest.canReadLine():
            return
        word, _, token = bytes(guest.readLine(_LONGEST).data()).strip().partition(b" ")
        if word == _SHOW:
            self.vis.emit()
        elif word == _PAINTED and self._token and token == self._token:
            self.malet.emit()


def show_the_other(name: str) -> bool:
    """Ask the program that runs already to come to the front; False if nobody answers."""
    socket = QLocalSocket()
    socket.connectToServer(_address(name))
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    socket.write(_SHOW + b"\n")
    return socket.waitForBytesWritten(_PATIENCE_MS)


class OldProcess(QObject):
    """The fresh process's line to the one it replaces. `gone`: the old one has ended, or never was."""

    gone = Signal()

    def __init__(self, name: str, token: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._token = token
        self._socket = QLocalSocket(self)
        self._socket.connected.connect(self._tell)
        self._socket.disconnected.connect(self.gone)
        self._socket.errorOccurred.connect(self._failed)
        self._name = _address(name)

    def painted(self) -> None:
        """Say that the lock is on the screen."""
        self._socket.connectToServer(self._name)

    def _tell(self) -> None:
        self._socket.write(_PAINTED + b" " + self._token.encode() + b"\n")

    def _failed(self, error: QLocalSocket.LocalSocketError) -> None:
        # A closed peer is told by `disconnected`; anything else means that nobody is there.
        if error is not QLocalSocket.LocalSocketError.PeerClosedError:
            self.gone.emit()


def _address(name: str) -> str:
    """Where the socket lies: Qt's own place, or the root of it all where that path is too long for one."""
    place = PurePath(tempfile.gettempdir(), name)
    if os.name == "nt" or len(os.fsencode(place)) <= _SOCKET_PATH:
        return name
    return str(PurePath(place.anchor, "tmp", name))
