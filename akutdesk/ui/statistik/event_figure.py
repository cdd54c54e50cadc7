"""What the house did to be known, beside the contacts of each month (domain.md 5.3, Kendskab; G129). No Qt, no store."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from string import ascii_uppercase

from akutdesk.domain.figur import TOM, Celle, Figur, antal_tekst
from akutdesk.domain.formidling import Formidling, i_perioden
from akutdesk.domain.rapportregler import ANDRE, HOERT
from akutdesk.domain.statistik import Udvalg
from akutdesk.ui.statistik.figure import Axis, Cell, Figure, Line, Mark, Month
from akutdesk.ui.statistik.state import Behind, Typed
from akutdesk.ui.statistik.wording import Wording

ACTION = "formidling"
"""What writes an event."""


@dataclass(frozen=True, kw_only=True)
class Event:
    """One event with the letter that finds it on the axis, in the table and in the list."""

    sign: str
    dag: date
    of: Formidling

    @property
    def maaned(self) -> str:
        """2026-11."""
        return f"{self.dag:%Y-%m}"


@dataclass(frozen=True, kw_only=True)
class Told:
    """The contacts month by month, and the events of the period."""

    figur: Figur
    udvalg: Udvalg
    events: tuple[Event, ...]


def told(figur: Figur, udvalg: Udvalg, found: Iterable[Formidling]) -> Told:
    """Events get their letters by the day."""
    dated = i_perioden(found, udvalg.fra, udvalg.til)
    events = (Event(sign=_sign(nr), dag=dag, of=one) for nr, (dag, one) in enumerate(dated))
    return Told(figur=figur, udvalg=udvalg, events=tuple(events))


def event_figures(shown: Told, said: Wording) -> tuple[Figure, ...]:
    """An axis for each year, and then the list of what was done."""
    years = [tuple(some) for _, some in groupby(_months(shown), key=lambda maaned: maaned[:4])]
    return (*(_axis(some, shown, said) for some in years or [()]), _listed(shown, said))


def _months(shown: Told) -> list[str]:
    """From the first month of the period to the last with a contact or an event."""
    last = max(
        (*(tal.kode for tal in shown.figur.tal), *(one.maaned for one in shown.events)), default=""
    )
    found: list[str] = []
    at = shown.udvalg.fra.replace(day=1)
    while f"{at:%Y-%m}" <= last:
        found.append(f"{at:%Y-%m}")
        at = date(at.year + at.month // 12, at.month % 12 + 1, 1)
    return found


def _axis(months: Sequence[str], shown: Told, said: Wording) -> Figure:
    figur = shown.figur
    year = months[0][:4] if months else str(shown.udvalg.fra.year)
    return Figure(
        key=f"{figur.navn} {year}",
        title=said.texts("flere_tal.i_perioden", hvad=said.word("figur", figur.navn), navn=year),
        note=said.texts(
            "statistik.note_n", note=said.word("note", figur.navn), n=antal_tekst(figur.n)
        ),
        columns=(
            said.word("navn", figur.navn),
            *(said.across(figur.navn, kode) for kode in ("henvendelser", HOERT, ACTION)),
        ),
        lines=tuple(_line(maaned, shown, said) for maaned in months),
        chart=_chart(months, shown, said) if months else None,
        foot=said.texts("flere_tal.formidling.fod" if months else "statistik.tom"),
        source=figur,
    )


def _line(maaned: str, shown: Told, said: Wording) -> Line:
    figur = shown.figur
    heard = figur.celle(maaned, HOERT).antal
    every = heard + figur.celle(maaned, ANDRE).antal
    here = [one for one in shown.events if one.maaned == maaned]
    signs = ", ".join(one.sign for one in here)
    return Line(
        label=said.month(maaned),
        cells=(
            _count(every, shown.udvalg, Celle(figur.navn, maaned)),
            _count(heard, shown.udvalg, Celle(figur.navn, maaned, HOERT)),
            Cell(text=signs or TOM, behind=_form(here[0]) if here else None),
        ),
    )


def _count(antal: int, udvalg: Udvalg, celle: Celle) -> Cell:
    return Cell(text=antal_tekst(antal), behind=Behind(udvalg, celle) if antal else None)


def _chart(months: Sequence[str], shown: Told, said: Wording) -> Axis:
    figur, short = shown.figur, said.months_short(months)
    made: list[Month] = []
    for maaned in months:
        heard = figur.celle(maaned, HOERT).antal
        every = heard + figur.celle(maaned, ANDRE).antal
        made.append(Month(label=short[maaned], name=said.month(maaned), whole=every, part=heard))
    marks = tuple(
        Mark(sign=one.sign, at=_at(one.dag, months), words=_name(one, said))
        for one in shown.events
        if one.maaned in months
    )
    names = (said.across(figur.navn, HOERT), said.across(figur.navn, ANDRE))
    return Axis(months=tuple(made), names=names, marks=marks)


def _at(dag: date, months: Sequence[str]) -> float:
    """Where a day stands on the axis, in months from its beginning."""
    days = monthrange(dag.year, dag.month)[1]
    return months.index(f"{dag:%Y-%m}") + (dag.day - 0.5) / days


def _listed(shown: Told, said: Wording) -> Figure:
    texts = said.texts
    return Figure(
        key="formidling_liste",
        title=texts("flere_tal.formidling.titel"),
        note=texts("flere_tal.formidling.note"),
        columns=(texts("flere_tal.formidling.hvad"), texts("flere_tal.formidling.til_hvem")),
        lines=tuple(
            Line(label=_name(one, said), cells=(Cell(text=_whom(one, said), behind=_form(one)),))
            for one in shown.events
        ),
        foot="" if shown.events else texts("flere_tal.formidling.ingen"),
    )


def _name(one: Event, said: Wording) -> str:
    kind = said.codes["formidling_slags"].label(one.of.slags) if one.of.slags else ""
    parts = (one.sign, f"{one.dag.day}/{one.dag.month}", kind, one.of.hvad.strip())
    return " · ".join(part for part in parts if part)


def _whom(one: Event, said: Wording) -> str:
    return ", ".join(said.codes["formidling_til"].label(kode) for kode in one.of.til_hvem) or TOM


def _form(one: Event) -> Typed:
    return Typed(ACTION, one.of.id.hex())


def _sign(nr: int) -> str:
    """A to Z, then AA."""
    before, at = divmod(nr, len(ascii_uppercase))
    return (_sign(before - 1) if before else "") + ascii_uppercase[at]
