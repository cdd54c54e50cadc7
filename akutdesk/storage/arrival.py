"""An event on its way in: its bytes as they came, hashed, and what was found out about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from operator import add
from typing import Final

import msgspec

from akutdesk.storage.event_id import n_of, widx_of
from akutdesk.storage.net_errors import PageRefused
from akutdesk.storage.stretch import Signed
from akutdesk.wire import chain, crypto
from akutdesk.wire.errors import WireError
from akutdesk.wire.header import Header, read_any_header
from akutdesk.wire.messages import Page

NEW: Final = "NY"
KNOWN: Final = "KENDT"
_BELONG: Final = {NEW, KNOWN}
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


def ends_of(arrivals: Iterable[Arrival]) -> dict[int, int]:
    """By a writer's local number the last n of those events that belong here."""
    last: dict[int, int] = {}
    for each in arrivals:
        if each.verdict in _BELONG:
            widx = widx_of(each.eid)
            if each.eid > last.get(widx, 0):
                last[widx] = each.eid
    return {widx: n_of(eid) for widx, eid in last.items()}


def arrive(header_bytes: bytes, body: bytes | None, body_hash: bytes | None = None) -> Arrival:
    """Hash an event and read its header; `body_hash` stands for a body that was erased."""
    hashed = chain.body_hash(body) if body is not None else body_hash or b""
    event_hash = chain.event_hash(header_bytes, hashed)
    return Arrival(header_bytes, body, hashed, event_hash, _header_in(header_bytes))


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
    ends = accumulate(page.sizes)
    bodies = [page.bodies[end - size : end] for size, end in zip(page.sizes, ends, strict=True)]
    hashed = crypto.sha256_each(bodies)
    for place, gone in page.erased.items():
        hashed[place] = gone
    hashes = crypto.sha256_each(map(add, page.headers, hashed))
    columns = zip(page.headers, bodies, hashed, hashes, strict=True)
    for header, body, body_hash, event_hash in columns:
        yield Arrival(header, body or None, body_hash, event_hash, _header_in(header))


def _header_in(header_bytes: bytes) -> Header | None:
    try:
        return read_any_header(header_bytes)
    except WireError:
        return None


def _by_writer(page: Page) -> dict[bytes, list[Signed]]:
    return stretches_of(
        (each.writer, Signed(each.first, each.last, each.signature)) for each in page.stretches
    )
