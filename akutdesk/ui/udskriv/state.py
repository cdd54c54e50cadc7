"""What staff choose in the print dialog, and what paper and records follow from it. No Qt.

Each kind of paper is one print job and one Udlevering (domain.md 2.10); the card is cut out of a
sheet of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.record import RecordId, guarded_like
from akutdesk.domain.udlevering import Udlevering
from akutdesk.ui.printer import JobState, Printer

EDITIONS: tuple[str, ...] = ("A4", "A4_KORT", "KORT", "STOR")
"""In the order of their digits (ux.md 2.19)."""

PAPERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "A4": ("A4",),
        "A4_KORT": ("A4", "LOMMEKORT"),
        "KORT": ("LOMMEKORT",),
        "STOR": ("STOR",),
    }
)
"""What an edition prints, as `Udlevering.papir` names it."""

MOST_COPIES = 20
TIL_BORGER = "BORGER"


@dataclass(frozen=True, kw_only=True)
class Choice:
    """The state of the dialog. `diskret` begins empty each time: it is never remembered."""

    edition: str = "A4"
    diskret: bool = False
    printer: str = ""
    copies: int = 1
    modtager: str = TIL_BORGER
    """Never remembered either: the next sheet is the citizen's again."""

    @property
    def papers(self) -> tuple[str, ...]:
        """The papers in the order they are printed."""
        return PAPERS[self.edition]

    def with_copies(self, typed: str) -> Choice:
        """The number in the field; anything that is not a sensible number counts as one copy."""
        plain = typed.strip()
        number = int(plain) if plain.isascii() and plain.isdecimal() else 1
        return replace(self, copies=min(max(number, 1), MOST_COPIES))


REMEMBERED = "udskriv.printer"
"""Under this name the store keeps which printer this PC used last."""


def preferred(printers: tuple[Printer, ...], remembered: str) -> str:
    """The printer this PC used last, if it is still there; else the machine's first; "" if none."""
    names = [printer.navn for printer in printers]
    if remembered in names:
        return remembered
    return names[0] if names else ""


def udleveringer(
    plan: Kriseplan,
    choice: Choice,
    *,
    adgang: Adgang,
    tid: datetime,
    kanal: str,
    ids: list[RecordId],
) -> tuple[Udlevering, ...]:
    """One record for each paper, made before the paper leaves. `ids` gives their names."""
    return tuple(
        guarded_like(
            plan,
            Udlevering(
                id=rid,
                kriseplan_id=plan.id,
                borger_id=plan.borger_id,
                tid=tid,
                medarbejder=adgang.bruger,
                udgave="DISKRET" if choice.diskret else "NORMAL",
                papir=paper,
                kanal=kanal,
                antal=choice.copies,
                modtager=choice.modtager,
            ),
        )
        for paper, rid in zip(choice.papers, ids, strict=True)
    )


UDFALD: Mapping[JobState, str] = MappingProxyType(
    {
        JobState.FAERDIG: "KOM_UD",
        JobState.STOPPET: "KOM_IKKE",
        JobState.SVARER_IKKE: "KOM_IKKE",
        JobState.UKLAR: "VED_IKKE",
    }
)
"""What an Udlevering says of the paper, by the end of its job; staff's own answer goes before it."""

_FROM_WORST = (JobState.UKLAR, JobState.SVARER_IKKE, JobState.STOPPET, JobState.FAERDIG)


def worst(states: Sequence[JobState]) -> JobState:
    """What several papers of one printing amount to; doubt comes before everything else."""
    return min(states, key=_FROM_WORST.index)
