"""What is missing, told at the top: takes the focus, and each line leads to its field (`ux.md` P7)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from akutdesk.assets import Texts
from akutdesk.ui.announce import announce
from akutdesk.ui.fields.button import Link
from akutdesk.ui.height_by_width import height_by_width, size_by_width
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.theme import Look

Missing = tuple[str, QWidget]
"""The sentence, and the group or field it is about; a group has `stop()` for its first focus."""


class ErrorSummary(QFrame):
    """Hidden until something is missing. The same sentences stand at the fields."""

    def __init__(self, look: Look, texts: Texts, *, title_key: str = "fejl.top") -> None:
        """`title_key` is the heading's text with {n}; its twin `…_en` is for one answer."""
        super().__init__()
        self._title_key = title_key
        self._look = look
        self._texts = texts
        self._title = ""
        self.links: list[Link] = []
        height_by_width(self)
        self.hide()

    def show_missing(self, missing: Sequence[Missing]) -> None:
        """Show these, take the focus, and say the title at once. Nothing missing hides it."""
        self._drop()
        if not missing:
            self.hide()
            return
        count = len(missing)
        one = self._texts(f"{self._title_key}_en") if count == 1 else ""
        self._title = one or self._texts(self._title_key, n=count)
        self.setAccessibleName(self._title)
        for text, target in missing:
            link = Link(self._look, text, size=16)
            link.setParent(self)
            link.clicked.connect(_goer(target))
            link.show()
            self.links.append(link)
        self.show()
        self.updateGeometry()
        self._place()
        self.links[0].setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._title, assertive=True)

    def clear(self) -> None:
        """All is answered."""
        self.show_missing(())

    @override
    def heightForWidth(self, width: int) -> int:
        rows = self._flow(width)
        last = rows[-1][1] if rows else 0
        return last + self._look.px(28 + 10)

    @override
    def sizeHint(self) -> QSize:
        return size_by_width(self, self._look.px(400))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(76))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush, px = Brush(painter, self._look), self._look.px
        brush.box(QRectF(self.rect()), fill="err_bg")
        middle = px(24)
        brush.icon(px(16), middle, "alert-triangle", colour="err", stroke=2)
        foot = QPointF(px(48), brush.baseline(middle, 16, 600))
        brush.text(foot, self._title, Ink(16, 600))

    def _flow(self, width: int) -> list[tuple[int, int]]:
        """Left and top of each link, side by side as far as there is room."""
        px = self._look.px
        left, top = px(48), px(38)
        places: list[tuple[int, int]] = []
        for link in self.links:
            wide = link.sizeHint().width()
            if places and left + wide > width - px(16):
                left, top = px(48), top + px(30)
            places.append((left, top))
            left += wide + px(32)
        return places

    def _place(self) -> None:
        for link, (left, top) in zip(self.links, self._flow(self.width()), strict=True):
            size = link.sizeHint()
            link.setGeometry(left, top, size.width(), size.height())

    def _drop(self) -> None:
        for link in self.links:
            link.hide()
            link.deleteLater()
        self.links = []


def _goer(target: QWidget) -> Callable[[], None]:
    def go() -> None:
        stop = getattr(target, "stop", None)
        widget = stop() if stop is not None else target
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    return go
