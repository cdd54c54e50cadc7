"""Somebody on the line who opens TLS, notes every byte of both directions, and passes it on."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial


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
    """A tap before the server at a port of this machine, with a certificate of its own; `trusted` is the server's.

    One loop serves all: a TLS connection is not for two threads at once.
    """
    ours = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours.load_cert_chain(*certificate)
    theirs = ssl.create_default_context(cadata=trusted)
    tap, loop = Tap(), asyncio.new_event_loop()
    there = partial(asyncio.open_connection, "127.0.0.1", port, ssl=theirs)
    listening = asyncio.start_server(partial(_line, tap, there), "127.0.0.1", 0, ssl=ours)
    server = loop.run_until_complete(listening)
    tap.port = server.sockets[0].getsockname()[1]
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield tap
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        _close(loop, server)


async def _line(tap, there, near, to_near) -> None:
    """One connection, from the desk to the server and back, until both are done."""
    far, to_far = await there()
    try:
        await asyncio.gather(_pass_on(tap, near, to_far), _pass_on(tap, far, to_near))
    finally:
        for writer in (to_far, to_near):
            writer.transport.abort()


async def _pass_on(tap: Tap, giver: asyncio.StreamReader, taker: asyncio.StreamWriter) -> None:
    """Until the giver is done; then the taker is told."""
    run = bytearray()
    tap.heard.append(run)
    with suppress(OSError):  # the desk or the server hung up
        while part := await giver.read(1 << 16):
            run += part
            taker.write(part)
            await taker.drain()
    taker.close()


def _close(loop: asyncio.AbstractEventLoop, server: asyncio.Server) -> None:
    """Nobody comes any more; every line that stands is ended."""
    server.close()
    lines = asyncio.all_tasks(loop)
    for line in lines:
        line.cancel()
    if lines:
        loop.run_until_complete(asyncio.wait(lines))
    loop.run_until_complete(asyncio.sleep(0))  # what the writers still have to say
    loop.close()
