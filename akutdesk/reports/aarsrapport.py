"""The figures of a year made into the status report that leaves the house: small numbers hidden, findings as headings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from akutdesk.domain.codes import Codes
from akutdesk.domain.implementeringsgrad import Implementeringsgrad
from akutdesk.domain.statistik import Statistik
from akutdesk.domain.udgivet import Udgivet
from akutdesk.reports.implementeringsfigur import implementeringsfigur
from akutdesk.reports.papir import Papir
from akutdesk.reports.rapportfigurer import Rapportfigurer
from akutdesk.reports.rapportindhold import Figur, Statusrapport
from akutdesk.reports.rapportord import Forrige, Rapportord
from akutdesk.reports.udskrift import Afsender


@dataclass(frozen=True)
class Aarstal:
    """The figures of a year, and what may be shown of them: the same as in every other file of the year."""

    tal: Statistik
    vist: Udgivet

    @property
    def aar(self) -> str:
        """2025."""
        return str(self.tal.udvalg.til.year)


@dataclass(frozen=True, kw_only=True)
class Aarsrapport:
    """What a report is made of. `sidste` is the year before, None where the house has none."""

    afsender: Afsender
    aaret: Aarstal
    sidste: Aarstal | None = None
    implementering: Implementeringsgrad | None = None
    """Figure 1; None leaves it out."""
    tekster: Mapping[str, str] = field(default_factory=dict[str, str])
    """The leader's own words: `indledning`, `afslutning`, and after each figure `fig1` to `fig9`."""
    tider: Mapping[str, str] = field(default_factory=dict[str, str])
    """The hours of each shift: 07–15."""
    slut: tuple[str, ...] = ()
    """Which desks are in, and when the figures were made."""


def statusrapport(papir: Papir, codes: Codes, aar: Aarsrapport) -> Statusrapport:
    """The report in words. Whatever prints it or saves it shows the same numbers and hides the same."""
    this, last = aar.aaret, aar.sidste
    period = this.tal.udvalg
    before = None if last is None else Forrige(last.aar, last.vist)
    ordene = Rapportord(papir, codes, this.vist, this.aar, before)
    last_tal = None if last is None else last.tal
    figures = Rapportfigurer(ordene, this.tal, last_tal, aar.tekster, aar.tider)
    first = papir.dato(period.fra, aar=period.fra.year != period.til.year)
    return Statusrapport(
        afsender=aar.afsender,
        titel=ordene.text("titel"),
        aar=ordene.aar,
        periode=ordene.text("periode", fra=first, til=papir.dato(period.til)),
        hovedtal=figures.hovedtal(),
        figurer=(*_first(ordene, aar), *figures.figurer()),
        indledning=aar.tekster.get("indledning", ""),
        afslutning=aar.tekster.get("afslutning", ""),
        slut=(*figures.forbehold(), *aar.slut),
    )


def _first(ordene: Rapportord, aar: Aarsrapport) -> tuple[Figur, ...]:
    if aar.implementering is None:
        return ()
    return (implementeringsfigur(ordene, aar.implementering, aar.tekster.get("fig1", "")),)
