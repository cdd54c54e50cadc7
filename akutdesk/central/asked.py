"""A call as the rules see it: ids, numbers, bytes. Nothing of HTTP beyond header names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

import msgspec

from akutdesk.central.kept import Org
from akutdesk.central.problem import Refusal
from akutdesk.wire.codec import MAX_INT, unpack
from akutdesk.wire.errors import MalformedError

S = TypeVar("S", bound=msgspec.Struct)

_ID: Final = re.compile(r"[0-9a-fA-F]{32}")
_NUMBER: Final = re.compile(r"[0-9]{1,19}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One call. Header names are in lower case; `host` is what the caller believes to talk to."""

    ids: Mapping[str, str]
    query: Mapping[str, str]
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(default=b"", repr=False)
    address: str = ""

    @property
    def host(self) -> str:
        """The Host header, in lower case."""
        return self.headers.get("host", "").lower()

    def id(self, name: str) -> bytes:
        """An id of the path. Refusal "unknown" if it is none."""
        return _id(self.ids[name], Refusal("unknown"))

    def many(self, name: str) -> tuple[bytes, ...] | None:
        """Ids with commas between; None if not asked."""
        text = self.query.get(name)
        if text is None:
            return None
        return tuple(_id(each, Refusal("malformed")) for each in text.split(",") if each)

    def number(self, name: str) -> int | None:
        """A number of the query, at least 0; None if not asked. Refusal "malformed"."""
        text = self.query.get(name)
        if text is None:
            return None
        if not _NUMBER.fullmatch(text) or int(text) > MAX_INT:
            raise Refusal("malformed")
        return int(text)

    def message(self, kind: type[S]) -> S:
        """The body as a message. Refusal "malformed"."""
        try:
            return unpack(msgspec.msgpack.Decoder(kind), self.body, kind.__name__)
        except MalformedError:
            raise Refusal("malformed") from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer. `org` and `device`: whom it was about, as of the answer; `events` counts for the journal."""

    status: int = 200
    body: bytes = b""
    org: Org | None = None
    device: bytes | None = None
    events: int = 0
    refusal: Refusal | None = None
    empty: bool = False
    """A page without events: the caller may wait for some."""


def _id(text: str, otherwise: Refusal) -> bytes:
    if not _ID.fullmatch(text):
        raise otherwise
    return bytes.fromhex(text)
