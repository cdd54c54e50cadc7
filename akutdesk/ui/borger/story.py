"""The history of a citizen in words: what was set, by whom, when. No Qt, no store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from akutdesk.domain.cpr import maskeret
from akutdesk.domain.record import Plain, RecordId
from akutdesk.domain.svarliste import SVARLISTER
from akutdesk.storage.history import Aendring, FeltAendring
from akutdesk.ui.borger.facts import Said

TYPE = "borger"
_DATES = ("opmaerksomhed_udloeb", "kontaktaftale_udloeb")


@dataclass(frozen=True, kw_only=True)
class Step:
    """One change: when, who, how safe it is, and each field with what it was set to."""

    tid: str
    hvem: str
    tilstand: str
    felter: tuple[tuple[str, str], ...]


def steps(changes: Sequence[Aendring], said: Said) -> tuple[Step, ...]:
    """The changes as they are told, in their order; those of fields nobody sees are left out."""
    return tuple(step for change in changes if (step := _step(change, said)).felter)


def _step(change: Aendring, said: Said) -> Step:
    day = said.kalender.lang(said.kalender.dato(change.tid))
    clock = said.kalender.entydig(change.tid)
    return Step(
        tid=said.texts("borger.dag_kl", dag=day, tid=clock),
        hvem=said.folk.get(change.bruger, ""),
        tilstand=said.texts(f"synk.tilstand.{change.tilstand}"),
        felter=tuple(_fields(change.felter, said)),
    )


def _fields(changes: Sequence[FeltAendring], said: Said) -> Iterator[tuple[str, str]]:
    for change in changes:
        key = f"borger.felt.{change.felt}"
        if key in said.texts:
            yield said.texts(key), value_of(change.felt, change.vaerdi, said)


def value_of(felt: str, value: Plain, said: Said) -> str:
    """A plain value as it is told; a CPR number always hidden, and an address that is secret."""
    texts = said.texts
    if felt == "sammenlagt_til":
        return texts("borger.kort_skilt" if value is None else "borger.kort_samlet")
    if felt == "cpr":
        return maskeret(str(value or "")) or texts("borger.tomt")
    if isinstance(value, bool):
        return texts("borger.sat" if value else "borger.ikke_sat")
    if value in (None, "", []):
        return texts("borger.tomt")
    parts = cast("list[Plain]", value) if isinstance(value, list) else [value]
    return ", ".join(_part(felt, part, said) for part in parts)


def _part(felt: str, value: Plain, said: Said) -> str:
    """A day, one of the staff by first name, a label or words."""
    if felt in _DATES:
        return said.kalender.lang(date.fromisoformat(str(value)))
    if felt == "adresse" and said.adresse_skjult:
        return said.texts("borger.adresse_skjult")
    if isinstance(value, bytes):
        return said.folk.get(RecordId(value), said.texts("borger.tomt"))
    return _label(felt, str(value), said)


def _label(felt: str, value: str, said: Said) -> str:
    liste = said.codes.get(SVARLISTER.get((TYPE, felt), felt))
    if liste is not None and value in liste:
        return liste.label(value)
    return " ".join(value.split())
