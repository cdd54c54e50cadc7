"""Lines of a paragraph. The breaks are chosen over the whole paragraph: fewest lines first, then the calmest edge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from akutdesk.reports.fonts import Fonts
from akutdesk.reports.signs import GLUE

_SHORT_LAST_LINE = 0.2
_SHORT_LAST_COST = 0.3
_SMALL_WORD = 3
_SMALL_WORD_COST = 0.06
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one face."""

    text: str
    face: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line: spans with their distance from its start. A space at its end says that the next word is another."""

    spans: tuple[tuple[float, Span], ...]
    width: float

    @property
    def text(self) -> str:
        """The line's signs."""
        return "".join(span.text for _, span in self.spans)


def continued(lines: Sequence[Line]) -> list[Line]:
    """Lines of different paragraphs in one mark: a space at each end but the last keeps their words apart."""
    joined: list[Line] = []
    for number, line in enumerate(lines, 1):
        x, span = line.spans[-1]
        open_end = number < len(lines) and not span.text.endswith(" ")
        last = (x, Span(f"{span.text} ", span.face)) if open_end else (x, span)
        joined.append(Line((*line.spans[:-1], last), line.width))
    return joined


@dataclass(frozen=True, slots=True)
class _Word:
    spans: tuple[Span, ...]
    width: float
    space: float
    """The width of the space before it; 0 if it goes on from a word that was too long for a line."""
    joined: bool = False

    @property
    def small(self) -> bool:
        letters = "".join(span.text for span in self.spans)
        return len(letters) <= _SMALL_WORD and letters.isalpha()


@dataclass(frozen=True)
class Typesetter:
    """Breaks text of one size into lines of one width, both in points."""

    fonts: Fonts
    size: float
    width: float

    def lines(self, *spans: Span) -> tuple[Line, ...]:
        """The lines of one paragraph; none if it holds no word."""
        words = [part for word in _words(spans) for part in self._fitted(word)]
        breaks = [*_best_starts(words, self.width), len(words)]
        return tuple(
            self._line(words[start:end], words[end : end + 1]) for start, end in pairwise(breaks)
        )

    def _line(self, words: Sequence[_Word], following: Sequence[_Word]) -> Line:
        continues = bool(following) and not following[0].joined
        merged: list[Span] = []
        for word in words:
            if merged and not word.joined:
                merged[-1] = Span(merged[-1].text + " ", merged[-1].face)
            _append(merged, word.spans)
        placed: list[tuple[float, Span]] = []
        x = 0.0
        for span in merged:
            placed.append((x, Span(span.text.replace(GLUE, " "), span.face)))
            x += self._width(span)
        if continues:
            offset, last = placed[-1]
            placed[-1] = (offset, Span(last.text + " ", last.face))
        return Line(tuple(placed), x)

    def _fitted(self, spans: Sequence[Span]) -> Iterator[_Word]:
        """The word, or its glued parts, or as many signs at a time as a line holds."""
        if self._spans_width(spans) <= self.width:
            yield self._word(spans, joined=False)
            return
        if any(GLUE in span.text for span in spans):
            for part in _words([Span(span.text.replace(GLUE, " "), span.face) for span in spans]):
                yield from self._fitted(part)
            return
        for number, part in enumerate(self._chopped(spans)):
            yield self._word(part, joined=number > 0)

    def _chopped(self, spans: Sequence[Span]) -> Iterator[list[Span]]:
        part: list[Span] = []
        room = self.width
        for span in spans:
            for sign in span.text:
                advance = self._width(Span(sign, span.face))
                if part and advance > room:
                    yield part
                    part, room = [], self.width
                _append(part, [Span(sign, span.face)])
                room -= advance
        yield part

    def _word(self, spans: Sequence[Span], *, joined: bool) -> _Word:
        space = 0.0 if joined else self._width(Span(" ", spans[0].face))
        return _Word(tuple(spans), self._spans_width(spans), space, joined)

    def _spans_width(self, spans: Sequence[Span]) -> float:
        return sum(self._width(span) for span in spans)

    def _width(self, span: Span) -> float:
        return self.fonts.width(span.text, span.face, self.size)


def _words(spans: Sequence[Span]) -> Iterator[list[Span]]:
    """Words at the ordinary spaces; a word may change face within."""
    word: list[Span] = []
    for span in spans:
        for number, part in enumerate(span.text.split(" ")):
            if number and word:
                yield word
                word = []
            if part:
                word.append(Span(part, span.face))
    if word:
        yield word


def _append(spans: list[Span], more: Sequence[Span]) -> None:
    for span in more:
        if spans and spans[-1].face == span.face:
            spans[-1] = Span(spans[-1].text + span.text, span.face)
        else:
            spans.append(span)


def _best_starts(words: Sequence[_Word], width: float) -> list[int]:
    """The first word of each line."""
    count = len(words)
    best: list[tuple[int, float]] = [(0, 0.0)] * (count + 1)
    following = [count] * count
    for first in range(count - 1, -1, -1):
        best[first] = (count + 1, 0.0)
        for end, used in _ends(words, first, width):
            lines, cost = best[end]
            cost += _cost(words[end - 1], used / width, lines=lines, alone=first == 0)
            if (lines + 1, cost) < best[first]:
                best[first], following[first] = (lines + 1, cost), end
    starts: list[int] = []
    place = 0
    while place < count:
        starts.append(place)
        place = following[place]
    return starts


def _ends(words: Sequence[_Word], first: int, width: float) -> Iterator[tuple[int, float]]:
    """Where a line that begins at `first` may end, with the width it then takes."""
    used = words[first].width
    yield first + 1, used
    for end in range(first + 1, len(words)):
        used += words[end].space + words[end].width
        if used > width + _ROUNDING:
            return
        yield end + 1, used


def _cost(last: _Word, fill: float, *, lines: int, alone: bool) -> float:
    """How much a line disturbs: white at its end, a small word left there, or a last line of one word."""
    if lines:
        return (1 - fill) ** 2 + (_SMALL_WORD_COST if last.small else 0.0)
    return _SHORT_LAST_COST if fill < _SHORT_LAST_LINE and not alone else 0.0
