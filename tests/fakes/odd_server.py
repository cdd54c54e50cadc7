"""A process of its own that answers a desk in ways no server of ours would: python odd_server.py MODE [CERT KEY].

It prints its port, and lives until its standard input ends. Modes are the names in MODES.
"""

from __future__ import annotations

import asyncio
import ssl
import sys

HEADERS = (
    "Akutdesk-Time: 1795474800000\r\nAkutdesk-Server: 00112233445566778899aabbccddeeff\r\n"
    "Content-Type: application/msgpack\r\n"
)


def answer(status: str, headers: str, body: bytes) -> bytes:
    """An HTTP answer's bytes."""
    return f"HTTP/1.1 {status}\r\n{headers}Content-Length: {len(body)}\r\n\r\n".encode() + body


PORTAL = answer(
    "200 OK", "Content-Type: text/html\r\n", b"<html>Velkommen til g\xc3\xa6stenettet</html>"
)


class Odd:
    """Each method takes one connection whose request has been read."""

    @staticmethod
    async def html(_, writer):
        writer.write(PORTAL)

    @staticmethod
    async def redirect(_, writer):
        writer.write(answer("302 Found", "Location: http://127.0.0.1:1/login\r\n", b""))

    @staticmethod
    async def gateway(_, writer):
        writer.write(answer("502 Bad Gateway", "Content-Type: text/html\r\n", b"<html>502</html>"))

    @staticmethod
    async def garbage(_, writer):
        writer.write(bytes(range(256)) * 4)

    @staticmethod
    async def ours(_, writer):
        writer.write(answer("200 OK", HEADERS, b"\x80"))

    @staticmethod
    async def half(_, writer):
        writer.write(answer("200 OK", HEADERS, bytes(4000))[:2000])

    @staticmethod
    async def drip(_, writer):
        """A byte at a time."""
        for byte in answer("200 OK", HEADERS, b"\x80" + bytes(2000)):
            writer.write(bytes([byte]))
            await writer.drain()
            await asyncio.sleep(0.001)

    @staticmethod
    async def silent(request, writer):
        while await request.reader.read(65536):
            await writer.drain()

    @staticmethod
    async def close(_, writer):
        pass

    @staticmethod
    async def endless(_, writer):
        writer.write(f"HTTP/1.1 200 OK\r\n{HEADERS}\r\n".encode())
        while True:
            writer.write(bytes(65536))
            await writer.drain()

    @staticmethod
    async def login(_, writer):
        writer.write(
            answer("407 Proxy Authentication Required", "Proxy-Authenticate: Basic\r\n", b"")
        )

    @staticmethod
    async def proxy(request, writer):
        """Lets through whoever brings `desk:secret`, to the place the CONNECT names."""
        if b"authorization: basic zgvzazpzzwnyzxq=" not in request.head.lower():
            await Odd.login(request, writer)
            return
        host, port = request.head.split()[1].decode().split(":")
        reader, onward = await asyncio.open_connection(host, int(port))
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        await asyncio.gather(_pour(request.reader, onward), _pour(reader, writer))


MODES = {
    "html": Odd.html,
    "redirect": Odd.redirect,
    "gateway": Odd.gateway,
    "garbage": Odd.garbage,
    "ours": Odd.ours,
    "half": Odd.half,
    "drip": Odd.drip,
    "silent": Odd.silent,
    "close": Odd.close,
    "endless": Odd.endless,
    "login": Odd.login,
    "proxy": Odd.proxy,
}


class Request:
    """A request's head, and what comes after it."""

    def __init__(self, head: bytes, reader: asyncio.StreamReader) -> None:
        self.head = head
        self.reader = reader


async def _pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while piece := await reader.read(65536):
        writer.write(piece)
        await writer.drain()
    writer.close()


async def main(mode: str, pair: list[str]) -> None:
    """Serve until standard input ends."""
    act = MODES[mode]

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.read(65536)
            await act(Request(head, reader), writer)
            await writer.drain()
            writer.close()
        except OSError:
            writer.close()

    context = None
    if pair:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*pair[:2])
        if pair[2:] == ["old"]:
            context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
            context.maximum_version = ssl.TLSVersion.TLSv1_1
            context.set_ciphers("ALL:@SECLEVEL=0")
    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2:]))
