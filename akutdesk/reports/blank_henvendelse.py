"""The blank henvendelse: everything that closing asks, on one side, for when the PC does not work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from akutdesk.reports.composition import whole
from akutdesk.reports.dokument import Dokument
from akutdesk.reports.papir import Papir
from akutdesk.reports.pen import LABEL, SMALL, Pen, Type
from akutdesk.reports.setter import Setter
from akutdesk.reports.sheet import A4, Sheet
from akutdesk.reports.skrift import FIRST_BASELINE, LEFT, MM, NORMAL, RIGHT

_ANSWERS = 52 * MM
_ROW = 16.1
_LINE = "___"
_AFTER_BOX = 15.0
_AFTER_LABEL = 5.0
_BEFORE_NEXT = 8.0
_UNDER = 2.5
"""A line to write on lies so far under the baseline of its label."""
_TO_RULE, _FROM_RULE = 9.5, 16.5
_NOTE_STEP = 21.0
_NOTE_END = A4[1] - 45


@dataclass(frozen=True)
class _Row:
    """A label with its answers. `columns` holds, for each line of answers, how many columns it has."""

    key: str
    columns: tuple[int, ...] = ()
    fields: tuple[float, ...] = ()
    """Instead of answers: where fields to write in begin, from the first answer, in mm."""
    air: float = 0.0
    """White above, where another kind of question begins."""


_PARTS = (
    (
        _Row("hvornaar", fields=(0, 46.67, 83.07, 115.27)),
        _Row("kontakt", (4,), air=4),
        _Row("hvem", (4,)),
        _Row("foer", (3,)),
        _Row("kaldes", fields=(0, 70), air=4),
        _Row("ring_op", (4,), air=2),
        _Row("maalgruppe", (4,)),
    ),
    (
        _Row("krise", (4,)),
        _Row("symptomer", (3, 3, 3, 1), air=3),
        _Row("begivenhed", (3, 3, 3, 1), air=3),
    ),
    (
        _Row("selvmord", (4,)),
        _Row("svar", (2, 2)),
        _Row("ved_ja", (4, 1)),
        _Row("andre", (3,)),
        _Row("handling", (2, 2)),
        _Row("overdraget", fields=(0, 70, 105), air=3),
    ),
    (
        _Row("tiltag", (3, 3, 3, 1)),
        _Row("samtale", (4,), air=3),
        _Row("kriseplan", (4,)),
        _Row("maaling", (4,)),
        _Row("bagefter", (4,)),
    ),
)


def render_blank_henvendelse(papir: Papir, *, numre: Sequence[str]) -> Dokument:
    """One page for each number. Raises AssetDamaged."""
    sheet = Sheet(papir.fonts)
    setter = Setter(papir, NORMAL, LEFT)
    for nummer in numre:
        sheet.new_page()
        _Form(Pen(setter, sheet)).draw(nummer)
    return whole(sheet, papir.text("blanket.titel"))


@dataclass(frozen=True)
class _Form:
    pen: Pen

    def draw(self, nummer: str) -> None:
        """The form from the top down."""
        y = self._head(nummer)
        for part in _PARTS:
            self.pen.rule(y)
            y = self._part(part, y + _FROM_RULE)
        self._safe(y - _TO_RULE + _ROW)
        self._note(y + _ROW)

    def _text(self, key: str) -> str:
        return self.pen.setter.papir.text(f"blanket.{key}")

    def _head(self, nummer: str) -> float:
        pen, root = self.pen, self.pen.sheet.root
        y = FIRST_BASELINE + 6
        pen.title(root.child("H1"), (LEFT, y), self._text("titel"), Type("semibold", 28))
        pen.say_right(root.child("P"), (RIGHT, y), nummer, Type("bold", 20))
        y += 19
        note = pen.run((LEFT, y), f"{self._text('hjaelp')} ", SMALL)
        kind = self._text("slags")
        right = RIGHT - pen.width(kind, SMALL)
        pen.sheet.mark(root.child("P"), note, pen.run((right, y), kind, SMALL))
        return y + 15.5

    def _part(self, rows: Sequence[_Row], y: float) -> float:
        """Rows down from baseline y; gives where the rule below them lies."""
        for number, row in enumerate(rows):
            y += _ROW + row.air if number else 0.0
            self._label(row.key, y)
            if row.fields:
                self._fields(row, y)
            for line, columns in enumerate(row.columns):
                y += _ROW if line else 0.0
                self._answers(f"{row.key}_{line + 1}", columns, y)
        return y + _TO_RULE

    def _label(self, key: str, y: float) -> None:
        self.pen.say(self.pen.sheet.root.child("P"), (LEFT, y), f"{self._text(key)} ", LABEL)

    def _fields(self, row: _Row, y: float) -> None:
        """Labels in a row, each with a line that runs up to the next."""
        pen = self.pen
        starts = [_ANSWERS + start * MM for start in row.fields]
        labels = self._text(f"{row.key}_1").split(" | ")
        runs = [pen.run((x, y), f"{text} ", SMALL) for x, text in zip(starts, labels, strict=True)]
        pen.sheet.mark(pen.sheet.root.child("P"), *runs)
        ends = [*(x - _BEFORE_NEXT for x in starts[1:]), RIGHT]
        for run, label, end in zip(runs, labels, ends, strict=True):
            pen.line(run.x + pen.width(label, SMALL) + _AFTER_LABEL, end, y + _UNDER)

    def _answers(self, key: str, columns: int, y: float) -> None:
        pen = self.pen
        items = pen.sheet.root.child("L")
        for number, answer in enumerate(self._text(key).split(" | ")):
            x = _ANSWERS + number * 140 * MM / columns
            words = answer.removesuffix(_LINE).rstrip()
            pen.tick_box(x, y)
            body = items.child("LI").child("LBody")
            end = pen.say(body, (x + _AFTER_BOX, y), words, SMALL)
            if answer.endswith(_LINE):
                pen.line(end + _AFTER_LABEL, RIGHT, y + _UNDER)

    def _safe(self, y: float) -> None:
        """The numbers 0 to 10, one of which gets a ring."""
        pen = self.pen
        self._label("tryg", y)
        first, step = _ANSWERS + 4.8, 38.125
        runs = [
            pen.run(
                (first + number * step - pen.width(str(number), SMALL) / 2, y), f"{number} ", SMALL
            )
            for number in range(11)
        ]
        pen.sheet.mark(pen.sheet.root.child("P"), *runs)

    def _note(self, y: float) -> None:
        pen = self.pen
        pen.rule(y)
        y += _FROM_RULE
        self._label("notat", y)
        pen.say(pen.sheet.root.child("P"), (_ANSWERS, y), self._text("notat_hjaelp"), SMALL)
        line = y + _UNDER + _NOTE_STEP
        while line < _NOTE_END:
            pen.line(LEFT, RIGHT, line)
            line += _NOTE_STEP
