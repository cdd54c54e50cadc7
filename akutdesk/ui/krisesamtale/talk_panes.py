"""How the screen of the talk is divided: steps at the left, the step at the right, the free note under it."""

from __future__ import annotations

from functools import partial

import shiboken6
from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from akutdesk.ui.krisesamtale.note_bar import NoteBar
from akutdesk.ui.krisesamtale.step_list import WIDE, StepList
from akutdesk.ui.layout import NARROW, VBox
from akutdesk.ui.override import override
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.theme import Look


class TalkPanes(QWidget):
    """The step that is shown is changed with `show_step`; each pane scrolls by itself."""

    def __init__(self, look: Look, steps: StepList, note: NoteBar) -> None:
        super().__init__()
        self._look = look
        self.steps = steps
        self.note = note
        self._step: QWidget | None = None
        self._narrow = False
        self._column = QWidget()
        self._rows = VBox(look, self._column)
        self.body = ScrollPane(look, self._column)
        self._left = ScrollPane(look, steps)
        for part in (self._left, self.body, note):
            part.setParent(self)
        note.grown.connect(self._place)

    @property
    def step(self) -> QWidget | None:
        """What is shown at the right."""
        return self._step

    def show_step(self, step: QWidget) -> None:
        """Show another step, from its top; the one before is put away for good."""
        old, self._step = self._step, step
        self._rows.insertWidget(0, step, 1)
        if old is not None:
            self._rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        step.show()
        self.body.verticalScrollBar().setValue(0)

    def keep_in_sight(self, part: QWidget | None = None) -> None:
        """Scroll until a part of the step is seen, and at last what has the focus (A17).

        It waits until the step has been laid out anew.
        """
        QTimer.singleShot(0, self, partial(self._reveal, part))

    def _reveal(self, part: QWidget | None) -> None:
        for one in (part, QApplication.focusWidget()):
            if one is not None and shiboken6.isValid(one) and self._column.isAncestorOf(one):
                self.body.reveal(one, one.rect())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._look.px(NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._rearrange()
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, hair = QPainter(self), self._look.color("hair")
        left = 0 if self._narrow else self._look.px(WIDE)
        if not self._narrow:
            painter.fillRect(left, 0, 1, self.height(), hair)
        painter.fillRect(left, self.note.y() - 1, self.width() - left, 1, hair)

    def _place(self) -> None:
        left = 0 if self._narrow else self._look.px(WIDE) + 1
        wide, high = self.width() - left, self.height()
        foot = self.note.sizeHint().height()
        self.note.setGeometry(QRect(left, high - foot, wide, foot))
        self.body.setGeometry(QRect(left, 0, wide, high - foot - 1))
        self._left.setGeometry(QRect(0, 0, self._look.px(WIDE), high))
        self._left.setVisible(not self._narrow)
        self.update()

    def _rearrange(self) -> None:
        self.note.set_narrow(self._narrow)
        self.steps.box.set_narrow(self._narrow)
        if self._narrow:
            self._left.takeWidget()
            self._rows.addWidget(self.steps)
        else:
            self._rows.removeWidget(self.steps)
            self._left.setWidget(self.steps)
        self.steps.show()
