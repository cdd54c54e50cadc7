"""The telephone's numbers, month by month, as a leader typed them (domain.md 5.3, Telefoni). No Qt, no store."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from akutdesk.domain.figur import TOM, Figur, Middel, antal_tekst, procent_tekst
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
    """The months of the period that are over, those they are compared with, and what is typed, one record a month."""

    maaneder: tuple[str, ...] = ()
    tal: tuple[Telefonital, ...] = ()
    mod: tuple[str, ...] = ()
    """The whole months of the period it is compared with, the first beside the first."""

    def beside(self, maaned: str) -> str:
        """The month that one is compared with; "" for none."""
        return dict(zip(self.maaneder, self.mod, strict=False)).get(maaned, "")

    @property
    def rows(self) -> tuple[str, ...]:
        """Every month shown: each with the one it is compared with under it."""
        pairs = ((one, self.beside(one)) for one in self.maaneder)
        return tuple(month for pair in pairs for month in pair if month)

    def of(self, maaned: str) -> Telefonital | None:
        """What is typed of a month."""
        return next((one for one in self.tal if one.maaned == maaned), None)


NO_PHONE: Final = Phone()


def phone_figures(
    phone: Phone, said: Wording, mod_navn: str = ""
) -> tuple[tuple[Figure, ...], ...]:
    """The calls and the waits beside each other; a month that nobody typed opens its form as well.

    `mod_navn` is what the months of `phone.mod` are called.
    """
    return ((_calls(phone, said),), (_waits(phone, said, mod_navn),))


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
        lines=tuple(_call_line(maaned, phone, said) for maaned in phone.rows),
        chart=_call_bars(telefoni(phone.tal, phone.rows), phone, said) if counted.n else None,
        foot=_foot(phone, said),
        source=counted,
    )


def _heading(counted: Figur, said: Wording) -> str:
    if not counted.n:
        return said.texts("flere_tal.telefon.ingen" if not counted.tal else "flere_tal.telefon.nul")
    lost = sum(tal.antal for tal in counted.tal if tal.celle.soejle == MISTEDE)
    key = "flere_tal.telefon.titel" if lost else "flere_tal.telefon.titel_alle"
    return said.texts(key, n=antal_tekst(counted.n), pct=procent_tekst(lost, counted.n))


def _foot(phone: Phone, said: Wording) -> str:
    key = "flere_tal.telefon.fod" if phone.maaneder else "flere_tal.telefon.ingen_maaned"
    return said.texts(key)


def _call_line(maaned: str, phone: Phone, said: Wording) -> Line:
    typed, behind = phone.of(maaned), Typed(ACTION, maaned)
    texts = (TOM, TOM, TOM)
    if typed is not None:
        answered, lost = typed.besvarede or 0, typed.mistede or 0
        texts = (antal_tekst(answered), antal_tekst(lost), procent_tekst(lost, answered + lost))
    cells = tuple(Cell(text=text, behind=behind) for text in texts)
    return Line(label=said.month(maaned), cells=cells)


def _call_bars(counted: Figur, phone: Phone, said: Wording) -> Wholes:
    """A month and the one it is compared with under each other, as far as they are typed."""
    names = tuple(said.across(FIGUR, felt) for felt in (BESVAREDE, MISTEDE))
    typed = {tal.kode for tal in counted.tal}
    months = [maaned for maaned in phone.rows if maaned in typed]
    short = said.months_short(months)
    return Wholes(
        names=names,
        wholes=tuple(_whole(maaned, short[maaned], counted, said) for maaned in months),
    )


def _whole(maaned: str, name: str, counted: Figur, said: Wording) -> Whole:
    values = [counted.celle(maaned, felt).antal for felt in (BESVAREDE, MISTEDE)]
    n = sum(values)
    return Whole(
        label=name,
        count=said.texts("statistik.n", n=antal_tekst(n)),
        parts=tuple(
            Part(share=value / n if n else 0, value=procent_tekst(value, n).removesuffix(" %"))
            for value in values
        ),
    )


def _waits(phone: Phone, said: Wording, mod_navn: str) -> Figure:
    means = ventetider(phone.tal, phone.maaneder)
    navn = VENTETID
    columns = [said.word("navn", navn), said.texts("flere_tal.soejle.telefoni.sekunder")]
    return Figure(
        key=navn,
        title=said.word("figur", navn),
        note=said.word("note", navn),
        columns=(*columns, mod_navn) if phone.mod else tuple(columns),
        lines=tuple(_wait_line(maaned, phone, said) for maaned in phone.maaneder),
        chart=_wait_bars(means, phone, said, mod_navn),
        source=means or None,
    )


def _wait_line(maaned: str, phone: Phone, said: Wording) -> Line:
    cells = [_wait_cell(maaned, phone)]
    if phone.mod:
        cells.append(_wait_cell(phone.beside(maaned), phone))
    return Line(label=said.month(maaned), cells=tuple(cells))


def _wait_cell(maaned: str, phone: Phone) -> Cell:
    if not maaned:
        return Cell(text=TOM)
    typed = phone.of(maaned)
    text = vist_ventetid(typed.ventetid) if typed is not None else ""
    return Cell(text=text or TOM, behind=Typed(ACTION, maaned))


def _wait_bars(
    means: tuple[Middel, ...], phone: Phone, said: Wording, mod_navn: str
) -> Bars | None:
    before = {one.kode: one.middel for one in ventetider(phone.tal, phone.mod)}
    beside = {one.kode: before.get(phone.beside(one.kode)) for one in means}
    known = (*(one.middel for one in means), *beside.values())
    most = max((one for one in known if one is not None), default=None)
    if not means or not most:
        return None
    months = said.months_short(one.kode for one in means)
    bars = (_wait_bar(months[one.kode], one.middel, beside[one.kode], most, said) for one in means)
    return Bars(bars=tuple(bars), other_name=mod_navn if phone.mod else "")


def _wait_bar(
    label: str,
    wait: Fraction | None,
    other: Fraction | None,
    most: Fraction,
    said: Wording,
) -> Bar:
    return Bar(
        label=label,
        share=float((wait or 0) / most),
        value=_seconds(wait or 0, said),
        other=None if other is None else float(other / most),
        other_value="" if other is None else _seconds(other, said),
    )


def _seconds(wait: Fraction | int, said: Wording) -> str:
    return said.texts("flere_tal.telefon.sek", n=int(wait))
