"""The focus ring: one overlay per window, outside the control that has the focus (`ux.md` 4.1).

Drawn inside, the focus colour would meet a chosen chip at 1.4:1; outside it stands on the ground at
5:1 and more. A widget may say where its ring goes: `ring_rect()` in its own coordinates, and
`ring_radius` in units. The one field of a panel that has nothing else to focus may be `ringless`.
A widget with `seen_whole` comes into sight with whatever in it has the focus, as a question of a form does.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from akutdesk.ui.fields.error_summary import ErrorSummary
from akutdesk.ui.focus import on_focus_moved
from akutdesk.ui.form import as_form_row, is_lacking
from akutdesk.ui.override import override
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.theme import Look

_AIR = 2
_LINE = 2
_FOLLOWED = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
    QEvent.Type.StyleChange,
}
_LAID_OUT = {QEvent.Type.Move, QEvent.Type.Resize}


class FocusRing(QWidget):
    """The last child of the window; lets the mouse through, follows focus, scrolling and size."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._was_laid_out = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # An event is seen here before its widget has heard of it: a list still has its old rows then.
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self._settle)
        window.installEventFilter(self)
        on_focus_moved(self._focus_moved)
        look.changed.connect(self.follow)

    @property
    def target(self) -> QWidget | None:
        """The control the ring is around."""
        return self._target

    def follow(self) -> None:
        """Stand where the focused control is now."""
        target = self._target
        if target is None or not shiboken6.isValid(target):
            self._target = None
            self.hide()
            return
        if (
            getattr(target, "ringless", False)
            or not target.isVisible()
            or not self._window.isAncestorOf(target)
        ):
            self.hide()
            return
        around = self._outer()
        shown = around.intersected(self._clip())
        if shown.isEmpty():
            self.hide()
            return
        self.setGeometry(shown)
        self.show()
        self.raise_()
        self.update()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _FOLLOWED:
            self.follow()
            self._was_laid_out |= event.type() in _LAID_OUT and not _is_scrolled(watched)
            self._again.start()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._target is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self._look.px(_LINE)
        painter.setPen(QPen(self._look.color("focus"), line))
        inner = QRectF(self._outer().translated(-self.pos()))
        inner.adjust(line / 2, line / 2, -line / 2, -line / 2)
        radius = (
            self._look.px(getattr(self._target, "ring_radius", 6)) + self._look.px(_AIR) + line / 2
        )
        painter.drawRoundedRect(inner, radius, radius)

    def _outer(self) -> QRect:
        target = self._target
        if target is None:
            return QRect()
        rect = _own_rect(target)
        reach = self._look.px(_AIR) + self._look.px(_LINE)
        corner = target.mapTo(self._window, rect.topLeft())
        return QRect(corner, rect.size()).adjusted(-reach, -reach, reach, reach)

    def _clip(self) -> QRect:
        """What the scroll areas around the control let through."""
        window = self._window
        clip = window.rect()
        parent = self._target.parentWidget() if self._target is not None else None
        while parent is not None and parent is not window:
            if isinstance(parent, QAbstractScrollArea):
                port = parent.viewport()
                corner = port.mapTo(window, QPoint(0, 0))
                clip = clip.intersected(QRect(corner, port.size()))
            parent = parent.parentWidget()
        return clip

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        window = self._window
        inside = new is not None and window.isAncestorOf(new) and new is not window
        self._target = new if inside else None
        if self._target is None:
            self.hide()
            return
        self._watch(self._target)
        self._reveal(self._target)
        self.follow()

    def _watch(self, target: QWidget) -> None:
        widget: QWidget | None = target
        while widget is not None and widget is not self._window:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        signal = getattr(target, "ring_moved", None)
        if signal is not None:
            signal.connect(self._row_moved, Qt.ConnectionType.UniqueConnection)

    def _settle(self) -> None:
        """The layout is done: what has the focus is shown again where it stands now (A17)."""
        was_laid_out, self._was_laid_out = self._was_laid_out, False
        if was_laid_out and self._target is not None and shiboken6.isValid(self._target):
            self._reveal(self._target)
        self.follow()

    def _row_moved(self) -> None:
        if self._target is not None:
            self._reveal(self._target)
            self.follow()

    def _reveal(self, target: QWidget) -> None:
        parent, lacking = target.parentWidget(), None
        wholes: list[QWidget] = []
        while parent is not None and parent is not self._window:
            row_lacks = is_lacking(parent)
            if row_lacks or isinstance(parent, ErrorSummary):
                lacking = parent  # what is said about a missing answer is seen with it
            elif as_form_row(parent) is not None or getattr(parent, "seen_whole", False):
                wholes.insert(0, parent)  # a question is seen with all its answers
            if isinstance(parent, ScrollPane):
                for whole in wholes:
                    parent.reveal_whole(whole)
                if lacking is not None:
                    parent.reveal(lacking, lacking.rect())
                parent.reveal(target, _own_rect(target))
            parent = parent.parentWidget()


def _is_scrolled(watched: QObject) -> bool:
    """Whether it only moved because somebody scrolls, to look at something else."""
    port = watched.parent()
    return port is not None and isinstance(port.parent(), QAbstractScrollArea)


def _own_rect(target: QWidget) -> QRect:
    own = getattr(target, "ring_rect", None)
    return own() if own is not None else target.rect()
