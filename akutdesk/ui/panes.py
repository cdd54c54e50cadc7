"""Panes: a scrolling area that shows what has the focus, and two panes side by side."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QScrollArea,
    QScrollBar,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from akutdesk.ui.layout import NARROW, VBox
from akutdesk.ui.override import override
from akutdesk.ui.theme import Look

_BAR = 6
_BAR_EDGE = 2  # from the right edge: in the padding, clear of the ring round a row
_SHOWN_AROUND = 16  # what has the focus never lies nearer to the pane's edge (A17)
_OWN_PARTS = Qt.FindChildOption.FindDirectChildrenOnly
_MOST_FIXED = 0.44


class ScrollPane(QScrollArea):
    """Scrolls up and down only; no tab stop; its bar is painted in the padding, so nothing moves."""

    def __init__(self, look: Look, content: QWidget, *, colour: str = "") -> None:
        super().__init__()
        # Made here: for one that Qt makes, PySide first reads every kind of widget there is (8 ms).
        self.setViewport(QWidget())
        self._look = look
        self._content = content
        self._colour = colour
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(off)
        self.setVerticalScrollBarPolicy(off)
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar.hide()
        real = self.verticalScrollBar()
        real.rangeChanged.connect(self._match_range)
        real.valueChanged.connect(self._bar.setValue)
        self._bar.valueChanged.connect(real.setValue)
        content.setObjectName("innhold")
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)

    def reveal(self, widget: QWidget, part: QRect) -> None:
        """Scroll until a part of `widget` (in its coordinates) and some air around it is seen."""
        self._show(widget, part, air=self._look.px(_SHOWN_AROUND))

    def _show(self, widget: QWidget, part: QRect, *, air: int) -> None:
        top = widget.mapTo(self._content, part.topLeft()).y() - air
        bottom = top + part.height() + 2 * air
        bar = self.verticalScrollBar()
        if bottom > bar.value() + self.viewport().height():
            bar.setValue(bottom - self.viewport().height())
        if top < bar.value():
            bar.setValue(top)

    def reveal_whole(self, widget: QWidget) -> None:
        """Scroll until all of `widget` is seen, if there is room for all of it; with less air if it must."""
        spare = self.viewport().height() - widget.height()
        if spare >= 0:
            air = min(self._look.px(_SHOWN_AROUND), spare // 2)
            self._show(widget, widget.rect(), air=air)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._colour:
            QPainter(self.viewport()).fillRect(event.rect(), self._look.color(self._colour))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(120), self._look.px(60))

    @override
    def sizeHint(self) -> QSize:
        return self._content.sizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self._look.px
        left = self.width() - px(_BAR + _BAR_EDGE)
        self._bar.setGeometry(left, px(8), px(_BAR), self.height() - px(16))

    def _match_range(self, low: int, high: int) -> None:
        real = self.verticalScrollBar()
        self._bar.setRange(low, high)
        self._bar.setPageStep(real.pageStep())
        self._bar.setSingleStep(real.singleStep())
        self._bar.setVisible(high > low)
        self._bar.raise_()


def come_into_sight(widget: QWidget) -> None:
    """Scroll whatever it stands in until the whole of it is seen; what has the focus stays seen before it.

    What has just come is laid out first.
    """
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    focus = QApplication.focusWidget()
    show_parts(widget, *((focus,) if focus is not None else ()))


def show_parts(*widgets: QWidget) -> None:
    """Scroll what the first of these stands in until each was seen; where not all fit, the last one is."""
    for one in widgets:
        show_part(one, one.rect(), standing=widgets[0])


def show_part(widget: QWidget, part: QRect, *, standing: QWidget | None = None) -> None:
    """Scroll whatever `standing`, or else `widget`, stands in until this part of `widget` is seen."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, ScrollPane) and around.isAncestorOf(standing or widget):
            around.reveal(widget, part)
        around = around.parentWidget()


class Foot(QWidget):
    """What stands under a pane and is never scrolled away."""

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        """Stand under one column of two panes, where room is short, or under the right one."""


