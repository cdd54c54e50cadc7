"""A label and its field, with the place where a missing answer is told."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGroupBox, QSizePolicy, QWidget

from akutdesk.ui.fields.group_label import GroupLabel
from akutdesk.ui.height_by_width import height_by_width
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush
from akutdesk.ui.theme import Look


class Labelled(QGroupBox):
    """A group box with one field: label in a column of 140 ("side") or above ("top")."""

    def __init__(
        self, look: Look, label: str, field: QWidget, *, note: str = "", label_at: str = "side"
    ) -> None:
        super().__init__(label.replace("&", "&&"))
        self._look = look
        self._note = note
        self.field = field
        self._label = GroupLabel(look, label, note, place=label_at)
        field.setParent(self)
        height_by_width(self)
        self.setAccessibleName(label or field.accessibleName())
        if note:
            field.setAccessibleDescription(note)

    @property
    def missing(self) -> bool:
        """Whether the field shows that its answer is missing."""
        return bool(self._label.error)

    def set_error(self, text: str) -> None:
        """Say at the field what is missing; "" takes it away."""
        if not text and not self.missing:
            return  # each letter that is taken in says so: nothing to measure or paint again
        self._label.error = text
        self.field.setAccessibleDescription(text or self._note)
        mark = getattr(self.field, "set_error", None)
        if mark is not None:
            mark(bool(text))
        self._measure_again()
        parent = self.parentWidget()
        if parent is not None:
            parent.update()

    def set_tight(self, tight: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        """One field has no rows to move together."""

    def answers_left(self) -> int:
        """Where the answers begin, in pixels from the left edge."""
        return self._label.area(self.width()).left()

    def stop(self) -> QWidget:
        """What takes the focus when the field is reached."""
        return self.field

    def measure_again(self) -> None:
        """The field has another height now."""
        self._measure_again()

    @override
    def event(self, event: QEvent) -> bool:
        """The field has another height: at another text size it learns so after the row was measured."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._measure_again()
        return super().event(event)

    @override
    def heightForWidth(self, width: int) -> int:
        return self._label.high(width, self._field_high(self._label.area(width).width()))

    @override
    def sizeHint(self) -> QSize:
        wide = max(self.width(), self.field.sizeHint().width() + self._look.px(140))
        return QSize(wide, self.heightForWidth(wide))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(160), self._look.px(36))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._label.paint(Brush(painter, self._look), self.width(), self.field.height())

    def _field_high(self, width: int) -> int:
        field = self.field
        if field.hasHeightForWidth():
            return field.heightForWidth(width)
        return min(max(field.sizeHint().height(), field.minimumHeight()), field.maximumHeight())

    def _place(self) -> None:
        area = self._label.area(self.width())
        high = self._field_high(area.width())
        wide = min(area.width(), self.field.maximumWidth())
        fixed = self.field.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Fixed
        if fixed:
            wide = min(wide, self.field.sizeHint().width())
        self.field.setGeometry(QRect(area.left(), area.top(), wide, high))

    def _measure_again(self) -> None:
        self.updateGeometry()
        self._place()
        self.update()
