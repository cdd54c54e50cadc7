"""Looks for words in bytes that must not hold them, in every form in which something may have written them down."""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

ENCODINGS = ("utf-8", "latin-1", "utf-16-le", "utf-16-be")
_PACKED = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08")
"""How a zlib and a gzip stream begin."""
_EITHER = 32
"""Tells `zlib` to find out by itself which of both it is."""
_PART = 1 << 24


def forms(word: str) -> Mapping[str, tuple[bytes, ...]]:
    """A word's forms by their names: as text, as hex, in base64 wherever it begins, escaped as URLs, JSON and SQL do."""
    found: dict[str, tuple[bytes, ...]] = {}
    for encoding in ENCODINGS:
        for one in {word, word.lower(), word.upper()}:
            found[encoding] = (*found.get(encoding, ()), one.encode(encoding))
    for encoding in ("utf-8", "utf-16-le"):
        plain = word.encode(encoding)
        found[f"hex of {encoding}"] = (plain.hex().encode(), plain.hex().upper().encode())
        found[f"base64 of {encoding}"] = tuple(_base64(plain))
    found["percent"] = tuple(_percent(word))
    found["json"] = (json.dumps(word)[1:-1].encode(),)
    found["octal"] = (re.sub(rb"[^ -~]", _octal, word.encode()),)
    return found


def packed(data: bytes) -> Iterator[bytes]:
    """What compressed streams anywhere in the bytes unpack to, as far as they are whole."""
    for start in _PACKED.finditer(data):
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | _EITHER)
        try:
            unpacked = unpacker.decompress(data[start.start() :], _PART)
        except zlib.error:
            continue
        yield unpacked


def words_in(data: bytes, words: Iterable[str]) -> set[tuple[str, str]]:
    """Which words the bytes hold, each with the name of the form."""
    parts = (data, *packed(data))
    return {
        (word, name)
        for word in words
        for name, written in forms(word).items()
        if any(form in part for form in written for part in parts)
    }


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its path; the path itself stands before the content."""
    return {
        str(path.relative_to(folder)): str(path).encode() + b"\n" + path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _base64(plain: bytes) -> Iterator[bytes]:
    """The part of the text that does not depend on what stands before and after."""
    for before in range(3):
        whole = base64.b64encode(b"\0" * before + plain)
        inner = whole[(8 * before + 5) // 6 : (8 * (before + len(plain))) // 6]
        yield inner
        yield inner.translate(bytes.maketrans(b"+/", b"-_"))


def _percent(word: str) -> Iterator[bytes]:
    for encoding in ("utf-8", "latin-1"):
        escaped = quote(word, safe="", encoding=encoding)
        for one in (escaped, escaped.replace("%20", "+")):
            yield one.encode()
            yield re.sub("%..", lambda sign: sign[0].lower(), one).encode()


def _octal(sign: re.Match[bytes]) -> bytes:
    return b"\\%03o" % sign[0][0]
