"""The answers one can choose: real radio buttons and check boxes, drawn as chips.

A checkable push button would be announced as a check box even in an exclusive group, so one answer
is a QRadioButton and several are QCheckBoxes (`ux.md` 2.8, 4.5). The whole chip takes the click.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QPushButton, QRadioButton

from akutdesk.ui.fields.chip_face import ChipFace
from akutdesk.ui.override import override


class RadioChip(QRadioButton):
    """A chip of a group with one answer."""

    def __init__(self, face: ChipFace) -> None:
        super().__init__()
        self.face = face
        _prepare(self, face)

    def show_chosen(self, chosen: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        """Look chosen or not.

        Only an exclusive button is announced as a radio button, and an exclusive one cannot be
        taken back; so it is exclusive at all times but this moment.
        """
        if chosen != self.isChecked():
            self.setAutoExclusive(False)
            self.setChecked(chosen)
            self.setAutoExclusive(True)

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def sizeHint(self) -> QSize:
        return self.face.size_hint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self.face.paint(self)


class CheckChip(QCheckBox):
    """A chip of a group with several answers."""

    def __init__(self, face: ChipFace) -> None:
        super().__init__()
        self.face = face
        _prepare(self, face)

    def show_chosen(self, chosen: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        """Look chosen or not."""
        self.setChecked(chosen)

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def sizeHint(self) -> QSize:
        return self.face.size_hint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self.face.paint(self)


class MoreChip(QPushButton):
    """Looks like a chip and opens the whole list; a push button, because it answers nothing."""

    def __init__(self, face: ChipFace) -> None:
        super().__init__()
        self.face = face
        _prepare(self, face)
        self.setAutoDefault(False)

    @override
    def sizeHint(self) -> QSize:
        return self.face.size_hint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self.face.paint(self)


Chip = RadioChip | CheckChip | MoreChip


def _prepare(chip: QAbstractButton, face: ChipFace) -> None:
    chip.setText(face.choice.text.replace("&", "&&"))
    chip.setAccessibleName(face.choice.name)
    chip.setAccessibleDescription(face.choice.digit)
    chip.setAttribute(Qt.WidgetAttribute.WA_Hover)
    chip.setCursor(Qt.CursorShape.PointingHandCursor)
    chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
