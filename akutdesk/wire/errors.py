"""What can be wrong with bytes that came from elsewhere. No error here ever holds content."""

from __future__ import annotations


class WireError(Exception):
    """Base of everything that this package raises."""


class MalformedError(WireError):
    """Bytes do not have the form that the format asks for. `what` names the record, never its content."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class TooLargeError(WireError):
    """More than may be at once; `size` and `limit` are bytes or events, `index` the event of a batch if it is one."""

    def __init__(self, *, size: int, limit: int, index: int | None = None) -> None:
        super().__init__(f"{size} > {limit}")
        self.size = size
        self.limit = limit
        self.index = index


class UnknownFormatError(WireError):
    """A newer program wrote this: the bytes are kept and wait for an upgrade (sync-and-security.md F82)."""

    def __init__(self, what: str, number: int) -> None:
        super().__init__(f"{what} {number}")
        self.what = what
        self.number = number


class SealBrokenError(WireError):
    """Sealed bytes do not open: wrong key, wrong place, or altered. Which of them cannot be told."""


class BadSignatureError(WireError):
    """A signature does not fit the message and the key."""


class BadKeyError(WireError):
    """Bytes given as a key are not one."""


class ChainBrokenError(WireError):
    """A link does not follow from the one before it; `n` is where."""

    def __init__(self, n: int) -> None:
        super().__init__(str(n))
        self.n = n


class MemoryShortError(WireError):
    """The machine has not enough free memory for one try at a password."""
