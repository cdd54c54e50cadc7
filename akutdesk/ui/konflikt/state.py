"""What stands side by side, what was chosen, and what that makes. No Qt, no store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeVar

from akutdesk.domain.record import Record
from akutdesk.ui.konflikt.difference import Span, merged, only_in

R = TypeVar("R", bound=Record)

MIN: Final = "MIN"
BEGGE: Final = "BEGGE"
ANDEN: Final = "ANDEN"


@dataclass(frozen=True, kw_only=True)
class Side:
    """One version of a place: whose, its lines, and the values of its fields. `eids` name the versions."""

    af: str
    linjer: tuple[str, ...]
    vaerdier: Mapping[str, Any]
    eids: Mapping[str, int] = field(default_factory=dict[str, int])
    egen: bool = False
    """Whether the person who looks wrote it."""


@dataclass(frozen=True, kw_only=True)
class Sted:
    """One place: a section of a plan, or a field. At least two sides, the left one first."""

    navn: str
    titel: str
    sider: tuple[Side, ...]

    @property
    def ens(self) -> bool:
        """Whether all say the same, so that there is nothing to choose."""
        first = self.sider[0].vaerdier
        return all(side.vaerdier == first for side in self.sider)

    @property
    def kan_begge(self) -> bool:
        """Whether both can stand: lines under lines. Two numbers or two dates cannot."""
        return all(
            isinstance(value, str | tuple) and felt not in _ONE_ONLY
            for felt, value in self.sider[0].vaerdier.items()
        )


_ONE_ONLY: Final = frozenset(
    {
        *("cpr", "kaldenavn", "fornavn", "efternavn", "telefon", "tilbagekald_nummer", "status"),
        *("vaerdi", "favoritter", "vagtgraenser", "navn", "nummer", "adresse", "region", "model"),
        *("handleniveau", "k2_omraader", "lavet_sammen", "identitet", "form", "grad"),
    }
)
"""Texts that are one answer: joined they would be nobody's."""


def side_code(index: int) -> str:
    """MIN for the left side, ANDEN for the one to the right, ANDEN2 … for further ones."""
    return MIN if index == 0 else ANDEN if index == 1 else f"{ANDEN}{index}"


def chosen_values(sted: Sted, kode: str) -> dict[str, Any]:
    """The fields of a place after a choice. Raises KeyError for one that was not offered."""
    if kode == BEGGE:
        return {felt: _joined(sted, felt) for felt in sted.sider[0].vaerdier}
    for index, side in enumerate(sted.sider):
        if side_code(index) == kode:
            return dict(side.vaerdier)
    raise KeyError(kode)


def settled(record: R, steder: Sequence[Sted], chosen: Mapping[str, str]) -> R:
    """The record with everything that was chosen."""
    values: dict[str, Any] = {}
    for sted in steder:
        if sted.navn in chosen:
            values |= chosen_values(sted, chosen[sted.navn])
    return replace(record, **values)


def replaced(steder: Sequence[Sted], chosen: Mapping[str, str]) -> dict[str, tuple[int, ...]]:
    """Field to the versions that the choice replaces: those that were on the screen, and no other."""
    return {
        felt: tuple(side.eids[felt] for side in sted.sider if felt in side.eids)
        for sted in steder
        if sted.navn in chosen
        for felt in sted.sider[0].eids
    }


def unchosen(steder: Sequence[Sted], chosen: Mapping[str, str]) -> tuple[Sted, ...]:
    """The places that differ and have no answer yet."""
    return tuple(sted for sted in steder if not sted.ens and sted.navn not in chosen)


def own_parts(sted: Sted, index: int) -> tuple[tuple[Span, ...], ...]:
    """For each line of a side the parts that no other side has: they are underlined."""
    if not sted.kan_begge:  # one answer, such as a number, is another one as a whole
        return tuple(((0, len(line)),) if not sted.ens else () for line in sted.sider[index].linjer)
    others = [side.linjer for n, side in enumerate(sted.sider) if n != index]
    return only_in(sted.sider[index].linjer, others)


def _joined(sted: Sted, felt: str) -> Any:
    """All sides' rows or lines, the left one's first, each once."""
    values = [side.vaerdier[felt] for side in sted.sider]
    if isinstance(values[0], str):
        return merged([value for value in values if value.strip()] or values[:1])
    rows: list[Any] = []
    for value in values:
        rows += [row for row in value if row not in rows]
    return tuple(rows)
