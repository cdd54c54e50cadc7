"""What Qt says by itself is Danish (A31)."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QDialogButtonBox

from akutdesk.ui.danish import speak_danish


def test_qt_speaks_danish(qapp):
    before = QLocale()
    assert speak_danish(qapp)
    kinds = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(kinds.Save | kinds.Cancel)
    words = sorted(button.text().replace("&", "") for button in box.buttons())
    assert words == ["Annuller", "Gem"]
    assert QLocale().language() == QLocale.Language.Danish
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)
