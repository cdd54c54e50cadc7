"""Figure 1: how far each point of the house has come, beside the whole country (domain.md 5.2, 6). No Qt, no store."""

from __future__ import annotations

from akutdesk.domain.figur import TOM, dansk, en_decimal, tal_tekst
from akutdesk.domain.implementeringsgrad import Implementeringsgrad, Punktgrad
from akutdesk.domain.implementeringsmaaling import HOEJEST
from akutdesk.domain.landsgennemsnit import vist
from akutdesk.ui.statistik.figure import Bar, Bars, Cell, Figure, Line
from akutdesk.ui.statistik.wording import Wording

LIST = "implementeringspunkt"
_HUNDRED = 100


def point_figure(grad: Implementeringsgrad, said: Wording) -> Figure:
    """The round's own scores, and the country's two series of its year."""
    texts, runde = said.texts, grad.runde
    half = texts("statistik.periode.halvaar", nr=1 + runde.andet_halvaar, aar=runde.aar)
    return Figure(
        key="fig1",
        title=_title(grad, said),
        note=texts("statistik.fig1.note", runde=half, n=grad.n, alle=len(grad.punkter)),
        columns=tuple(texts(f"statistik.fig1.{name}") for name in _COLUMNS),
        lines=tuple(_line(one, said) for one in grad.punkter),
        chart=_bars(grad, said),
        foot=texts("statistik.fig1.fod"),
    )


_COLUMNS = ("punkt", "her", "foraar", "efteraar")


def _title(grad: Implementeringsgrad, said: Wording) -> str:
    share = grad.procent
    if share is None:
        return said.texts("statistik.fig1.ingen")
    pct = dansk(en_decimal(share))
    return said.texts("statistik.fig1.titel", snit=tal_tekst(grad.gennemsnit), pct=pct)


def _line(one: Punktgrad, said: Wording) -> Line:
    own = said.texts("statistik.fig1.ikke_rel") if one.ikke_rel else _score(one)
    cells = (own, vist(one.foraar) or TOM, vist(one.efteraar) or TOM)
    name = f"{one.punkt}. {said.codes[LIST].label(one.punkt)}"
    return Line(label=name, cells=tuple(Cell(text=text) for text in cells))


def _bars(grad: Implementeringsgrad, said: Wording) -> Bars | None:
    if not grad.n:
        return None
    scored = [one for one in grad.punkter if one.score is not None]
    national = said.texts("statistik.fig1.landet") if any(_national(one) for one in scored) else ""
    bars = tuple(_bar(one, said, compares=bool(national)) for one in scored)
    return Bars(bars=bars, other_name=national)


def _bar(one: Punktgrad, said: Wording, *, compares: bool) -> Bar:
    other = _national(one)
    return Bar(
        label=f"{one.punkt}. {said.codes[LIST].get(one.punkt).kort}",
        share=(one.score or 0) / HOEJEST,
        value=_score(one),
        other=other / (_HUNDRED * HOEJEST) if compares and other else None,
        other_value=(vist(other) or TOM) if compares else "",
    )


def _national(one: Punktgrad) -> int | None:
    """The newest of the country's two."""
    return one.foraar if one.efteraar is None else one.efteraar


def _score(one: Punktgrad) -> str:
    return TOM if one.score is None else str(one.score)
