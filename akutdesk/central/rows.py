"""What the rows of either database mean, and the rules of a store that are no SQL (store.py)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import compress
from typing import Any, Final

from akutdesk.central.kept import Addition, Org, Placed, Writer
from akutdesk.central.store_error import MovedError
from akutdesk.wire.header import Stream
from akutdesk.wire.messages import Wrap
from akutdesk.wire.receipt import next_digest

Row = tuple[Any, ...]

ANSWERED_MS: Final = 60 * 60 * 1000
"""How long a request that has expired may still be read, so that a PC that asks late is told why."""


def require_one(changed: int) -> None:
    """One row was to change, as it stood when the caller read it. Raises MovedError if it no longer stands so."""
    if changed != 1:
        raise MovedError


def org_of(row: Row) -> Org:
    """From id, incarnation, seq, digest, statements, size and backed_up."""
    org, incarnation, seq, digest, statements, size, backed_up = row
    return Org(
        id=org,
        incarnation=incarnation,
        seq=seq,
        digest=digest,
        statements=statements,
        size=size,
        backed_up=backed_up,
    )


def writer_of(row: Row) -> tuple[int, Writer]:
    """A writer and its number, from number, writer, device, public, n and chain."""
    number, writer, device, public, n, chain = row
    return number, Writer(writer=writer, device=device, public=public, n=n, chain=chain)


def wrap_of(row: Row) -> tuple[int, Wrap]:
    """A wrap and its number, from number, rid, epoch and wrap."""
    number, *wrap = row
    return number, Wrap(*wrap)


def placed(addition: Addition, incarnation: bytes, seq: int, digest: bytes) -> Placed:
    """Where an addition stands behind number `seq`, where D was `digest`."""
    return Placed(
        incarnation=incarnation,
        seq_from=seq + 1,
        seq_to=seq + len(addition.headers),
        digest=next_digest(digest, addition.hashes),
    )


def kept_bodies(addition: Addition, erased: Collection[bytes]) -> list[bool]:
    """Which bodies are kept: not the data of a record that is erased."""
    return [
        stream != Stream.DATA or rid not in erased
        for stream, rid in zip(addition.streams, addition.rids, strict=True)
    ]


def kept_size(addition: Addition, kept: Sequence[bool]) -> int:
    """Bytes of the headers and of the bodies that are kept."""
    return sum(map(len, addition.headers)) + sum(compress(addition.sizes, kept))


def fitting(pushes: Iterable[Row], after: int, limit: int, limit_bytes: int) -> list[Row]:
    """The first pushes after a number that fit both limits, at least one. A row begins with seq_to and size."""
    taken: list[Row] = []
    for push in pushes:
        seq_to, size = push[:2]
        limit_bytes -= size
        if taken and (seq_to - after > limit or limit_bytes < 0):
            break
        taken.append(push)
    return taken


def sorted_out(
    wraps: Sequence[Wrap], kept: dict[tuple[bytes, int | None], bytes]
) -> tuple[list[Wrap], tuple[Wrap, ...]]:
    """Which to keep, and what stands in the place of others; a record at epoch None is erased.

    `kept`: what stands at the records of these wraps. What is to be kept is added to it.
    """
    new: list[Wrap] = []
    standing: list[Wrap] = []
    for each in wraps:
        place = (each.rid, each.epoch)
        if place not in kept and (each.rid, None) not in kept:
            new.append(each)
            kept[place] = each.wrap
        elif kept.get(place, each.wrap) != each.wrap:
            standing.append(Wrap(each.rid, each.epoch, kept[place]))
    return new, tuple(standing)
