"""The first page of indsigt: a letter that says what one gets, what was left out, and what one may do (mock-up paper/13)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from akutdesk.domain.borger import Borger, fuldt_navn, visningsnavn
from akutdesk.domain.cpr import med_streg
from akutdesk.domain.indsigt import Indsigtsmappe
from akutdesk.reports.blocks import Block, heading, paragraphs
from akutdesk.reports.composition import Flow, section_of
from akutdesk.reports.flow import Bond, Piece
from akutdesk.reports.indholdsliste import Indholdslinje, draw_contents_line
from akutdesk.reports.indsigtskapitel import TILBAGE, Kapitel
from akutdesk.reports.indsigtsord import Indsigtsord
from akutdesk.reports.pen import BODY, Pen
from akutdesk.reports.setter import Setter
from akutdesk.reports.sheet import Element, Sheet
from akutdesk.reports.skrift import LEFT, NORMAL
from akutdesk.reports.svartabel import Linjer, Svartabel
from akutdesk.reports.udskrift import telefon

_LETTER: Final = replace(NORMAL, axis=LEFT)
_NAME: Final = LEFT + 18.0
_UNDER_TITLE, _AFTER, _ROW = 34.0, 29.0, 21.0
_NAMELESS: Final = (None, "", "ALIAS", "ANONYM")


@dataclass(frozen=True, kw_only=True)
class Indsigtsbrev:
    """`sider` is filled in before anything is drawn: on which page each chapter begins, by its number from 1."""

    words: Indsigtsord
    mappe: Indsigtsmappe
    kapitler: Sequence[Kapitel]
    sider: Mapping[str, int]

    def add(self, flow: Flow, rows: Svartabel) -> None:
        """Everything down to the rule, set in the size of a letter; the facts in that of the tables."""
        setter = Setter(flow.setter.papir, _LETTER, LEFT)
        begun = len(flow.pieces)
        flow.add(paragraphs(setter, [self._greeting()]), lead=_UNDER_TITLE)
        contents = section_of(heading(setter, self.words.text("faar")), self._contents(setter), "")
        flow.add(contents)
        for number, said in enumerate(self._closing()):
            flow.add(paragraphs(setter, [said]), lead=None if number else _AFTER)
        flow.pieces[begun:] = [replace(one, bond=Bond.NEVER) for one in flow.pieces[begun:]]
        flow.add(rows.block(self._facts()), lead=_AFTER)
        flow.rule()

    def _greeting(self) -> str:
        text, enhed = self.words.text, self.mappe.enhed
        name = visningsnavn(self._card) if self._card is not None else ""
        said = (
            text("kaere", navn=name) if name else "",
            text("ikke_alt" if self.mappe.tilbageholdt else "alt"),
            text("ret_ring", nummer=telefon(enhed.telefon)) if enhed.telefon else text("ret_sig"),
        )
        return " ".join(part for part in said if part)

    def _contents(self, setter: Setter) -> Block:
        contents = Element("TOC")
        pieces = [
            self._line(setter, contents.child("TOCI"), str(number), chapter.navn)
            for number, chapter in enumerate(self.kapitler, 1)
        ]
        return Block((contents,), tuple(pieces))

    def _line(self, setter: Setter, element: Element, number: str, name: str) -> Piece:
        def draw(sheet: Sheet, y: float) -> None:
            line = Indholdslinje(
                nummer=number, navn=setter.papir.glued(name), side=self.sider.get(number, 1)
            )
            draw_contents_line(Pen(setter, sheet), element, line, y=y, kind=BODY, name_at=_NAME)

        return Piece(draw=draw, lead=_ROW, bond=Bond.ITEM, lines=1, ascent=_LETTER.body * 0.72)

    def _closing(self) -> Iterator[str]:
        """What was left out, and to whom one may complain."""
        text, held = self.words.text, len(self.mappe.tilbageholdt)
        where = next((nr for nr, one in enumerate(self.kapitler, 1) if one.art == TILBAGE), 0)
        if held:
            yield text("udeladt_1", nr=where) if held == 1 else text("udeladt", n=held, nr=where)
        yield text("klage")

    def _facts(self) -> Linjer:
        """About whom, when it was made, and the house's answers to what the law lets one ask (GDPR 15)."""
        text, card = self.words.text, self._card
        rows = {
            "navn": fuldt_navn(card) or visningsnavn(card) if card is not None else "",
            "cpr": med_streg(card.cpr) if card is not None else "",
            "lavet": self.words.when(self.mappe.tid),
            "formaal": text("formaal_ord"),
            "modtagere": text("modtagere_ord"),
            "frist": self._kept(),
            "hvem": text("hvem_ord"),
        }
        return [(text(key), [said]) for key, said in rows.items() if said]

    @property
    def _card(self) -> Borger | None:
        card = self.mappe.poster[0].record
        return card if isinstance(card, Borger) else None

    def _kept(self) -> str:
        """How long, by the house's own rule for somebody known so (domain.md 7, Opbevaring)."""
        enhed, cards = self.mappe.enhed, [post.record for post in self.mappe.poster]
        is_known = any(isinstance(one, Borger) and one.identitet not in _NAMELESS for one in cards)
        months = enhed.opbevaring_identificeret if is_known else enhed.opbevaring_alias
        return self.words.text("frist_ord", n=months)
