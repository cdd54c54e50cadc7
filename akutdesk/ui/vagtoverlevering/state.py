"""What stands in a handover: what the program proposes, laid under what staff have written. No Qt, no store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from akutdesk.domain.overleveringspunkt import HUSK, VIGTIG
from akutdesk.domain.record import RecordId
from akutdesk.storage.raekker import PunktRaekke

Kilde = tuple[str, RecordId]
"""What an item comes from: one of `overleveringspunkt.KILDER`, and its id."""

MOST: Final = 10
"""Lines of an auto-draft (domain.md 10.7); light contacts beyond it stand in the count and on the sheet only."""

MARKS: Final[tuple[str | None, ...]] = (VIGTIG, HUSK, None)
"""Alt+V goes round these."""


@dataclass(frozen=True, kw_only=True)
class Forslag:
    """One item as the program would tell it. `type` is the TYPE of its source, `link` what the way there is called."""

    kilde: Kilde
    type: str
    alias: str
    tekst: str
    link: str
    borger_id: RecordId | None = None
    vigtighed: str | None = None
    let: bool = False
    """It may give way where there is too much to tell."""


@dataclass(frozen=True, kw_only=True)
class Punkt:
    """One line of the handover: proposed, changed, or staff's own."""

    id: object
    forslag: Forslag | None = None
    gemt: PunktRaekke | None = None

    @property
    def alias(self) -> str:
        """Whom or what it is about."""
        own = self.gemt.alias if self.gemt else ""
        return own or (self.forslag.alias if self.forslag else "")

    @property
    def tekst(self) -> str:
        """Staff's words, else the program's."""
        own = self.gemt.tekst if self.gemt else ""
        return own or (self.forslag.tekst if self.forslag else "")

    @property
    def vigtighed(self) -> str | None:
        """HUSK, VIGTIG or None; what staff have touched is as they left it."""
        if self.gemt is not None:
            return self.gemt.vigtighed
        return self.forslag.vigtighed if self.forslag else None

    @property
    def udeladt(self) -> bool:
        """Whether staff left it out."""
        return self.gemt is not None and self.gemt.udeladt

    @property
    def kilde(self) -> Kilde | None:
        """What it comes from; None for staff's own words."""
        return self.forslag.kilde if self.forslag else self.gemt.kilde if self.gemt else None


def punkter(forslag: Sequence[Forslag], gemte: Sequence[PunktRaekke]) -> tuple[Punkt, ...]:
    """Every line in the order it is told: important first, then as staff placed them, what is left out last."""
    stored: dict[Kilde | None, list[PunktRaekke]] = defaultdict(list)
    for row in gemte:
        stored[row.kilde].append(row)
    lines: list[Punkt] = []
    for one in _kept(forslag, tuple(stored)):
        lines += _of_source(one, stored.pop(one.kilde, []))
    left = [row for rows in stored.values() for row in rows]
    lines += [Punkt(id=row.rid, gemt=row) for row in left if row.tekst]
    return tuple(sorted(lines, key=_rank))


def som_fortalt(forslag: Sequence[Forslag], gemte: Sequence[PunktRaekke]) -> tuple[Punkt, ...]:
    """The items of an earlier handover in the order they were told, each with what its source would say today."""
    proposed = {one.kilde: one for one in forslag}
    return tuple(
        Punkt(id=row.rid, forslag=proposed.get(row.kilde) if row.kilde else None, gemt=row)
        for row in gemte
    )


def fortalte(lines: Sequence[Punkt]) -> tuple[Punkt, ...]:
    """Those that are told."""
    return tuple(line for line in lines if not line.udeladt)


def naeste_maerke(vigtighed: str | None) -> str | None:
    """The mark after this one."""
    return MARKS[(MARKS.index(vigtighed) + 1) % len(MARKS)] if vigtighed in MARKS else VIGTIG


def flyttet(lines: Sequence[Punkt], rid: object, by: int) -> tuple[Punkt, ...] | None:
    """The told lines with one of them a place up or down among those as important; None if it cannot move."""
    told = list(fortalte(lines))
    here = next((nr for nr, line in enumerate(told) if line.id == rid), None)
    if here is None or not 0 <= here + by < len(told):
        return None
    if er_vigtigt(told[here]) != er_vigtigt(told[here + by]):
        return None
    told.insert(here + by, told.pop(here))
    return tuple(told)


def _kept(forslag: Sequence[Forslag], stored: Collection[Kilde | None]) -> list[Forslag]:
    """All but the oldest light ones beyond what a handover holds; one that staff have touched stays."""
    spare = len(forslag) - MOST
    kept: list[Forslag] = []
    for one in forslag:
        if spare > 0 and one.let and one.kilde not in stored:
            spare -= 1
        else:
            kept.append(one)
    return kept


def _of_source(forslag: Forslag, rows: Sequence[PunktRaekke]) -> list[Punkt]:
    """One line; more where two desks have written different words about it."""
    first = Punkt(id=forslag.kilde, forslag=forslag, gemt=rows[0] if rows else None)
    others = [row for row in rows[1:] if row.tekst and row.tekst != first.tekst]
    return [first, *(Punkt(id=row.rid, forslag=forslag, gemt=row) for row in others)]


def _rank(line: Punkt) -> tuple[bool, bool, bool, int]:
    placed = line.gemt.plads if line.gemt else None
    return (line.udeladt, not er_vigtigt(line), placed is None, placed or 0)


def er_vigtigt(line: Punkt) -> bool:
    """Whether it is told before the others."""
    return line.vigtighed == VIGTIG
