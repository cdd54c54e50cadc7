"""A disk that answers no to fsync: the driver's own call of it is led past here, everything else is real.

It is the driver's table of borrowed functions that is changed, in this process and for a while; so no compiler and no
administrator is needed. Only on Linux with a driver built for 64 bits.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest
from sqlcipher3 import _sqlite3 as driver

_FSYNC: Final = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, use_errno=True)
_RELOCATIONS: Final = 4
_WORD: Final = 8
_SECTION: Final = struct.Struct("<IIQQQQIIQQ")
_SYMBOL: Final = struct.Struct("<IBBHQQ")
_PLACE: Final = struct.Struct("<QQq")


@dataclass
class FailingSync:
    """What was asked of the disk, and what it said no to."""

    name: str
    """The file whose fsync fails."""
    times: int
    """How often. After that it says yes, as Linux does about words that it has meanwhile forgotten."""
    asked: list[int] = field(default_factory=list)
    """The handles on that file, in order."""
    refused: list[int] = field(default_factory=list)

    def answer(self, handle: int) -> int:
        """As fsync answers."""
        if Path(f"/proc/self/fd/{handle}").readlink().name == self.name:
            self.asked.append(handle)
            if len(self.refused) < self.times:
                self.refused.append(handle)
                return _no()
        os.fsync(handle)
        return 0

    @property
    def asked_again(self) -> bool:
        """Whether a handle that said no was the next one to be asked; later its number may be another file's."""
        after = zip(self.refused, self.asked[1:], strict=False)
        return any(refused == then for refused, then in after)


def _no() -> int:
    ctypes.set_errno(errno.EIO)
    return -1


@contextmanager
def failing_sync(name: str, *, times: int = 1) -> Iterator[FailingSync]:
    """The next fsyncs of a file with this name fail. Skips where the driver cannot be led astray."""
    if sys.platform != "linux" or sys.maxsize < 2**32:
        pytest.skip("the driver's call of fsync is found on Linux only")
    disk = FailingSync(name=name, times=times)
    place = ctypes.c_void_p.from_address(_writable(_base() + _slot()))
    led = _FSYNC(disk.answer)
    before, place.value = place.value, ctypes.cast(led, ctypes.c_void_p).value
    try:
        yield disk
    finally:
        place.value = before


def _maps() -> list[list[str]]:
    """What lies where in this process: the place, what may be done there, how far into which file."""
    return [line.split() for line in Path("/proc/self/maps").read_text("utf-8").splitlines()]


def _base() -> int:
    """Where the driver lies in this process."""
    for place, _, at, *_, name in _maps():
        if name == driver.__file__ and int(at, 16) == 0:
            return int(place.partition("-")[0], 16)
    pytest.skip("the driver is not where it says it is")


def _writable(address: int) -> int:
    """The same address. Skips where the system lets nobody write."""
    for place, rights, *_ in _maps():
        first, _, end = place.partition("-")
        if int(first, 16) <= address < int(end, 16) and "w" in rights:
            return address
    pytest.skip("this driver's table is closed once it is loaded")


def _slot() -> int:
    """Where in the driver it is written which function fsync is."""
    data = Path(driver.__file__).read_bytes()
    (start,) = struct.unpack_from("<Q", data, 40)
    size, count = struct.unpack_from("<HH", data, 58)
    parts = [_SECTION.unpack_from(data, start + size * number) for number in range(count)]
    for _, kind, _, _, at, length, link, *_ in parts:
        if kind != _RELOCATIONS:
            continue
        symbols, names = parts[link][4], parts[parts[link][6]][4]
        for place, info, _ in _PLACE.iter_unpack(data[at : at + length]):
            name = names + _SYMBOL.unpack_from(data, symbols + (info >> 32) * _SYMBOL.size)[0]
            if data[name : name + 6] == b"fsync\0":
                return int(place)
    pytest.skip("this driver brings its own fsync")
