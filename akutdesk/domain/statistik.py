"""What is counted and what came of it: the figures of a period (domain.md 5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Final

from akutdesk.domain.errors import DomainError
from akutdesk.domain.figur import Figur, Middel
from akutdesk.domain.record import RecordId

H: Final = "H"
HB: Final = "HB"
_DAY: Final = timedelta(days=1)
_DECEMBER: Final = 12


class PeriodeError(DomainError):
    """The period ends before it begins: OMVENDT."""


@dataclass(frozen=True, kw_only=True)
class Udvalg:
    """Which contacts are counted: closed ones begun from `fra` to `til`, both days with (domain.md 5.1, H).

    The filters are codes; None lets everything through. `vagt` and `henvender` speak of contacts only: stays and
    measurements are filtered by `enhed` and `kommune` (the data controller's municipality) alone. `grundlag` is
    what figure 4 is counted among, H or HB. Practice is never counted.
    """

    fra: date
    til: date
    vagt: str | None = None
    henvender: str | None = None
    enhed: RecordId | None = None
    kommune: str | None = None
    grundlag: str = H
    taerskel: int = 0
    """How much a second measurement must be above the first to count as better, in hundredths."""


@dataclass(frozen=True, kw_only=True)
class Statistik:
    """All figures of seed 004 (domain.md 5.2). Figure 1 comes from `implementeringsgrad.figur_1`."""

    udvalg: Udvalg
    hoved: Figur
    """Rows henvendelser, FLER and FOERST (of those with an answer), UKENDT, personer, identificerede."""
    fig2: Figur
    """grad in its order; missing is UKENDT."""
    fig3: Figur
    """Rows naetter, ophold, personer: three numbers that are never the same thing."""
    fig3_afvist: Figur
    """Refused stays by afvist_grund."""
    middel_naetter: Fraction | None
    """All nights of the stays in S, whatever their date, over n(S) (design.md 7.4)."""
    fig4: Figur
    """Rows cpr, samtale, plan, maal (domain.md 5.2), and BRUGT: an earlier plan that was used."""
    fig4_cpr_svar: Figur
    """Why there is or is no CPR number, beside figure 4."""
    fig5: Figur
    fig6: Figur
    fig6_hoved: Figur
    """hovedbegivenhed: comes to 100 %."""
    fig7: Figur
    fig7_stabilisering: Figur
    """stabilisering of those for whom nothing more was done: whether one talk was enough."""
    fig8: Figur
    """stabilisering; and the row stab_delvis, the first two together."""
    fig9: Figur
    """(vagt, grad): each cell's n is that of its shift, reading (a)."""
    fig9_grad: Figur
    """(vagt, grad): each cell's n is that of its grade, reading (b)."""
    progression: Figur
    """Rows bedre, uaendret, vaerre of the pairs that can be compared (M); missing are the pairs that cannot."""
    par: Figur
    """Row par: how many first measurements have a second one."""
    fremgang: tuple[Middel, ...]
    """Mean difference in points, a row for each instrument; and a row "dage" between the two."""
    varighed: tuple[Middel, ...]
    """Minutes for each shift; `over` counts those above 240."""

    @property
    def figurer(self) -> tuple[Figur, ...]:
        """Every figure, in the order of the report."""
        return (
            *(self.hoved, self.fig2, self.fig3, self.fig3_afvist, self.fig4, self.fig4_cpr_svar),
            *(self.fig5, self.fig6, self.fig6_hoved, self.fig7, self.fig7_stabilisering, self.fig8),
            *(self.fig9, self.fig9_grad, self.progression, self.par),
        )

    @property
    def midler(self) -> tuple[Middel, ...]:
        """Every mean."""
        return (*self.varighed, *self.fremgang)


@dataclass(frozen=True, kw_only=True)
class Pcmed:
    """One PC of the house, and until when what was typed there is in the figures (G69)."""

    nr: int
    navn: str
    """"" until somebody gave it one: then it goes by its number."""
    denne: bool
    sidst: datetime | None
    """The newest thing from it that is here; None if there is nothing yet."""


@dataclass(frozen=True, kw_only=True)
class Medregnet:
    """What the figures hold and what they may lack."""

    pcer: tuple[Pcmed, ...]
    kontakt_tid: datetime | None
    """When this PC last heard from the server, and so from the others; None if it never did."""
    venter: int
    """Events of others that are here but cannot be read yet."""


def kraev_periode(udvalg: Udvalg) -> None:
    """Raises PeriodeError if the period ends before it begins."""
    if udvalg.til < udvalg.fra:
        raise PeriodeError("OMVENDT")


def maaneder(udvalg: Udvalg) -> int | None:
    """How many whole months the period is; None if it is not made of whole ones."""
    return _months(udvalg.fra, udvalg.til)


def foer(fra: date, til: date) -> tuple[date, date]:
    """The period before this one, as long: whole years, quarters and months before whole ones."""
    months = _months(fra, til)
    if months is None:
        length = til - fra + _DAY
        return fra - length, fra - _DAY
    first = fra.year * _DECEMBER + fra.month - 1 - months
    return date(first // _DECEMBER, first % _DECEMBER + 1, 1), fra - _DAY


def _months(fra: date, til: date) -> int | None:
    """How many whole months a period is; None if it is not made of whole ones."""
    after = til + _DAY
    if fra.day != 1 or after.day != 1:
        return None
    return (after.year - fra.year) * _DECEMBER + after.month - fra.month
