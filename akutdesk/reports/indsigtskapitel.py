"""Indsigt in chapters: what is about the person, each kind of record, the look-ups, and what was held back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from akutdesk.domain.borger import Borger
from akutdesk.domain.indsigt import Indsigtsmappe, Indsigtspost, Kig, tidligere
from akutdesk.reports.indsigtsord import Indsigtsord
from akutdesk.reports.svartabel import Linjer

TILBAGE: Final = "tilbage"


@dataclass(frozen=True, kw_only=True)
class Kapitel:
    """A heading with its parts. A part has a heading of its own where there are more of them."""

    navn: str
    dele: tuple[tuple[str, Linjer], ...]
    art: str = ""
    """TILBAGE for what was held back."""


def kapitler(words: Indsigtsord, mappe: Indsigtsmappe) -> tuple[Kapitel, ...]:
    """Every record by its kind, the person's cards first, then the look-ups; what stays in the house at last."""
    return tuple(_Chapters(words, mappe).made())


@dataclass(frozen=True)
class _Chapters:
    words: Indsigtsord
    mappe: Indsigtsmappe

    def made(self) -> Iterator[Kapitel]:
        """In the order they are read."""
        text, kinds = self.words.text, dict.fromkeys(post.record.TYPE for post in self.mappe.poster)
        for slags in kinds:
            posts = [post for post in self.mappe.poster if slags == post.record.TYPE]
            parts = tuple((self._begun(post), self._told(post)) for post in posts)
            yield Kapitel(navn=self._name(slags, len(posts)), dele=parts)
        looks = list(self._looks())
        none = [(text("opslag_note"), [text("intet")])]
        yield Kapitel(navn=text("opslag"), dele=(("", looks or none),))
        held = [(self.words.kind(one.slags), [one.grund]) for one in self.mappe.tilbageholdt]
        if held:
            yield Kapitel(navn=text("tilbage"), dele=(("", held),), art=TILBAGE)

    def _name(self, slags: str, count: int) -> str:
        if slags == Borger.TYPE:
            return self.words.text("om_dig")
        if count == 1:
            return self.words.kind(slags)
        return self.words.text("kapitel", slags=self.words.kinds(slags), n=count)

    def _begun(self, post: Indsigtspost) -> str:
        """When it was written first, as the heading of its part."""
        return self.words.when(post.versioner[0].tid) if post.versioner else ""

    def _told(self, post: Indsigtspost) -> Linjer:
        return [*self._record(post), *self._changes(post)]

    def _record(self, post: Indsigtspost) -> Iterator[tuple[str, Sequence[str]]]:
        text, answers = self.words.text, list(self.words.answers(post.record))
        for first in post.versioner[:1]:
            by = text("skrevet_af", tid=self.words.when(first.tid), rolle=self.words.role(first.af))
            yield text("skrevet"), [by]
        yield from answers or [(self.words.kind(post.record.TYPE), [text("tomt")])]

    def _changes(self, post: Indsigtspost) -> Iterator[tuple[str, Sequence[str]]]:
        """What was corrected: when, what it said before, and why it was changed."""
        text = self.words.text
        for version, before in tidligere(post):
            said = [
                text("var", felt=self.words.field(felt), ord=", ".join(was))
                for felt, value in before.items()
                if (was := self.words.said_plain(post.record.TYPE, felt, value))
            ]
            why = [text("grund", ord=version.begrundelse)] if version.begrundelse else []
            if said or why:
                yield text("rettet"), [f"{self.words.when(version.tid)}.", *said, *why]

    def _looks(self) -> Iterator[tuple[str, Sequence[str]]]:
        """Each look-up; the same of one minute are one line that says how many."""
        same = Counter(
            (self.words.when_short(one.tid), self._look(one)) for one in self.mappe.opslag
        )
        for (when, said), count in same.items():
            yield when, [said if count == 1 else self.words.text("gange", ord=said, n=count)]

    def _look(self, one: Kig) -> str:
        """What was done, with what, and what for."""
        said = (
            self.words.label("log_handling", one.handling),
            self.words.kind(one.slags) if one.slags else "",
            self.words.label("log_formaal", one.formaal),
        )
        return " · ".join(part for part in said if part)
