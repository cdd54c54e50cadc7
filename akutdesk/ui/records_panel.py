"""A panel with the records of one kind that hang on another: a list, a button for one more, and the way back."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from akutdesk.domain.record import Record
from akutdesk.ui import keys
from akutdesk.ui.abstract import AbstractWidget
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button, Row, RowList
from akutdesk.ui.kept import keep
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.overlay import Overlay
from akutdesk.ui.override import override
from akutdesk.ui.text import Heading, Text


class RecordsPanel(Overlay, metaclass=AbstractWidget):
    """Enter opens the marked one; `add` is the action that begins another. Raises AdgangError."""

    def __init__(self, desk: Desk, title: str, note: str, *, none: str, add: str) -> None:
        """`none`: what stands there while there is no record."""
        super().__init__(desk.look, width=720)
        self.desk = desk
        look, texts = desk.look, desk.texts
        self.setAccessibleName(title)
        self.list = RowList(look, texts, name=title, ticks_with_space=False)
        self._none = Text(look, none)
        self.add = self._button(texts(f"skal.tast.{add}"), add, icon="plus")
        self._back = Button(
            look, texts("skal.tilbage"), kind="quiet", keys=keys.hint("luk"), size="bar"
        )
        self._back.clicked.connect(self.close_overlay)
        self.box = box = VBox(look, self, gap=12, margins=(32, 24, 32, 24))
        for part in (Heading(look, title, note, size=22), self._none, self.list):
            box.addWidget(part)
        self.foot = HBox(look, gap=8).from_left(self.add, self._back)
        box.addLayout(self.foot)
        self.list.opened.connect(self.open_one)
        self.on(add, self.begin)

    @abstractmethod
    def rows(self) -> Sequence[Row]:
        """Read the records again. Raises StorageError."""

    @abstractmethod
    def open_one(self, rid: object) -> None:
        """What Enter does with a record."""

    @abstractmethod
    def begin(self) -> None:
        """Begin another."""

    @override
    def first_focus(self) -> QWidget:
        return self.list if self.list.rows else self.add

    @override
    def on_enter(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Show the records as they are now."""
        rows = self.rows()
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self.refit()

    def keep(self, after: Record, before: Record | None, words: str) -> bool:
        """Save, tell every screen, and say it with a way back; False if it could not be saved, which is said."""
        if not keep(self.desk, after, before, words, initiator=self):
            return False
        self.refresh()
        self.list.mark(after.id)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _button(self, words: str, action: str, *, icon: str = "") -> Button:
        hint = keys.hint(action, self.SCOPE)
        button = Button(self.look, words, icon=icon, keys=hint, size="bar")
        button.clicked.connect(lambda: self.run(action))
        return button
