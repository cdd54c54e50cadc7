"""Somebody on the line who opens TLS, notes every byte of both directions, and passes it on."""

from __future__ import annotations

import socket
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Tap:
    """`heard` holds one run of bytes for each direction of each connection."""

    port: int = 0
    heard: list[bytearray] = field(default_factory=list)

    @property
    def everything(self) -> bytes:
        """All of it, the runs one after the other."""
        return b"\n".join(map(bytes, self.heard))


@contextmanager
def tapped(port: int, certificate: tuple[str, str], trusted: str) -> Iterator[Tap]:
    """A tap before the server at a port of this machine, with a certificate of its own; `trusted` is the server's."""
    ours = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours.load_cert_chain(*certificate)
    theirs = ssl.create_default_context(cadata=trusted)
    tap = Tap()

    class Line(socketserver.BaseRequestHandler):
        """One connection."""

        def handle(self) -> None:
            with (
                ours.wrap_socket(self.request, server_side=True) as near,
                socket.create_connection(("127.0.0.1", port)) as far_plain,
                theirs.wrap_socket(far_plain, server_hostname="127.0.0.1") as far,
            ):
                back = threading.Thread(target=_pass_on, args=(far, near, _run(tap)))
                back.start()
                _pass_on(near, far, _run(tap))
                back.join()

    with _Listening(("127.0.0.1", 0), Line) as server:
        tap.port = server.server_address[1]
        threading.Thread(target=server.serve_forever).start()
        try:
            yield tap
        finally:
            server.shutdown()


class _Listening(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False


def _run(tap: Tap) -> bytearray:
    run = bytearray()
    tap.heard.append(run)
    return run


def _pass_on(giver: ssl.SSLSocket, taker: ssl.SSLSocket, run: bytearray) -> None:
    """Until one side is done; then the other is told."""
    try:
        while part := giver.recv(1 << 16):
            run += part
            taker.sendall(part)
        taker.shutdown(socket.SHUT_RDWR)
    except OSError:  # the desk or the server hung up
        return
