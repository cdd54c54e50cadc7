"""A field for a code or password, with a button that shows what was typed (WCAG 2.2, 3.3.8)."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QWidget

from akutdesk.assets import Texts
from akutdesk.ui.fields.line_field import LineField
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.theme import Look


class PasswordField(QWidget):
    """44 high; pasting and password managers are welcome. The text never leaves by `repr` or logs."""

    entered = Signal()
    """Enter was pressed in the field."""
    changed = Signal()

    def __init__(self, look: Look, *, name: str, texts: Texts) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self.line = LineField(look, name=name)
        self.line.setParent(self)
        self.line.set_tall()
        self.line.setProperty("within", "true")
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        hints = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        self.line.setInputMethodHints(hints)
        self._show = _ShowButton(look, texts("skal.vis"))
        self._show.setParent(self)
        self._show.clicked.connect(self._toggle)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line.returnPressed.connect(self.entered)
        self.line.textChanged.connect(self._typed)

    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    def clear(self) -> None:
        """Empty the field, its undo history with it, and hide what is typed next."""
        self.line.setText("")
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self._show.set_words(self._texts("skal.vis"), icon="eye")

    def set_error(self, wrong: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        """Show or take away the red outline."""
        self.line.set_error(wrong)

    @override
    def setAccessibleDescription(self, description: str) -> None:
        self.line.setAccessibleDescription(description)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.px(320), self._look.px(44))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self._look.px
        self.line.setGeometry(self.rect())
        wide = self._show.sizeHint().width()
        self._show.setGeometry(
            QRect(self.width() - wide - px(4), px(6), wide, self.height() - px(12))
        )
        self._show.raise_()

    def _typed(self, _text: str) -> None:
        self.changed.emit()

    def _toggle(self) -> None:
        hidden = self.line.echoMode() == QLineEdit.EchoMode.Password
        mode = QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        words = self._texts("skal.skjul" if hidden else "skal.vis")
        self._show.set_words(words, icon="eye-off" if hidden else "eye")
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)


class _ShowButton(QPushButton):
    ring_radius = 4

    def __init__(self, look: Look, text: str) -> None:
        super().__init__(text)
        self._look = look
        self._icon_name = "eye"
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_words(self, text: str, *, icon: str) -> None:
        self._icon_name = icon
        self.setText(text)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        wide = self._look.width(self.text(), 15) + self._look.px(8 + 18 + 8 + 8)
        return QSize(round(wide), self._look.px(32))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush, px = Brush(painter, self._look), self._look.px
        middle = self.height() / 2
        brush.icon(px(8), middle, self._icon_name, colour="text2", size=18)
        foot = brush.baseline(middle, 15)
        right = self.width() - px(8) - self._look.width(self.text(), 15)
        brush.text(QPointF(right, foot), self.text(), Ink(15))
