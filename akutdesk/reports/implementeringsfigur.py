"""Figure 1 of the status report: how far each point of the self-assessment is, beside the country (domain.md 5.2).

Scores are about the house and no citizen, so none of them is hidden.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from akutdesk.domain.figur import en_decimal
from akutdesk.domain.fund import fund_implementering
from akutdesk.domain.implementeringsgrad import Implementeringsgrad, Punktgrad
from akutdesk.domain.implementeringsmaaling import HOEJEST
from akutdesk.reports.diagram import Soejle, Soejlediagram
from akutdesk.reports.rapportindhold import Del, Figur, Linje
from akutdesk.reports.rapportord import Rapportord
from akutdesk.reports.tabel import Celle, Raekke, Tabel

_LISTE = "implementeringspunkt"


def implementeringsfigur(ordene: Rapportord, grad: Implementeringsgrad, tekst: str) -> Figur:
    """Bars of the own scores with the country's mean as a stroke, and all series in the table."""
    kort = ordene.text("fig1")
    return Figur(
        navn=ordene.text("figur", nr="1", navn=kort),
        kort=kort,
        nummer="1",
        fund=ordene.fund(fund_implementering(grad)),
        dele=_parts(ordene, grad) if _told(grad) else (),
        tekst=tekst,
    )


def _told(grad: Implementeringsgrad) -> bool:
    """Whether there is anything to show: sixteen empty rows say nothing."""
    return any(
        one.score is not None or one.ikke_rel or _country(one) is not None for one in grad.punkter
    )


def _parts(ordene: Rapportord, grad: Implementeringsgrad) -> tuple[Del, ...]:
    mean = Raekke(navn=ordene.text("gennemsnit"), celler=(_tenths(grad.gennemsnit), "", ""))
    heads = ("k_punkt", "k_her", "k_foraar", "k_efteraar")
    table = Tabel(
        hoved=tuple(ordene.text(key) for key in heads),
        raekker=tuple(_row(ordene, one) for one in grad.punkter),
        ialt=mean,
    )
    has_stroke = any(_country(one) is not None for one in grad.punkter)
    stroke = [ordene.text("streg_landet")] if has_stroke else []
    return (
        _bars(ordene, grad),
        Linje(tekst=" ".join((ordene.text("skala_implementering"), *stroke))),
        table,
        Linje(tekst=ordene.text("mangler_punkter", antal=grad.mangler)),
    )


def _bars(ordene: Rapportord, grad: Implementeringsgrad) -> Soejlediagram:
    bars = tuple(
        Soejle(
            navn=_name(ordene, one),
            laengde=None if one.score is None else one.score / HOEJEST,
            vaerdi=ordene.celle(_score(ordene, one)),
            sidste=_share(_country(one)),
        )
        for one in grad.punkter
    )
    said = [ordene.text("soejle", navn=one.navn, vaerdi=one.vaerdi) for one in bars]
    return Soejlediagram(soejler=bars, beskrivelse=ordene.text("soejler", vaerdier=", ".join(said)))


def _row(ordene: Rapportord, one: Punktgrad) -> Raekke:
    cells = (_score(ordene, one), _hundredths(one.foraar), _hundredths(one.efteraar))
    label = ordene.codes[_LISTE].label(one.punkt)
    return Raekke(navn=f"{one.punkt}. {label}", celler=cells)


def _name(ordene: Rapportord, one: Punktgrad) -> str:
    """Short, so that it stands on one line beside its bar."""
    return f"{one.punkt}. {ordene.codes[_LISTE].get(one.punkt).kort}"


def _score(ordene: Rapportord, one: Punktgrad) -> Celle:
    return ordene.text("ikke_relevant") if one.ikke_rel else one.score


def _country(one: Punktgrad) -> int | None:
    """The newest mean of the year."""
    return one.foraar if one.efteraar is None else one.efteraar


def _share(hundrededele: int | None) -> float | None:
    return None if hundrededele is None else min(1.0, hundrededele / (100 * HOEJEST))


def _hundredths(hundrededele: int | None) -> Decimal | None:
    return None if hundrededele is None else en_decimal(Fraction(hundrededele, 100))


def _tenths(tal: Fraction | None) -> Decimal | None:
    return None if tal is None else en_decimal(tal)
