"""Every page of an encrypted file opened with its key, those that no table has any more among them."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVED, IV, SALT = 4096, 80, 16, 16
WAL_HEADER, FRAME_HEADER = 32, 24


def opened(path: Path, key: bytes) -> Iterator[bytes]:
    """The pages of a database, or of the log beside it, as SQLCipher 4 seals them."""
    data = path.read_bytes()
    if path.suffix == ".db-wal":
        yield from _frames(data, key)
        return
    for at in range(0, len(data), PAGE):
        yield _page(data[at : at + PAGE], key, first=at == 0)


def _frames(data: bytes, key: bytes) -> Iterator[bytes]:
    for at in range(WAL_HEADER, len(data), FRAME_HEADER + PAGE):
        (number,) = struct.unpack_from(">I", data, at)
        page = data[at + FRAME_HEADER : at + FRAME_HEADER + PAGE]
        if len(page) == PAGE:
            yield _page(page, key, first=number == 1)


def _page(page: bytes, key: bytes, *, first: bool) -> bytes:
    start = SALT if first else 0
    iv = page[PAGE - RESERVED :][:IV]
    cipher = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return cipher.update(page[start : PAGE - RESERVED])


def everything(folder: Path, key: bytes) -> bytes:
    """All that a thief with the key finds in a data folder."""
    found = [
        page
        for path in sorted(folder.rglob("*"))
        if path.name.endswith((".db", ".db-wal"))
        for page in opened(path, key)
    ]
    return b"".join(found)
