"""What the kriseplan screen shows and offers, as plain values from a plan. No Qt, no store."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from akutdesk.assets import Texts
from akutdesk.domain import kriseplan
from akutdesk.domain.frist import laes_frist
from akutdesk.domain.kriseplan import Aftale, Kontakt, Kriseplan, Maal
from akutdesk.domain.mangel import Mangel
from akutdesk.domain.sektion import EDITOR, SEKTIONER, SIKKERHED
from akutdesk.reports.dokument import Dokument

NAME = "K0"
"""The head of the plan; the editor offers the name on the paper like a section."""

SECTIONS: tuple[str, ...] = (NAME, *EDITOR)
"""Editor order."""

_ROOMY = 0.85
"""From this share of the page on there is little room left."""


@dataclass(frozen=True)
class Rows:
    """How a section that is a list of texts is kept: its field and how many rows it holds."""

    felt: str
    most: int | None


LINES: dict[str, Rows] = {
    nr: Rows(SEKTIONER[nr].felter[0], SEKTIONER[nr].antal)
    for nr in ("K4", "K5", "K6", "K10", "K11", "K12", "K13")
}
"""Sections of single lines: a first empty line is always ready."""


def shown(plan: Kriseplan, opened: Collection[str], handleniveau: str | None) -> tuple[str, ...]:
    """The sections on the screen, in editor order: kort plan, what is filled, offered or opened."""
    offered = kriseplan.tilbudte(plan, handleniveau)
    return tuple(nr for nr in SECTIONS if nr in offered or nr in opened)


def addable(on_screen: Collection[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sections one may add: those of the safety part stand in front, the rest behind "Flere"."""
    left = [nr for nr in SECTIONS if nr not in on_screen]
    front = tuple(nr for nr in left if nr in SIKKERHED)
    return front, tuple(nr for nr in left if nr not in SIKKERHED)


def filled_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines that say something, each exactly as it was typed."""
    return tuple(line for line in lines if line.strip())


def with_lines(plan: Kriseplan, nr: str, lines: Sequence[str]) -> Kriseplan:
    """The plan with the lines of one section."""
    return replace(plan, **{LINES[nr].felt: filled_lines(lines)})


def with_line(plan: Kriseplan, nr: str, line: str) -> Kriseplan:
    """The plan with one more line in a section of lines or goals, or with more text in K1."""
    if nr in LINES:
        return with_lines(plan, nr, (*getattr(plan, LINES[nr].felt), line))
    if nr == "K3":
        return replace(plan, k3_maal=(*plan.k3_maal, Maal(tekst=line)))
    if nr == "K14":
        return replace(plan, k14_aftaler=(*plan.k14_aftaler, Aftale(hvad=line)))
    if nr == "K7":
        return replace(plan, k7_mennesker=(*plan.k7_mennesker, Kontakt(navn=line)))
    text = f"{plan.k1_handler_om}\n{line}" if plan.k1_handler_om else line
    return replace(plan, k1_handler_om=text)


def full(plan: Kriseplan, nr: str) -> bool:
    """Whether a section holds all the rows it may."""
    row = SEKTIONER.get(nr)
    if row is None or row.antal is None:
        return False
    value = getattr(plan, row.felter[0])
    return len(value) >= row.antal


def aftale(hvem: str, hvad: str, hvornaar: str, nu: datetime) -> Aftale:
    """An agreement with the due time its words name (domain/frist.py); without one it is due any time."""
    frist = laes_frist(hvornaar, nu)
    if frist is None:
        return Aftale(hvem=hvem, hvad=hvad, hvornaar=hvornaar)
    return Aftale(
        hvem=hvem, hvad=hvad, hvornaar=hvornaar, forfald=frist.start, forfald_slut=frist.slut
    )


def missing(plan: Kriseplan) -> tuple[tuple[str, str], ...]:
    """What must be written before the plan can be valid: section and text key, in editor order.

    How it was made is asked afterwards, in the panel.
    """
    faults = [fault for fault in kriseplan.mangler(plan) if fault.felt != "lavet_sammen"]
    pairs = {_section_of(fault): _words_of(fault) for fault in reversed(faults)}
    return tuple((nr, pairs[nr]) for nr in EDITOR if nr in pairs)


def fit_line(dokument: Dokument, texts: Texts) -> str:
    """How the plan fits its paper, said without a warning: "1 side · 12 linjer · god plads"."""
    pages, lines = dokument.sider, dokument.linjer
    side = texts("kriseplan.side.sider_1") if pages == 1 else texts("kriseplan.side.sider", n=pages)
    line = (
        texts("kriseplan.side.linje_1") if lines == 1 else texts("kriseplan.side.linjer", n=lines)
    )
    room = "ogsaa_fint" if pages > 1 else "god_plads" if dokument.fyld < _ROOMY else "lidt_plads"
    return f"{side} · {line} · {texts(f'kriseplan.side.{room}')}"


def is_empty(plan: Kriseplan) -> bool:
    """Whether nobody has written anything yet; the numbers come from the program."""
    return not any(kriseplan.fyldt(plan, nr) for nr in EDITOR if nr != "K8")


def readable_only(plan: Kriseplan) -> bool:
    """Whether the plan's text may no longer change (design.md 8.11)."""
    return plan.status != "KLADDE"


def _section_of(fault: Mangel) -> str:
    return next(nr for nr, row in SEKTIONER.items() if fault.felt in row.felter)


def _words_of(fault: Mangel) -> str:
    if fault.kode in ("FOR_LANG", "FOR_MANGE"):
        return f"kriseplan.mangler.{fault.kode.lower()}"
    return f"kriseplan.mangler.{fault.felt}"
