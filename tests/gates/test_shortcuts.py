"""Every key comes from the one table, and a mouse is never the only way (ux.md A13, A14, A23)."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from akutdesk.ui import keys

PROGRAM = Path(keys.__file__).parent
ONLY_BY_MOUSE = re.compile(
    r"def (mouseDoubleClickEvent|contextMenuEvent|dragEnterEvent|dropEvent)|doubleClicked\.connect"
    r"|setDragEnabled|CustomContextMenu"
)


def test_the_window_has_one_action_for_each_key_and_no_others(program):
    given = [
        action.shortcut().toString(QKeySequence.SequenceFormat.PortableText)
        for action in program.window.actions()
    ]
    wanted = [
        QKeySequence(one).toString(QKeySequence.SequenceFormat.PortableText)
        for one in keys.sequences()
    ]
    assert sorted(given) == sorted(wanted)
    assert program.window.findChildren(QShortcut) == []
    inside = [one for one in program.area.findChildren(QAction) if not one.shortcut().isEmpty()]
    assert [
        one.text() for one in inside if one.shortcutContext() != Qt.ShortcutContext.WidgetShortcut
    ] == []


def test_no_letter_is_a_mnemonic(program):
    for widget in program.area.findChildren(QWidget):
        if isinstance(widget, QAbstractButton | QLabel):
            assert QKeySequence.mnemonic(_text(widget)).isEmpty(), _text(widget)


def _text(widget: QAbstractButton | QLabel) -> str:
    if isinstance(widget, QLabel) and widget.textFormat() == Qt.TextFormat.PlainText:
        return widget.text() if widget.buddy() is not None else ""
    return widget.text()


def test_nothing_is_dragged_double_clicked_or_right_clicked():
    found = {
        path.name: ONLY_BY_MOUSE.findall(path.read_text(encoding="utf-8"))
        for path in PROGRAM.rglob("*.py")
    }
    assert {name: calls for name, calls in found.items() if calls} == {}
