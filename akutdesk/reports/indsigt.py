"""Indsigt on paper: every record with its answers and earlier versions, then the look-ups, then what was held back.

As many pages as it takes: nothing is left out, and nothing is read here that is not in the folder given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from akutdesk.domain.borger import Borger, fuldt_navn, visningsnavn
from akutdesk.domain.cpr import med_streg
from akutdesk.domain.indsigt import Indsigtsmappe, Indsigtspost, Kig, tidligere
from akutdesk.reports.blocks import heading, large_title
from akutdesk.reports.composition import Flow, finished, section_of
from akutdesk.reports.dokument import Dokument
from akutdesk.reports.flow import Column
from akutdesk.reports.indsigtsord import Indsigtsord
from akutdesk.reports.letterhead import Letterhead, edges
from akutdesk.reports.papir import Papir
from akutdesk.reports.setter import Setter
from akutdesk.reports.sheet import Sheet
from akutdesk.reports.skrift import FIRST_BASELINE, LAST_BASELINE, LEFT, NORMAL
from akutdesk.reports.svartabel import Linjer, Svartabel
from akutdesk.reports.udskrift import Afsender

_SKRIFT: Final = replace(NORMAL, axis=LEFT, body=12, leading=16, title=28, gap=32)
_UNDER_TITLE: Final = 30.0
_NAMELESS: Final = (None, "", "ALIAS", "ANONYM")


def render_indsigt(papir: Papir, words: Indsigtsord, mappe: Indsigtsmappe) -> Dokument:
    """The whole folder; `mappe.poster` are those that leave. Raises AssetDamaged."""
    setter = Setter(papir, _SKRIFT, LEFT)
    sheet = Sheet(papir.fonts)
    enhed, told = mappe.enhed, _Told(words, mappe)
    letterhead = Letterhead(setter, Afsender(navn=enhed.navn, telefon=enhed.telefon))
    sender = sheet.root.child("P")
    flow, rows = Flow(setter, sheet.root), Svartabel(setter)
    title = papir.glued(words.text("titel"))
    flow.add(large_title(setter, title))
    flow.add(rows.block(told.facts()), lead=_UNDER_TITLE)
    for name, lines in told.parts():
        flow.add(section_of(heading(setter, name), rows.block(lines), name))
    column = Column(
        FIRST_BASELINE + letterhead.extra + _SKRIFT.after_sender,
        _SKRIFT.top + letterhead.extra,
        LAST_BASELINE,
    )
    furniture = edges(letterhead, sender, title, papir.glued(words.text("fod")))
    return finished(sheet, title, flow, column, furniture)


@dataclass(frozen=True)
class _Told:
    """The folder in words."""

    words: Indsigtsord
    mappe: Indsigtsmappe

    def facts(self) -> Linjer:
        """About whom, when it was made, how much there is, and what the person may do about it."""
        text, card = self.words.text, self.mappe.poster[0].record
        about = {"navn": "", "cpr": ""}
        if isinstance(card, Borger):
            about = {"navn": fuldt_navn(card) or visningsnavn(card), "cpr": med_streg(card.cpr)}
        rows = {
            **about,
            "lavet": self.words.when(self.mappe.tid),
            "indhold": text("antal", n=len(self.mappe.poster), opslag=len(self.mappe.opslag)),
            "formaal": text("formaal_ord"),
            "modtagere": text("modtagere_ord"),
            "frist": self._kept(),
            "hvem": text("hvem_ord"),
            "ret": text("ret_ord"),
        }
        return [(text(key), [said]) for key, said in rows.items() if said]

    def _kept(self) -> str:
        """How long, by the house's own rule for somebody known so (domain.md 7, Opbevaring)."""
        enhed, cards = self.mappe.enhed, [post.record for post in self.mappe.poster]
        is_known = any(isinstance(one, Borger) and one.identitet not in _NAMELESS for one in cards)
        months = enhed.opbevaring_identificeret if is_known else enhed.opbevaring_alias
        return self.words.text("frist_ord", n=months)

    def parts(self) -> Iterator[tuple[str, Linjer]]:
        """A section for each record, one for the look-ups, one for what stays in the house."""
        for post in self.mappe.poster:
            yield self._heading(post), [*self._record(post), *self._changes(post)]
        text = self.words.text
        looks = [(self.words.when(one.tid), [self._look(one)]) for one in self.mappe.opslag]
        yield text("opslag"), looks or [(text("opslag_note"), [text("intet")])]
        held = [(self.words.kind(one.slags), [one.grund]) for one in self.mappe.tilbageholdt]
        if held:
            yield text("tilbage"), held

    def _heading(self, post: Indsigtspost) -> str:
        kind = self.words.kind(post.record.TYPE)
        if not post.versioner:
            return kind
        return self.words.text("post", slags=kind, tid=self.words.when(post.versioner[0].tid))

    def _record(self, post: Indsigtspost) -> Iterator[tuple[str, Sequence[str]]]:
        text, answers = self.words.text, list(self.words.answers(post.record))
        for first in post.versioner[:1]:
            by = text("skrevet_af", tid=self.words.when(first.tid), rolle=self.words.role(first.af))
            yield text("skrevet"), [by]
        yield from answers or [(self.words.kind(post.record.TYPE), [text("tomt")])]

    def _changes(self, post: Indsigtspost) -> Iterator[tuple[str, Sequence[str]]]:
        """What was corrected: what it said before, and why it was changed."""
        text = self.words.text
        for version, before in tidligere(post):
            said = [
                text("var", felt=self.words.field(felt), ord=", ".join(was))
                for felt, value in before.items()
                if (was := self.words.said_plain(post.record.TYPE, felt, value))
            ]
            why = [text("grund", ord=version.begrundelse)] if version.begrundelse else []
            if said or why:
                yield text("rettet", tid=self.words.when(version.tid)), [*said, *why]

    def _look(self, one: Kig) -> str:
        """What was done, with what, and what for."""
        said = (
            self.words.label("log_handling", one.handling),
            self.words.kind(one.slags) if one.slags else "",
            self.words.label("log_formaal", one.formaal),
        )
        return " · ".join(part for part in said if part)
