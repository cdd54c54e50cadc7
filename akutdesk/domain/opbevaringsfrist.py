"""How long each kind of record is kept, and whether its time is up (domain.md 7, Opbevaring/sletning)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from akutdesk.domain.enhed import Enhed
from akutdesk.domain.errors import ResourceError
from akutdesk.domain.raekke import Raw, entydige, raekker
from akutdesk.domain.record import RecordId, field_types
from akutdesk.domain.record_types import RECORD_CLASS

BORGER: Final = "borger"
ALIAS: Final = "borger_alias"
_YEAR: Final = 12


@dataclass(frozen=True, kw_only=True)
class Opbevaringsfrist:
    """A rule: records of a kind go so many months after the last that happened. `kilde` is where the number is from.

    `indstilling` names the field of Enhed that has the house's own number, if it has one.
    """

    navn: str
    slags: str
    maaneder: int
    kilde: str
    indstilling: str = ""

    def for_hus(self, enhed: Enhed) -> int:
        """The months that count in this house."""
        return int(getattr(enhed, self.indstilling)) if self.indstilling else self.maaneder


@dataclass(frozen=True, kw_only=True)
class Udloebet:
    """What one rule lists. `hvem` are the cards or the records themselves, the oldest first; `rids` all that goes.

    `bevaret` of those whose time is up are held, `venter` do not fit into one order: neither is in `rids`.
    """

    frist: Opbevaringsfrist
    maaneder: int
    hvem: tuple[RecordId, ...]
    rids: tuple[RecordId, ...]
    bevaret: int
    venter: int
    aeldste: date


def frister(raw: Raw) -> tuple[Opbevaringsfrist, ...]:
    """The rules of `resources/guides/opbevaring.toml`. Raises ResourceError for one about nothing that is kept."""
    rows = raekker(raw, "frist", Opbevaringsfrist)
    entydige((one.navn, one) for one in rows)
    known: Mapping[str, Any] = field_types(Enhed)
    for one in rows:
        is_setting = not one.indstilling or known.get(one.indstilling) is int
        if one.slags not in RECORD_CLASS or not is_setting or one.maaneder < 1:
            raise ResourceError("FRIST", felt=one.navn)
    return rows


def graense(dag: date, maaneder: int) -> date:
    """The last day whose records are so many whole months old on `dag`."""
    years, month = divmod(dag.year * _YEAR + dag.month - 1 - maaneder, _YEAR)
    last = monthrange(years, month + 1)[1]
    return date(years, month + 1, min(dag.day, last))
