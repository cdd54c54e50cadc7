"""Whether two desks and their server agree, in numbers that can be told: looked at after the last round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Final, cast

from akutdesk.assets import Texts
from akutdesk.demo.stage import Stage
from akutdesk.demo.year import Year

_ALL: Final = 10_000
_LONG: Final = 10
"""Fewer signs than this may stand anywhere by chance."""


@dataclass(frozen=True, kw_only=True)
class Stand:
    """How one desk stands. The fields are named as the demo names what is not as it should be."""

    tabeller: str
    """Digest of all that it shows, in hexadecimal signs."""
    kaede: bytes
    """Running digest of all that the server handed out, computed here."""
    poster: int
    """How far in the server's numbers."""
    henvendelser: int
    borgere: int
    venter: int
    """Events that the server has not got."""
    lagt_til_side: int
    konflikter: int


def stand_of(stage: Stage) -> Stand:
    """Ask the open store of whoever is in. Raises RuntimeError if nobody is, or before the first round."""
    desk = stage.composed.limbs.workplace.desk
    cursor = desk.store.net.cursor() if desk else None
    if desk is None or cursor is None:
        raise RuntimeError("NOBODY")
    store, adgang, state = desk.store, desk.adgang, desk.store.net.state()
    return Stand(
        tabeller=store.digest().hex(),
        kaede=cursor.digest,
        poster=cursor.seq,
        henvendelser=len(store.henvendelser.liste(adgang, limit=_ALL)),
        borgere=len(store.borgere.liste(adgang, limit=_ALL)),
        venter=state.usendte,
        lagt_til_side=state.karantaene + state.mangler_noegle + state.kraever_opdatering,
        konflikter=len(store.konflikter.liste(adgang)),
    )


def is_level(stages: Sequence[Stage]) -> bool:
    """Whether nothing is left to send or fetch at any of them."""
    return len({_far(stage) for stage in stages}) == 1


def _far(stage: Stage) -> tuple[bytes, int] | None:
    """D and what waits; None while a round runs."""
    desk = stage.composed.limbs.workplace.desk
    cursor = desk.store.net.cursor() if desk else None
    if desk is None or cursor is None or desk.synk.under_way:
        return None
    return cursor.digest, desk.store.net.state().usendte


def differing(one: Stand, other: Stand) -> Iterator[str]:
    """The names of what is not alike at both desks, or not as it should be at rest."""
    for field in fields(Stand):
        mine, theirs = getattr(one, field.name), getattr(other, field.name)
        if mine != theirs or (field.name in ("venter", "lagt_til_side", "konflikter") and mine):
            yield field.name


def sentences(year: Year, typed: Sequence[str]) -> frozenset[str]:
    """What was written in the year and on the night, as far as it cannot stand anywhere by chance."""
    found = set(typed)
    for deed in year.deeds:
        for record in deed.records:
            found.update(_words(record))
    return frozenset(words for words in found if len(words) >= _LONG and " " in words)


def _words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _words(getattr(value, field.name))
    elif isinstance(value, tuple):
        for part in cast("tuple[object, ...]", value):
            yield from _words(part)


def plain_in(folder: Path, words: frozenset[str]) -> int:
    """How many of these stand readable in any file there."""
    files = [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]
    return sum(any(one.encode() in file for file in files) for one in words)


def told(stands: Sequence[Stand], looked_for: int, texts: Texts) -> Iterator[str]:
    """What was checked, in plain words; nothing where there is one desk."""
    for one in stands[:1]:
        yield texts("demo.to.ens", tal=one.tabeller[:16])
        yield texts("demo.to.tal", henvendelser=one.henvendelser, borgere=one.borgere)
        yield texts("demo.to.server", poster=one.poster, saetninger=looked_for)
