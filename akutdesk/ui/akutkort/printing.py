"""Ctrl+P on the card: the blank card for the wall (mock-up paper/12)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from akutdesk.domain.katalog import Katalogpost, katalog, kontrolleret
from akutdesk.reports.akutkort import Akutnummer, render_akutkort
from akutdesk.reports.dokument import Dokument
from akutdesk.reports.papir import Papir
from akutdesk.reports.udskrift import Afsender
from akutdesk.ui.akutkort.state import BAGVAGT, name_of
from akutdesk.ui.desk import Desk
from akutdesk.ui.place import enhed_of
from akutdesk.ui.udskriv.follow import LOOK_EVERY_MS
from akutdesk.ui.udskriv.one_sheet import OneSheet

_BY_USE = frozenset({"N112", "N114", BAGVAGT, "KVAGT"})


class CardPrinting(QObject):
    """`said` tells in words how far the sheet has come. The card that is printed names nobody."""

    said = Signal(str)

    def __init__(
        self,
        desk: Desk,
        poster: Sequence[Katalogpost],
        parent: QObject,
        *,
        look_every_ms: int = LOOK_EVERY_MS,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._poster = tuple(poster)
        self._sheet = OneSheet(desk, self, look_every_ms=look_every_ms)
        self._sheet.said.connect(self.said)

    def print_card(self) -> None:
        """Send the card to the printer this PC used last."""
        numre = with_posts(self._desk, self._poster)
        make = partial(_card, self._desk.papir, afsender_of(self._desk), numre)
        self._sheet.send(make, objekt_type="akutkort")


def afsender_of(desk: Desk) -> Afsender:
    """The house as it stands at the head of a sheet."""
    enhed = enhed_of(desk)
    return Afsender(navn=enhed.navn, telefon=enhed.telefon, adresse=enhed.adresse)


def with_posts(desk: Desk, poster: Sequence[Katalogpost]) -> tuple[Katalogpost, ...]:
    """The numbers named as on the screen: who is bagvagt says nothing to one who does not know the name."""
    shipped = {post.kode: post.navn for post in katalog(desk.directory["katalog"]).poster}
    return tuple(replace(post, navn=name_of(post, shipped, desk.texts)) for post in poster)


def render_card(papir: Papir, afsender: Afsender, poster: Sequence[Katalogpost]) -> Dokument:
    """The card itself. Raises AssetDamaged."""
    dates = [post.kontrolleret_dato for post in poster if post.kontrolleret_dato is not None]
    numre = [_line(post) for post in poster]
    oldest = min(dates, default=None)
    return render_akutkort(papir, afsender, numre, set_efter=oldest)


def _card(papir: Papir, afsender: Afsender, poster: tuple[Katalogpost, ...]) -> bytes:
    return render_card(papir, afsender, poster).pdf


def _line(post: Katalogpost) -> Akutnummer:
    """On paper there is no clock: the usual hours stand, as a sentence."""
    if post.kode in _BY_USE or not post.aabent_tekst:
        words = post.brug_til
    else:
        words = ", ".join(part for part in (post.aabent_tekst, post.adgang) if part)
    sentence = f"{words[:1].upper()}{words[1:]}." if words else ""
    return Akutnummer(
        nummer=post.nummer, navn=post.navn, tekst=sentence, kontrolleret=kontrolleret(post)
    )
