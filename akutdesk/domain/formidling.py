"""A formidling: something the house did to be known, such as a poster, on a day (domain.md 5.3, Kendskab; G129)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from akutdesk.domain.mangel import Mangel
from akutdesk.domain.record import Record

_NEEDED = ("dato", "slags", "til_hvem")


@dataclass(frozen=True, kw_only=True)
class Formidling(Record):
    """When, what, and to whom. It is about the house and about no person."""

    TYPE: ClassVar[str] = "formidling"
    dato: date | None = None
    slags: str | None = None
    hvad: str = ""
    til_hvem: tuple[str, ...] = ()
    fjernet: bool = False
    """A leader took it out; it is kept."""


def mangler(formidling: Formidling) -> tuple[Mangel, ...]:
    """What is not said yet, in the order of the form; the words are free."""
    return tuple(Mangel(formidling.TYPE, felt) for felt in _NEEDED if not getattr(formidling, felt))


def i_perioden(
    found: Iterable[Formidling], fra: date, til: date
) -> tuple[tuple[date, Formidling], ...]:
    """Those of a period with their day, the first first."""
    dated = [(one.dato, one) for one in found if one.dato is not None and not one.fjernet]
    return tuple(sorted((each for each in dated if fra <= each[0] <= til), key=_by_day))


def _by_day(each: tuple[date, Formidling]) -> tuple[date, bytes]:
    return each[0], each[1].id
