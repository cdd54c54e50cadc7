"""How the desk looks right now: palette and text size, and everything measured and coloured by them.

A measure is given in units, pixels at 100 % text size; `Look.px` turns it into pixels. Palette and
text size change while the program runs; nothing is restarted and nothing fades.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from akutdesk.ui import fonts
from akutdesk.ui.icons import Icons
from akutdesk.ui.style_sheet import style_sheet
from akutdesk.ui.system_palette import tokens_of
from akutdesk.ui.tokens import PALETTES, Tokens

STEPS = (100, 110, 125, 150, 175, 200)


class Look(QObject):
    """The one palette and text size of the program; every widget gets it as its first argument."""

    changed = Signal()

    def __init__(self, app: QApplication, icon_svg: Callable[[str], str]) -> None:
        """Takes over the style of `app`; the fonts are loaded already (`fonts.load`)."""
        super().__init__(app)
        self._app = app
        self._icons = Icons(icon_svg)
        self._fonts: dict[tuple[int, int], QFont] = {}
        self._metrics: dict[tuple[int, int], QFontMetricsF] = {}
        self._colours: dict[str, QColor] = {}
        self._system = app.palette()
        self._style_hints = app.styleHints()  # kept, because the hints below are a part of it
        self._hints = self._style_hints.accessibility()
        self._hints.contrastPreferenceChanged.connect(self._apply)
        self.palette = "dag"
        self.percent = 100
        self.tokens: Tokens = PALETTES[self.palette]
        self._apply()

    def px(self, units: float) -> int:
        """Whole pixels for a measure in units; a hairline (1 unit) never vanishes."""
        return round(units * self.percent / 100)

    def font(self, size: int, weight: int = 400) -> QFont:
        """The desk's type; `size` in units as in `ux.md` 4.2, weight 400 or 600."""
        made = self._fonts.get((size, weight))
        if made is None:
            made = self._fonts[size, weight] = fonts.font(self.px(size), weight)
        return made

    def metrics(self, size: int, weight: int = 400) -> QFontMetricsF:
        """The measures of `font(size, weight)`."""
        made = self._metrics.get((size, weight))
        if made is None:
            made = self._metrics[size, weight] = QFontMetricsF(self.font(size, weight))
        return made

    def width(self, text: str, size: int, weight: int = 400) -> float:
        """How wide one line of `text` is, in pixels."""
        return self.metrics(size, weight).horizontalAdvance(text)

    def color(self, token: str) -> QColor:
        """The colour of a token by its field name, such as `err_bg`."""
        made = self._colours.get(token)
        if made is None:
            made = self._colours[token] = QColor(getattr(self.tokens, token))
        return made

    def icon(
        self, painter: QPainter, rect: QRectF, name: str, *, colour: str, stroke: float = 1.75
    ) -> None:
        """Paint a Tabler icon in a token's colour."""
        self._icons.draw(painter, rect, name, colour=getattr(self.tokens, colour), stroke=stroke)

    def wants_contrast(self) -> bool:
        """Whether the system asks for high contrast; then its own colours are used."""
        return self._hints.contrastPreference() == Qt.ContrastPreference.HighContrast

    def set_palette(self, name: str) -> None:
        """Change to the palette `name` of `tokens.PALETTES`. Raises KeyError if there is none."""
        if name not in PALETTES:
            raise KeyError(name)
        if name != self.palette:
            self.palette = name
            self._apply()

    def set_percent(self, percent: int) -> None:
        """Change the text size; held between 100 and 200 per cent (`ux.md` 2.4)."""
        percent = min(max(percent, STEPS[0]), STEPS[-1])
        if percent != self.percent:
            self.percent = percent
            self._apply()

    def larger(self) -> None:
        """One step up."""
        self.set_percent(next((step for step in STEPS if step > self.percent), STEPS[-1]))

    def smaller(self) -> None:
        """One step down."""
        self.set_percent(next((s for s in reversed(STEPS) if s < self.percent), STEPS[0]))

    def usual_size(self) -> None:
        """Back to 100 per cent."""
        self.set_percent(STEPS[0])

    def refresh(self) -> None:
        """Look so once more: another window of this process may have its own palette and size."""
        self._apply()

    def toggle_day_night(self) -> None:
        """Day becomes night, and any dark palette becomes day."""
        self.set_palette("nat" if self.palette == "dag" else "dag")

    def _apply(self) -> None:
        self.tokens = tokens_of(self._system) if self.wants_contrast() else PALETTES[self.palette]
        self._fonts.clear()
        self._metrics.clear()
        self._colours.clear()
        self._app.setPalette(qt_palette(self.tokens))
        self._app.setFont(self.font(16))
        sheet = style_sheet(self.tokens, self.px)
        if (
            sheet != self._app.styleSheet()
        ):  # the same one again would make Qt style every widget anew
            self._app.setStyleSheet(sheet)
        self.changed.emit()


def qt_palette(tokens: Tokens) -> QPalette:
    """The tokens as Qt's roles: a style sheet alone leaves indicators invisible at night."""
    role = QPalette.ColorRole
    pairs = {
        role.Window: tokens.surface,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.surface2,
        role.ToolTipBase: tokens.surface2,
        role.ToolTipText: tokens.text,
        role.PlaceholderText: tokens.text2,
        role.Text: tokens.text,
        role.Button: tokens.surface2,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.err,
        role.Link: tokens.link,
        role.LinkVisited: tokens.link,
        role.Highlight: tokens.primary,
        role.HighlightedText: tokens.on_primary,
        role.Light: tokens.surface,
        role.Midlight: tokens.surface2,
        role.Mid: tokens.hair,
        role.Dark: tokens.border,
        role.Shadow: tokens.border,
    }
    palette = QPalette()
    for name, colour in pairs.items():
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.text2))
    return palette
