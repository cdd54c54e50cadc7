"""The reports a leader gives beside the figures of seed 004, as topics of the screen (domain.md 5.3). No Qt, no store."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from akutdesk.domain.figur import Celle, Figur, Middel
from akutdesk.domain.formidling import Formidling
from akutdesk.domain.rapport import Rapport
from akutdesk.domain.statistik import Udvalg
from akutdesk.ui.statistik.cross_figure import (
    day_figure,
    month_figures,
    slice_figures,
    table_figure,
)
from akutdesk.ui.statistik.event_figure import event_figures, told
from akutdesk.ui.statistik.figure import Figure
from akutdesk.ui.statistik.figures import Beside, Shown, bars_figure, means_figure
from akutdesk.ui.statistik.wording import Wording

Layout = tuple[tuple[Figure, ...], ...]
"""Columns of figures."""


@dataclass(frozen=True, kw_only=True)
class Reported:
    """What one topic tells: its reports, and the same of the period they are compared with."""

    rapporter: tuple[Rapport, ...]
    mod: tuple[Rapport, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReportSayer:
    """A topic's reports in words."""

    reported: Reported
    said: Wording
    mod_navn: str = ""
    formidlinger: tuple[Formidling, ...] = ()

    def layout(self, emne: str) -> Layout:
        """The figures of a topic; one that is told for all shifts says so when one shift is chosen."""
        udvalg = self.reported.rapporter[0].udvalg
        made = _LAYOUTS[emne](self)
        return tuple(
            tuple(_with_notice(one, udvalg, self.said) for one in column) for column in made
        )

    def bars(self, navn: str) -> Figure:
        """A figure with one direction, beside the period it is compared with."""
        rapport, figur = _found(self.reported.rapporter, navn)
        beside = None
        if self.reported.mod:
            mod, other = _found(self.reported.mod, navn)
            beside = Beside(figur=other, udvalg=mod.udvalg, navn=self.mod_navn)
        return bars_figure(Shown(figur=figur, udvalg=rapport.udvalg, beside=beside), self.said)

    def means(self, navn: str, celler: str) -> Figure:
        """A report's means; `celler` is the figure that their cells are of."""
        rapport = next(one for one in self.reported.rapporter if navn.startswith(one.navn))
        found = tuple(one for one in rapport.midler if one.celle.figur == celler)
        midler = found or (Middel(celle=Celle(celler)),)
        return means_figure(navn, midler, rapport.udvalg, self.said)

    def days(self) -> Figure:
        """Hours and days of the week."""
        rapport, figur = _found(self.reported.rapporter, "doegn")
        return day_figure(figur, rapport.udvalg, self.said)

    def months(self, navn: str) -> tuple[Figure, ...]:
        """A figure by month, half a year at a time."""
        rapport, figur = _found(self.reported.rapporter, navn)
        if not figur.tal:
            return (self.bars(navn),)
        return tuple(month_figures(figur, rapport.udvalg, self.said))

    def events(self) -> tuple[Figure, ...]:
        """The contacts of each month beside what the house did to be known."""
        rapport, figur = _found(self.reported.rapporter, "formidling")
        return event_figures(told(figur, rapport.udvalg, self.formidlinger), self.said)

    def table(self, navn: str) -> Figure:
        """A figure with two directions; with nothing in it there are no columns to show."""
        rapport, figur = _found(self.reported.rapporter, navn)
        return table_figure(figur, rapport.udvalg, self.said) if figur.tal else self.bars(navn)

    def slices(self, navn: str) -> tuple[Figure, ...]:
        """A figure for each row of one with two directions."""
        rapport, figur = _found(self.reported.rapporter, navn)
        if not figur.tal:
            return (self.bars(navn),)
        return tuple(slice_figures(figur, rapport.udvalg, self.said))


def told_for_all(navn: str, udvalg: Udvalg) -> bool:
    """Whether a figure leaves a choice of shift or of who it was out, as nothing in it belongs to a contact's shift."""
    return navn in _FOR_ALL and bool(udvalg.vagt or udvalg.henvender)


def _with_notice(figure: Figure, udvalg: Udvalg, said: Wording) -> Figure:
    if not told_for_all(figure.key, udvalg):
        return figure
    return replace(figure, foot=f"{figure.foot} {said.texts('flere_tal.for_alle')}".strip())


def _found(rapporter: tuple[Rapport, ...], navn: str) -> tuple[Rapport, Figur]:
    return next((one, figur) for one in rapporter for figur in one.figurer if figur.navn == navn)


_FOR_ALL: Final = frozenset(
    {
        *("opfoelgning", "opfoelgning_plan", "samarbejde", "samarbejde_ventetid"),
        *("registrering_kladde", "ophold", "ophold_naetter", "ophold_kommune"),
    }
)
_LAYOUTS: Final[Mapping[str, Callable[[ReportSayer], Layout]]] = MappingProxyType(
    {
        "kerneydelser": lambda s: (
            (s.bars("kerneydelser"),),
            s.months("kerneydelser_maaned"),
        ),
        "ophold": lambda s: (
            (s.bars("ophold"), s.bars("ophold_kommune")),
            (s.bars("ophold_naetter"),),
        ),
        "doegn": lambda s: ((s.days(),),),
        "hvem": lambda s: (
            (s.bars("hvem_henvender"), s.bars("hvem_alder"), s.bars("hvem_koen")),
            (
                s.bars("hvem_kendt_i"),
                s.bars("hvem_bolig"),
                s.bars("hvem_identitet"),
                s.bars("hvem_kommune"),
            ),
        ),
        "mellemkommunal": lambda s: (
            (s.bars("mellemkommunal"),),
            (s.means("mellemkommunal_minutter", "kommune_minutter"),),
        ),
        "maalgruppe": lambda s: ((s.bars("maalgruppe"),), s.slices("maalgruppe_tiltag")),
        "hyppig": lambda s: (
            (s.bars("hyppig"), s.means("hyppig_minutter", "hyppig_minutter")),
            (s.bars("hyppig_kontakter"),),
        ),
        "sikkerhed": lambda s: (
            (s.bars("sikkerhed"),),
            (s.means("sikkerhed_minutter", "sikkerhed_minutter"), s.bars("sikkerhed_112")),
        ),
        "opfoelgning": lambda s: ((s.bars("opfoelgning"),), (s.bars("opfoelgning_plan"),)),
        "samarbejde": lambda s: (
            (s.table("samarbejde"),),
            (s.means("samarbejde_ventetid", "samarbejde_ventetid"),),
        ),
        "kendskab": lambda s: ((s.bars("kendskab"),), s.months("kendskab_maaned")),
        "formidling": lambda s: (s.events(),),
        "stemme": lambda s: (
            (s.bars("stemme_tryghed"), s.means("stemme_snit", "stemme_tryghed")),
            (s.bars("stemme_ellers_gjort"),),
        ),
        "medarbejdere": lambda s: (
            (s.bars("medarbejdere"), s.bars("medarbejdere_grad")),
            (s.bars("medarbejdere_emne"),),
        ),
        "datakvalitet": lambda s: (
            (s.bars("datakvalitet"), s.bars("datakvalitet_ikke_spurgt")),
            (s.bars("registrering"), s.bars("registrering_kladde")),
        ),
    }
)
REPORT_TOPICS: Final = tuple(_LAYOUTS)
"""The topics in the order of the list."""
_READ: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"datakvalitet": ("datakvalitet", "registrering")}
)


def reports_of(emne: str) -> tuple[str, ...]:
    """The reports of RAPPORTER that a topic reads."""
    return _READ.get(emne, (emne,))
