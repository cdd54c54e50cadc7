"""Eight fields in which the code of one sheet is typed back, with a tick for each group that fits."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.ui.fields.line_field import LineField
from akutdesk.ui.noegleark import ark
from akutdesk.ui.noegleark.ark import GRUPPER, Ark, Svar
from akutdesk.ui.override import override
from akutdesk.ui.text import Text
from akutdesk.ui.theme import Look

_HIGH = 44
_GAP = 11
_UNDER = 10
_WORDS = 30
_COLUMNS, _NARROW_COLUMNS = 4, 2
_NARROW = 560
_SPACED = 2


class KitGrid(QWidget):
    """`changed(Ark)`: something was typed. `nummer` is 1 or 2, as on the paper."""

    changed = Signal(object)

    def __init__(self, look: Look, texts: Texts, *, nummer: int) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._ark: Ark | None = None
        self.fields = tuple(
            GroupField(look, name=texts("opsaetning.skriv_gruppe", ark=nummer, n=n + 1))
            for n in range(GRUPPER)
        )
        for number, field in enumerate(self.fields):
            field.setParent(self)
            field.setPlaceholderText(str(number + 1))
            field.textEdited.connect(partial(self._typed, number))
        self.words = Text(look, "", size=15, colour="text2")
        self.words.setParent(self)
        look.changed.connect(self._measure)
        self._measure()

    def show_ark(self, one: Ark, other: Ark | None) -> None:
        """Show what was typed of this sheet; `other` tells a swapped sheet apart from a slip."""
        self._ark = one
        for number, field in enumerate(self.fields):
            if ark.rens(field.text()) != one.tastet[number]:
                field.setText(one.tastet[number])
            answer = ark.svar(one, number, other)
            field.show_answer(answer, self._spoken(answer))
        self._say(one, other)

    def first_open(self) -> QWidget:
        """The first group that does not fit yet."""
        if self._ark is not None:
            for number, field in enumerate(self.fields):
                if ark.svar(self._ark, number) is not Svar.PASSER:
                    return field
        return self.fields[0]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _typed(self, number: int, text: str) -> None:
        if self._ark is not None:
            self.changed.emit(ark.tast(self._ark, number, text))

    def _say(self, one: Ark, other: Ark | None) -> None:
        wrong = [(n, ark.svar(one, n, other)) for n in range(GRUPPER)]
        found = next(((n, s) for n, s in wrong if s in {Svar.FORKERT, Svar.ANDET_ARK}), None)
        if found is not None:
            key = "skriv_forkert" if found[1] is Svar.FORKERT else "skriv_andet_ark"
            self.words.setText(self._texts(f"opsaetning.{key}", n=found[0] + 1))
            self.words.set_ink(weight=600, colour="err")
            return
        self.words.set_ink(weight=400, colour="text2")
        done = ark.skrevet_af(one)
        words = "opsaetning.skriv_alle" if done else "opsaetning.skriv_passer"
        self.words.setText(self._texts(words, n=ark.passer(one)))

    def _spoken(self, answer: Svar) -> str:
        if answer is Svar.PASSER:
            return self._texts("opsaetning.gruppe_passer")
        wrong = answer in {Svar.FORKERT, Svar.ANDET_ARK}
        return self._texts("opsaetning.gruppe_forkert") if wrong else ""

    def _measure(self) -> None:
        px = self._look.px
        columns = _NARROW_COLUMNS if 0 < self.width() < px(_NARROW) else _COLUMNS
        wide = (self.width() - (columns - 1) * px(_GAP)) / columns
        for number, field in enumerate(self.fields):
            row, column = divmod(number, columns)
            left = round(column * (wide + px(_GAP)))
            field.setGeometry(left, row * px(_HIGH + _UNDER), round(wide), px(_HIGH))
        top = (GRUPPER // columns) * px(_HIGH + _UNDER)
        self.words.setGeometry(0, top + px(6), self.width(), px(24))
        self.setFixedHeight(top + px(_WORDS))


class GroupField(LineField):
    """One group: five signs, and a tick or a warning at its right edge."""

    def __init__(self, look: Look, *, name: str) -> None:
        super().__init__(look, name=name, size=20)
        self._shown = Svar.TOM
        hints = Qt.InputMethodHint.ImhUppercaseOnly | Qt.InputMethodHint.ImhNoPredictiveText
        self.setInputMethodHints(hints)
        look.changed.connect(self._look_like_paper)
        self._look_like_paper()

    def show_answer(self, answer: Svar, spoken: str) -> None:
        """Show what is known about the group."""
        self._shown = answer
        self.setAccessibleDescription(spoken)
        self.set_error(answer in {Svar.FORKERT, Svar.ANDET_ARK})
        self.update()

    def _look_like_paper(self) -> None:
        """Large letters with air between, as on the sheet; what was typed stays as it was typed."""
        font = self.font()
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, self._look.px(_SPACED))
        self.setFont(font)

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        super().paintEvent(arg__1)
        marks = {Svar.PASSER: ("check", "ok"), Svar.FORKERT: ("alert-triangle", "err")}
        mark = marks.get(
            self._shown, marks[Svar.FORKERT] if self._shown is Svar.ANDET_ARK else None
        )
        if mark is None:
            return
        side = self._look.px(20)
        place = QRectF(
            self.width() - side - self._look.px(8), (self.height() - side) / 2, side, side
        )
        self._look.icon(QPainter(self), place, mark[0], colour=mark[1], stroke=2)