class TwoPanes(QWidget):
    """Two panes with a hairline between; one column under each other when there is no room.

    `right_width` or `left_width` in units; without them both have half. Each pane scrolls by itself.
    """

    def __init__(
        self,
        look: Look,
        left: QWidget,
        right: QWidget,
        *,
        right_width: float = 0,
        left_width: float = 0,
        colours: tuple[str, str] = ("", ""),
    ) -> None:
        super().__init__()
        self._look = look
        self._right_width = right_width
        self._left_width = left_width
        self.most = _MOST_FIXED
        """How much of the whole a pane of fixed width takes, so that it never starves the other one."""
        self.line_foot = 0.0
        """How far above the foot the line between the panes ends, in units."""
        self._contents = (left, right)
        self._beside = QWidget()
        self._panes = tuple(
            ScrollPane(look, content, colour=colour)
            for content, colour in zip(self._contents, colours, strict=True)
        )
        for pane in self._panes:
            pane.setParent(self._beside)
        self._column = QWidget()
        self._rows = VBox(look, self._column)
        self._under = ScrollPane(look, self._column)
        self._foot: Foot | None = None
        area = QWidget()
        self._area = QVBoxLayout(self)
        self._area.setContentsMargins(0, 0, 0, 0)
        self._area.addWidget(area)
        self._stack = QStackedLayout(area)
        self._stack.addWidget(self._beside)
        self._stack.addWidget(self._under)

    def stand_under(self, foot: Foot) -> None:
        """Keep it under the right pane, or under the one column."""
        self._foot = foot
        foot.setParent(self)
        foot.show()

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """Left and right, for F6."""
        return self._contents

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._look.px(NARROW)
        if narrow != self._is_narrow:
            self._rearrange(narrow=narrow)
        self._place()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and self._foot is not None:
            self._place()  # it has another height, or other words
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_narrow:
            line = self._panes[1].x() - 1
            high = self.height() - self._look.px(self.line_foot)
            QPainter(self).fillRect(line, 0, 1, high, self._look.color("hair"))

    @property
    def _is_narrow(self) -> bool:
        """Whether all stands in one column."""
        return self._stack.currentWidget() is self._under

    def _place(self) -> None:
        if self._is_narrow:
            self._area.setContentsMargins(0, 0, 0, self._place_foot(0))
            return
        fixed = self._look.px(self._right_width or self._left_width)
        beside = min(fixed, round(self.width() * self.most))
        wide = self.width() - beside if self._right_width else beside or self.width() // 2
        self._area.setContentsMargins(0, 0, 0, 0)
        high = self.height()
        self._panes[0].setGeometry(0, 0, wide, high)
        high -= self._place_foot(wide + 1)
        self._panes[1].setGeometry(wide + 1, 0, self.width() - wide - 1, high)

    def _place_foot(self, left: int) -> int:
        """Lay what stands under the panes from here to the right edge; gives its height."""
        foot = self._foot
        if foot is None:
            return 0
        wide = self.width() - left
        high = foot.heightForWidth(wide) if foot.hasHeightForWidth() else foot.sizeHint().height()
        foot.setGeometry(left, self.height() - high, wide, high)
        foot.raise_()
        return high

    def _rearrange(self, *, narrow: bool) -> None:
        held = QApplication.focusWidget()
        for pane, content in zip(self._panes, self._contents, strict=True):
            for part in (content, *content.findChildren(QWidget, options=_OWN_PARTS)):
                if isinstance(column := part.layout(), VBox):
                    column.set_narrow(narrow)  # the padding is the content's, or that of its parts
            if narrow:
                pane.takeWidget()
                self._rows.addWidget(content)
                content.show()
            else:
                self._rows.removeWidget(content)
                pane.setWidget(content)
        if self._foot is not None:
            self._foot.set_narrow(narrow)
        self._stack.setCurrentWidget(self._under if narrow else self._beside)
        if held is not None and self.isAncestorOf(held):
            held.setFocus(Qt.FocusReason.OtherFocusReason)  # moving a widget takes its focus
