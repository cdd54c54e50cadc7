"""The one style sheet of the application, written from the tokens.

Only Qt's own text fields, lists and scroll bars are styled here; everything else paints itself. A
style sheet on a single widget would cost a polish of its whole tree, so there is none.
"""

from __future__ import annotations

from collections.abc import Callable
from string import Template

from akutdesk.ui.tokens import Tokens

_SHEET = Template("""
QLineEdit, QPlainTextEdit, QComboBox {
  background: $surface; color: $text; border: ${one}px solid $border; border-radius: ${r6}px;
  font-size: ${f16}px; selection-background-color: $primary; selection-color: $on_primary;
  placeholder-text-color: $text2;
}
QLineEdit, QComboBox { padding: 0 ${p10}px; min-height: ${h36}px; max-height: ${h36}px; }
QComboBox { padding-left: ${p11}px; }
QLineEdit { lineedit-password-character: 8226; }
QPlainTextEdit { padding: ${p4}px ${p8}px; }
QLineEdit[plan="true"], QPlainTextEdit[plan="true"] { font-size: ${f18}px; }
QLineEdit[plan="true"] { min-height: ${h40}px; max-height: ${h40}px; }
QLineEdit[tall="true"] { min-height: ${h44}px; max-height: ${h44}px; }
QLineEdit[large="true"] { font-size: ${f28}px; min-height: ${h56}px; max-height: ${h56}px; }
QLineEdit[code="true"] { font-size: ${f20}px; font-weight: 600; }
QLineEdit[missing="true"], QPlainTextEdit[missing="true"], QComboBox[missing="true"] {
  border: 2px solid $err;
}
QLineEdit[missing="true"] { padding: 0 ${p9}px; min-height: ${m36}px; max-height: ${m36}px; }
QLineEdit[missing="true"][plan="true"] { min-height: ${m40}px; max-height: ${m40}px; }
QLineEdit[missing="true"][tall="true"] { min-height: ${m44}px; max-height: ${m44}px; }
QLineEdit[bare="true"] { border: none; background: transparent; padding: 0; font-size: ${f18}px; }
QLineEdit[within="true"] { padding-right: ${p76}px; }
QLineEdit:disabled, QPlainTextEdit:disabled { color: $text2; background: $surface2; }
QComboBox::drop-down { border: none; width: ${p32}px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView, QMenu {
  background: $surface; color: $text; border: ${one}px solid $border; outline: none;
  selection-background-color: $sel; selection-color: $on_sel; padding: ${p4}px;
}
QMenu::item { padding: ${p8}px ${p12}px; }
QMenu::item:selected { background: $sel; color: $on_sel; }
QToolTip {
  background: $surface2; color: $text; border: ${one}px solid $border; font-size: ${f14}px;
  padding: ${p4}px ${p8}px;
}
QAbstractItemView { background: transparent; border: none; outline: none; }
QTableView { selection-background-color: transparent; }
QScrollArea, QScrollArea > QWidget > QWidget#innhold { background: transparent; border: none; }
QHeaderView, QHeaderView::section {
  background: transparent; color: $text2; border: none; font-size: ${f14}px; font-weight: 400;
}
QHeaderView::section { border-bottom: ${one}px solid $hair; padding: 0; }
QScrollBar:vertical { background: transparent; width: ${p6}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${p6}px; margin: 0; }
QScrollBar::handle { background: $border; border-radius: ${p3}px; min-height: ${p32}px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")

_MEASURES = {
    "r6": 6,
    "p3": 3,
    "p4": 4,
    "p6": 6,
    "p8": 8,
    "p9": 9,
    "p10": 10,
    "p11": 11,
    "p12": 12,
    "p32": 32,
    "p76": 76,
    "f14": 14,
    "f16": 16,
    "f18": 18,
    "f20": 20,
    "f28": 28,
}


def style_sheet(tokens: Tokens, px: Callable[[float], int]) -> str:
    """The style sheet for these colours; `px` turns units into pixels. Hairlines stay 1 pixel."""
    measures = {name: px(units) for name, units in _MEASURES.items()}
    for high in (
        36,
        40,
        44,
        56,
    ):  # without the outline, which is 1 pixel, or 2 for a missing answer
        measures |= {f"h{high}": px(high) - 2, f"m{high}": px(high) - 4}
    return _SHEET.substitute(vars(tokens), one=1, **measures)
