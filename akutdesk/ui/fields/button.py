"""Push buttons that show their key, and links that look like links."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink, flood, key_width
from akutdesk.ui.theme import Look


@dataclass(frozen=True)
class _Kind:
    fill: str
    hover: str
    line: str
    colour: str
    weight: int = 400
    on: str = ""
    icon: str = ""
    air: int = 14


_KINDS = {
    "primary": _Kind("primary", "primary", "", "on_primary", 600, "primary"),
    "second": _Kind("surface", "surface2", "border", "text", icon="text2"),
    "calm": _Kind("surface2", "hair", "", "text", icon="text2", on="surface2"),
    "quiet": _Kind("", "surface2", "", "text", icon="text2", air=10),
    "akut": _Kind("surface", "err_bg", "err", "err", 600),
    "search": _Kind("surface2", "hair", "", "text2", icon="text2", on="surface2"),
    "faint": _Kind("", "surface2", "", "text2", icon="text2"),
}

_HIGH = {"page": 36, "bar": 40, "start": 48, "full": 44, "tight": 36, "side": 40, "search": 36}
_HIGH["small"] = 28
_WIDE = {"full", "side", "search"}  # as wide as their column, with the key at the right edge
_SMALL = {"tight": 15, "small": 14, "search": 15}
_GAP = 8
_KEY_GAP = 10


class Button(QPushButton):
    """A push button with icon and key hint, painted as in mockups/00-komponenter.

    Kinds: primary (one a screen), second, calm, quiet, akut, search, faint. Sizes: page 36, tight
    36 with text 15, bar 40, start 48, small 28 with text 14; as wide as their column: full 44,
    side 40, search 36.
    """

    def __init__(
        self,
        look: Look,
        text: str,
        *,
        kind: str = "second",
        icon: str = "",
        keys: str = "",
        size: str = "page",
    ) -> None:
        super().__init__()
        self._look = look
        self._kind = _KINDS[kind]
        self._icon_name = icon
        self._keys = keys
        self._size = size
        self._words = ""
        self.icon_only = False
        self._shows_keys = True
        self.set_words(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        wide = QSizePolicy.Policy.Expanding if size in _WIDE else QSizePolicy.Policy.Maximum
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """What the button says."""
        return self._words

    @property
    def keys(self) -> str:
        """The key shown on the button; "" if none."""
        return self._keys

    def set_words(self, text: str) -> None:
        """Say something else; no letter becomes a mnemonic."""
        self._words = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        if self._keys:
            self.setAccessibleDescription(self._keys)
        self.updateGeometry()

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon_name = icon
        self.updateGeometry()
        self.update()

    def set_size(self, size: str) -> None:
        """Stand in another size, where there is less room or more."""
        if size != self._size:
            self._size = size
            self.updateGeometry()
            self.update()

    def set_shows_keys(self, shows: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        """Whether the key is painted, and room is asked for it; it works and is spoken all the same."""
        if shows != self._shows_keys:
            self._shows_keys = shows
            self.updateGeometry()
            self.update()

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if not _pressed_by_enter(self, arg__1):
            super().keyPressEvent(arg__1)

    def set_icon_only(self, narrow: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        """Show only the icon; the words become the tool tip."""
        self.icon_only = narrow and bool(self._icon_name)
        self.setToolTip(self._words if self.icon_only else "")
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        look = self._look
        bare = self.minimumSizeHint()
        if self.icon_only or not self._keys or not self._shows_keys:
            return bare
        return QSize(
            round(bare.width() + look.px(_KEY_GAP) + key_width(look, self._keys)), bare.height()
        )

    @override
    def minimumSizeHint(self) -> QSize:
        """Without room for more, the key is not shown; the words are never cut."""
        look = self._look
        high = look.px(_HIGH[self._size])
        if self.icon_only:
            return QSize(high, high)
        wide = 2 * self._air + look.width(self._words, self._text_size, self._kind.weight)
        if self._icon_name:
            wide += look.px(20 + _GAP)
        return QSize(round(wide), high)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush = Brush(painter, self._look)
        kind = self._kind
        hovered = self.underMouse() and self.isEnabled()
        area = QRectF(self.rect())
        brush.box(area, fill=kind.hover if hovered or self.isDown() else kind.fill, line=kind.line)
        colour = kind.colour if self.isEnabled() else "text2"
        middle = area.center().y()
        if self.icon_only:
            side = self._look.px(20)
            brush.icon(area.center().x() - side / 2, middle, self._icon_name, colour=colour)
            return
        self._paint_line(brush, middle, colour=colour)

    def _paint_line(self, brush: Brush, middle: float, *, colour: str) -> None:
        look = self._look
        kind = self._kind
        at = float(self._air)
        if self._icon_name:
            brush.icon(at, middle, self._icon_name, colour=kind.icon or colour)
            at += look.px(20 + _GAP)
        foot = QPointF(at, brush.baseline(middle, self._text_size, kind.weight))
        end = brush.text(foot, self._words, Ink(self._text_size, kind.weight, colour))
        if not self._keys or not self._shows_keys or self.width() < self.sizeHint().width():
            return
        left = end + look.px(_KEY_GAP)
        if self._size in _WIDE:
            left = self.width() - self._air - key_width(look, self._keys)
        brush.key(left, middle, self._keys, on=kind.on)

    @property
    def _text_size(self) -> int:
        return _SMALL.get(self._size, 16)

    @property
    def _air(self) -> int:
        return self._look.px({"search": 10, "small": 6}.get(self._size, self._kind.air))


class Link(QPushButton):
    """A push button that reads as an underlined link; ring radius 4."""

    ring_radius = 4

    def __init__(self, look: Look, text: str, *, size: int = 15) -> None:
        super().__init__(text.replace("&", "&&"))
        self._look = look
        self._words = text
        self._text_size = size
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if not _pressed_by_enter(self, arg__1):
            super().keyPressEvent(arg__1)

    @override
    def sizeHint(self) -> QSize:
        wide = self._look.width(self._words, self._text_size)
        return QSize(round(wide) + 1, self._look.px(28))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush = Brush(painter, self._look)
        foot = brush.baseline(self.height() / 2, self._text_size)
        end = brush.text(QPointF(0, foot), self._words, Ink(self._text_size, 400, "link"))
        under = foot + self._look.px(3)
        line = QRectF(0, under, end, 1)
        flood(painter, line, self._look.color("link"))


def _pressed_by_enter(button: QPushButton, event: QKeyEvent) -> bool:
    """Enter presses a button as Space does; Qt itself does so in dialogs only."""
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
    if not enter or plain != Qt.KeyboardModifier.NoModifier or event.isAutoRepeat():
        return False
    button.click()
    return True


class KeyHint(QWidget):
    """One key in its outline, with no function of its own."""

    def __init__(self, look: Look, text: str) -> None:
        super().__init__()
        self._look = look
        self._text = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(key_width(self._look, self._text)), self._look.px(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        Brush(painter, self._look).key(0, self.height() / 2, self._text)
