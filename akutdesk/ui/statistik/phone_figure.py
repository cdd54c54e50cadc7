"""The telephone's numbers, month by month, as a leader typed them (domain.md 5.3, Telefoni). No Qt, no store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from akutdesk.domain.figur import TOM, Figur, Middel, procent_tekst
from akutdesk.domain.telefonital import (
    BESVAREDE,
    FIGUR,
    MISTEDE,
    VENTETID,
    Telefonital,
    telefoni,
    ventetider,
    vist_ventetid,
)
from akutdesk.ui.statistik.figure import Bar, Bars, Cell, Figure, Line, Part, Whole, Wholes
from akutdesk.ui.statistik.state import Typed
from akutdesk.ui.statistik.wording import Wording

ACTION = "telefonital"
"""What writes a month."""


@dataclass(frozen=True, kw_only=True)
class Phone:
    """The months of the period that are over, and what is typed, one record a month."""

    maaneder: tuple[str, ...] = ()
    tal: tuple[Telefonital, ...] = ()

    def of(self, maaned: str) -> Telefonital | None:
        """What is typed of a month."""
        return next((one for one in self.tal if one.maaned == maaned), None)


NO_PHONE: Final = Phone()


def phone_figures(phone: Phone, said: Wording) -> tuple[tuple[Figure, ...], ...]:
    """The calls and the waits beside each other; a month that nobody typed opens its form as well."""
    return ((_calls(phone, said),), (_waits(phone, said),))


def _calls(phone: Phone, said: Wording) -> Figure:
    counted = telefoni(phone.tal, phone.maaneder)
    return Figure(
        key=FIGUR,
        title=_heading(counted, said),
        note=said.word("note", FIGUR),
        columns=(
            said.word("navn", FIGUR),
            *(said.across(FIGUR, felt) for felt in (BESVAREDE, MISTEDE)),
            said.texts("flere_tal.soejle.telefoni.andel"),
        ),
        lines=tuple(_call_line(maaned, phone, said) for maaned in phone.maaneder),
        chart=_call_bars(counted, said) if counted.n else None,
        foot=_foot(phone, said),
        source=counted,
    )


def _heading(counted: Figur, said: Wording) -> str:
    if not counted.n:
        return said.texts("flere_tal.telefon.ingen" if not counted.tal else "flere_tal.telefon.nul")
    lost = sum(tal.antal for tal in counted.tal if tal.celle.soejle == MISTEDE)
    key = "flere_tal.telefon.titel" if lost else "flere_tal.telefon.titel_alle"
    return said.texts(key, n=counted.n, pct=procent_tekst(lost, counted.n))


def _foot(phone: Phone, said: Wording) -> str:
    key = "flere_tal.telefon.fod" if phone.maaneder else "flere_tal.telefon.ingen_maaned"
    return said.texts(key)


def _call_line(maaned: str, phone: Phone, said: Wording) -> Line:
    typed, behind = phone.of(maaned), Typed(ACTION, maaned)
    texts = (TOM, TOM, TOM)
    if typed is not None:
        answered, lost = typed.besvarede or 0, typed.mistede or 0
        texts = (str(answered), str(lost), procent_tekst(lost, answered + lost))
    cells = tuple(Cell(text=text, behind=behind) for text in texts)
    return Line(label=said.month(maaned), cells=cells)


def _call_bars(counted: Figur, said: Wording) -> Wholes:
    names = tuple(said.across(FIGUR, felt) for felt in (BESVAREDE, MISTEDE))
    months = said.months_short(dict.fromkeys(tal.kode for tal in counted.tal))
    wholes = (_whole(maaned, name, counted, said) for maaned, name in months.items())
    return Wholes(names=names, wholes=tuple(wholes))


def _whole(maaned: str, name: str, counted: Figur, said: Wording) -> Whole:
    values = [counted.celle(maaned, felt).antal for felt in (BESVAREDE, MISTEDE)]
    n = sum(values)
    return Whole(
        label=name,
        count=said.texts("statistik.n", n=n),
        parts=tuple(
            Part(share=value / n if n else 0, value=procent_tekst(value, n).removesuffix(" %"))
            for value in values
        ),
    )


def _waits(phone: Phone, said: Wording) -> Figure:
    means = ventetider(phone.tal, phone.maaneder)
    navn = VENTETID
    return Figure(
        key=navn,
        title=said.word("figur", navn),
        note=said.word("note", navn),
        columns=(said.word("navn", navn), said.texts("flere_tal.soejle.telefoni.sekunder")),
        lines=tuple(_wait_line(maaned, phone, said) for maaned in phone.maaneder),
        chart=_wait_bars(means, said),
        source=means or None,
    )


def _wait_line(maaned: str, phone: Phone, said: Wording) -> Line:
    typed = phone.of(maaned)
    text = vist_ventetid(typed.ventetid) if typed is not None else ""
    cell = Cell(text=text or TOM, behind=Typed(ACTION, maaned))
    return Line(label=said.month(maaned), cells=(cell,))


def _wait_bars(means: tuple[Middel, ...], said: Wording) -> Bars | None:
    most = max((one.middel for one in means if one.middel is not None), default=None)
    if not most:
        return None
    months = said.months_short(one.kode for one in means)
    return Bars(
        bars=tuple(
            Bar(
                label=months[one.kode],
                share=float((one.middel or 0) / most),
                value=said.texts("flere_tal.telefon.sek", n=int(one.middel or 0)),
            )
            for one in means
        )
    )
