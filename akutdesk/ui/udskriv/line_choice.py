"""Which lines a card or a discreet sheet holds: the citizen chooses, the program never cuts. No Qt."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from akutdesk.domain.kriseplan import Kontakt, Kriseplan
from akutdesk.reports.lommekort import Kort
from akutdesk.reports.udskrift import telefon
from akutdesk.ui.udskriv.papers import Kept

_T = TypeVar("_T")

Key = tuple[str, int]
"""Part and place: ("tegn", 2) of a card, ("K6", 1) of a plan."""

CARD_PARTS = ("numre", "fast", "tegn", "selv")
"""In the order of the card."""

DISCREET_PARTS = ("K5", "K6", "K7", "K8", "K3", "K14")
"""In the order of the sheet (domain/sektion.py DISKRET)."""


@dataclass(frozen=True)
class ChoiceLine:
    """One line that can be taken out. `number` is set where the citizen may put a mark beside it."""

    key: Key
    text: str
    number: str = ""


def card_lines(kort: Kort) -> tuple[ChoiceLine, ...]:
    """Every line of a whole card."""
    numbers = [ChoiceLine(("numre", n), _named(one)) for n, one in enumerate(kort.numre)]
    holds = [ChoiceLine(("fast", 0), kort.fast)] if kort.fast else []
    signs = [ChoiceLine(("tegn", n), text) for n, text in enumerate(kort.tegn)]
    own = [ChoiceLine(("selv", n), text) for n, text in enumerate(kort.selv)]
    return (*numbers, *holds, *signs, *own)


def card_without(kort: Kort, hidden: Collection[Key]) -> Kort:
    """The card without the lines that were taken out; what is left stands as it was written."""
    return replace(
        kort,
        numre=_left("numre", kort.numre, hidden),
        fast="" if ("fast", 0) in hidden else kort.fast,
        tegn=_left("tegn", kort.tegn, hidden),
        selv=_left("selv", kort.selv, hidden),
    )


def discreet_lines(plan: Kriseplan) -> tuple[ChoiceLine, ...]:
    """Every line of a plan that the discreet sheet may hold."""
    rows: dict[str, Sequence[str]] = {
        "K5": plan.k5_selv,
        "K6": plan.k6_ro,
        "K3": [maal.tekst for maal in plan.k3_maal],
        "K14": [row.hvornaar for row in plan.k14_aftaler],
    }
    numbers = {"K7": plan.k7_mennesker, "K8": plan.k8_fagfolk}
    lines: list[ChoiceLine] = []
    for nr in DISCREET_PARTS:
        for place, text in enumerate(rows.get(nr, ())):
            if text.strip():
                lines.append(ChoiceLine((nr, place), text))
        for place, one in enumerate(numbers.get(nr, ())):
            if one.nummer.strip():
                lines.append(ChoiceLine((nr, place), _named(one), number=one.nummer))
    return tuple(lines)


def marks_of(plan: Kriseplan, kept: Kept) -> dict[str, str]:
    """The citizen's mark beside each number, as it stands now."""
    marks = {one.nummer: one.maerke for one in (*plan.k7_mennesker, *plan.k8_fagfolk)}
    return marks | dict(kept.maerker)


def _left(part: str, rows: tuple[_T, ...], hidden: Collection[Key]) -> tuple[_T, ...]:
    return tuple(row for place, row in enumerate(rows) if (part, place) not in hidden)


def _named(one: Kontakt) -> str:
    return f"{one.navn} {telefon(one.nummer)}".strip()
