"""The safety questions: answers and the action taken, never a score (domain.md 2.8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from akutdesk.domain.record import Record, RecordId


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
