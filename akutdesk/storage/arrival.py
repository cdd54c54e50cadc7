"""An event on its way in: its bytes as they came, hashed, and what was found out about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import msgspec

from akutdesk.storage.net_errors import PageRefused
from akutdesk.storage.stretch import Signed
from akutdesk.wire import chain
from akutdesk.wire.errors import WireError
from akutdesk.wire.header import Header, read_any_header
from akutdesk.wire.messages import Page

NEW: Final = "NY"
KNOWN: Final = "KENDT"
"""Verdicts beside the reasons of quarantine.Quarantined: it belongs here and is new, or is here already."""


class Arrival(msgspec.Struct):
    """One event. `hash` is H; `header` is None where the bytes are no header at all.

    The rest is filled in by `vetting`: the verdict, and for one that belongs here its local id and C.
    """

    header_bytes: bytes
    body: bytes | None
    body_hash: bytes
    hash: bytes
    header: Header | None
    verdict: str = "HOVED"
    eid: int = 0
    chain: bytes = b""


@dataclass(frozen=True, slots=True)
class Delivery:
    """Events in the order they came, and the signatures that came with them, by writer."""

    arrivals: list[Arrival]
    stretches: dict[bytes, list[Signed]]


def arrive(header_bytes: bytes, body: bytes | None, body_hash: bytes | None = None) -> Arrival:
    """Hash an event and read its header; `body_hash` stands for a body that was erased."""
    hashed = chain.body_hash(body) if body is not None else body_hash or b""
    try:
        header = read_any_header(header_bytes)
    except WireError:
        header = None
    return Arrival(header_bytes, body, hashed, chain.event_hash(header_bytes, hashed), header)


def of_page(page: Page) -> Delivery:
    """A page's events. Raises PageRefused FORM if its numbers do not agree."""
    total, empty = len(page.bodies), {at for at, size in enumerate(page.sizes) if not size}
    if (
        len(page.headers) != len(page.sizes)
        or sum(page.sizes) != total
        or empty != set(page.erased)
    ):
        raise PageRefused("FORM")
    return Delivery(list(_arrivals(page)), _by_writer(page))


def stretches_of(signed: Iterable[tuple[bytes, Signed]]) -> dict[bytes, list[Signed]]:
    """Signatures by writer."""
    found: dict[bytes, list[Signed]] = {}
    for writer, each in signed:
        found.setdefault(writer, []).append(each)
    return found


def _arrivals(page: Page) -> Iterator[Arrival]:
    at = 0
    for place, (header, size) in enumerate(zip(page.headers, page.sizes, strict=True)):
        body = page.bodies[at : at + size] if size else None
        yield arrive(header, body, page.erased.get(place))
        at += size


def _by_writer(page: Page) -> dict[bytes, list[Signed]]:
    return stretches_of(
        (each.writer, Signed(each.first, each.last, each.signature)) for each in page.stretches
    )
