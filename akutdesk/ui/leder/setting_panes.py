"""The two panes of Opsaetning: the field and the pages at the left, the settings of one page at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from akutdesk.ui.announce import announce
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Row, RowList
from akutdesk.ui.layout import NARROW, VBox
from akutdesk.ui.marked_list import MarkedList
from akutdesk.ui.override import override
from akutdesk.ui.panes import TwoPanes, show_parts
from akutdesk.ui.readable import Readable
from akutdesk.ui.soeg.search_line import SearchLine
from akutdesk.ui.text import Heading, Text

_LEFT = 276


class SettingPanes(QWidget):
    """The cursor stays in the field: arrows and Enter work on the pages, or on what was found."""

    def __init__(self, desk: Desk, pages: Sequence[Row]) -> None:
        super().__init__()
        texts, look = desk.texts, desk.look
        self._desk = desk
        hint = texts("leder.soeg")
        self.line = SearchLine(look, name=hint, hint=hint, bare=False)
        self.sider = RowList(look, texts, name=texts("leder.sider"), ticks_with_space=False)
        self.sider.set_rows(pages)
        self.rows = MarkedList(desk, texts("leder.indstillinger"))
        self._heading, self.about = Heading(look, "", size=22), Text(look, "", colour="text2")
        left, right = QWidget(), QWidget()
        beside = VBox(look, left, gap=12, margins=(24, 16, 24, 16))
        for part in (self.line, self.sider):
            beside.addWidget(part)
        beside.addStretch(1)
        box = VBox(look, right, margins=(28, 16, 24, 16))
        for part, gap in ((self._heading, 4), (self.about, 12), (self.rows, 0)):
            box.addWidget(part)
            box.space(gap)
        box.addStretch(1)
        VBox(look, self).addWidget(TwoPanes(look, left, Readable(look, right), left_width=_LEFT))

    @property
    def is_searching(self) -> bool:
        """Whether there are letters in the field."""
        return bool(self.line.text().strip())

    @property
    def listed(self) -> RowList:
        """What arrows and Enter work on from the field."""
        return self.rows if self.is_searching else self.sider

    def show_rows(self, title: str, about: str, rows: Sequence[Row]) -> None:
        """The settings of a page, or those that were found."""
        self._heading.set_words(title)
        self.about.setText(about)
        self.rows.set_rows(rows)
        self.rows.setVisible(bool(rows))
        self._mark()

    def step(self, by: int) -> None:
        """The next row or page, or the one before."""
        self.listed.step(by)
        show_parts(self.listed)
        self.say_marked()

    def say_marked(self) -> None:
        """A screen reader is told what Enter would open."""
        listed = self.listed
        marked = next((row for row in listed.rows if row.id == listed.marked), None)
        words = marked.spoken(self._desk.texts) if marked else self.about.text()
        self.line.setAccessibleDescription(words)
        announce(self.line, words)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._mark()

    def _mark(self) -> None:
        """What Enter would open is marked; in one column what was found comes right under the field."""
        self.sider.setVisible(not self.is_searching or self.width() >= self._desk.look.px(NARROW))
        self.sider.show_mark = not self.is_searching
        self.rows.show_mark = self.is_searching or self.rows.hasFocus()
        for each in (self.sider, self.rows):
            each.viewport().update()
