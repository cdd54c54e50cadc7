"""The safety questions: answers and the action taken, never a score (domain.md 2.8)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from akutdesk.domain.mangel import Mangel
from akutdesk.domain.record import Record, RecordId

NIVEAUER: tuple[str, ...] = ("0", "1", "2", "3")
"""The levels of action. Staff choose one; nothing here computes it (domain.md 2.8, design.md D16)."""

AFKLARENDE: tuple[str, ...] = ("plan", "midler", "forberedelse", "tidspunkt")
"""The four clarifying questions after thoughts of suicide."""

HANDLET: tuple[str, ...] = ("handlet_hvad", "handlet_hvornaar", "handlet_maengde")
"""What, when and how much, after something was already done."""

OMSTAENDIGHEDER: tuple[str, ...] = (
    "tidligere_forsoeg",
    "udskrevet_nyligt",
    "rus_nu",
    "stemmer_befaler",
    "alene",
)
"""Circumstances named in regional guidance; asked where thoughts are not ruled out."""

OMGIVELSER: tuple[str, ...] = ("fare_for_andre", "vold_i_hjemmet", "boern_bekymring")
"""Danger around the citizen; IKKE_SPURGT is an answer too."""


@dataclass(frozen=True, kw_only=True)
class Sikkerhedsafklaring(Record):
    """Answers to the safety questions of one henvendelse, where handleniveau lives (design.md 8.14)."""

    TYPE: ClassVar[str] = "sikkerhedsafklaring"
    henvendelse_id: RecordId | None = None
    andre_til_stede: str | None = None
    """Is anybody with you, children for instance? (step 2, mock-up 04)"""
    spurgt_direkte: str | None = None
    spurgt_ikke_fordi: str = ""
    tanker: str | None = None
    plan: str | None = None
    midler: str | None = None
    forberedelse: str | None = None
    tidspunkt: str | None = None
    allerede_handlet: str | None = None
    handlet_hvad: str = ""
    handlet_hvornaar: str = ""
    handlet_maengde: str = ""
    tidligere_forsoeg: str | None = None
    udskrevet_nyligt: str | None = None
    rus_nu: str | None = None
    stemmer_befaler: str | None = None
    alene: str | None = None
    holder_mig_i_live: str = ""
    fare_for_andre: str | None = None
    vold_i_hjemmet: str | None = None
    boern_bekymring: str | None = None
    droeftet_med: tuple[str, ...] = ()
    droeftet_med_navn: str = ""
    overdraget: RecordId | None = None
    """The partnerkontakt that took over (domain.md 2.14)."""


def kraever_overdragelse(handleniveau: str | None) -> bool:
    """Whether somebody must have taken over before the citizen is let go (levels 2 and 3)."""
    return handleniveau in NIVEAUER[2:]


def tilbyd_sikkerhedsdel(handleniveau: str | None) -> bool:
    """Whether the safety part of the kriseplan is offered, and bagvagten named (level 1 and up)."""
    return handleniveau in NIVEAUER[1:]


def begyndt(svar: Sikkerhedsafklaring) -> bool:
    """Whether the direct question was asked, or it was noted why not."""
    return svar.spurgt_direkte is not None


def spoergsmaal(svar: Sikkerhedsafklaring, handleniveau: str | None) -> tuple[str, ...]:
    """The fields on the screen, in order; later questions follow from earlier answers (domain.md 2.8, ux.md 2.9)."""
    return (
        "andre_til_stede",
        "tanker",
        *(("spurgt_ikke_fordi",) if svar.spurgt_direkte == "NEJ_FORDI" else ()),
        *(AFKLARENDE if _thoughts_open(svar) else ()),
        "allerede_handlet",
        *(HANDLET if svar.allerede_handlet == "JA" else ()),
        *((*OMSTAENDIGHEDER, "holder_mig_i_live") if _thoughts_open(svar) else ()),
        *OMGIVELSER,
        "handleniveau",
        *(("droeftet_med", "droeftet_med_navn") if kraever_overdragelse(handleniveau) else ()),
    )


def med_svar(svar: Sikkerhedsafklaring, felt: str, kode: str | None) -> Sikkerhedsafklaring:
    """With one code answer.

    An answer about thoughts means that the question was asked straight out; noting that it was not
    takes that answer away. Nothing else is emptied: what was noted under a question that is hidden
    now stays (ux.md, never-list).
    """
    changed = replace(svar, **{felt: kode})
    if felt == "tanker":
        return replace(changed, spurgt_direkte="JA" if kode else None)
    if felt == "spurgt_direkte" and kode == "NEJ_FORDI":
        return replace(changed, tanker=None)
    return changed


def eskaleringer(svar: Sikkerhedsafklaring) -> tuple[str, ...]:
    """The situations of domain.md 3.5 whose text shows now, most urgent first; no level follows from them.

    A plan, means, preparation or a time shows its text at once, right under the question (ux.md 2.9).
    """
    seen = {
        "E1": svar.allerede_handlet == "JA",
        "E3": _thoughts_open(svar) and any(getattr(svar, felt) == "JA" for felt in AFKLARENDE),
        "E4": svar.stemmer_befaler == "JA",
        "E5": svar.fare_for_andre == "JA",
        "E8": svar.vold_i_hjemmet == "JA",
        "E7": svar.boern_bekymring == "JA",
    }
    return tuple(kode for kode, here in seen.items() if here)


def mangler(svar: Sikkerhedsafklaring, handleniveau: str | None) -> tuple[Mangel, ...]:
    """P fields without an answer, in the order of the screen (domain.md 2.8)."""
    if svar.spurgt_direkte is None:
        return (Mangel(svar.TYPE, "spurgt_direkte"),)
    needed = (
        *(("spurgt_ikke_fordi",) if svar.spurgt_direkte == "NEJ_FORDI" else ("tanker",)),
        *(AFKLARENDE if _thoughts_open(svar) else ()),
        "allerede_handlet",
        *OMGIVELSER,
        *(("droeftet_med",) if kraever_overdragelse(handleniveau) else ()),
    )
    return tuple(Mangel(svar.TYPE, felt) for felt in needed if not getattr(svar, felt))


def er_besvaret(svar: Sikkerhedsafklaring, handleniveau: str | None) -> bool:
    """Whether nothing that must be answered about danger is left."""
    return not mangler(svar, handleniveau)


def _thoughts_open(svar: Sikkerhedsafklaring) -> bool:
    return svar.tanker not in (None, "NEJ")
