"""Danish for what Qt says by itself: its standard buttons, menus of text fields, dates."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

LANGUAGE = "da_DK"


def speak_danish(app: QApplication) -> bool:
    """Make Qt's own words Danish; False if this Qt came without its translations."""
    QLocale.setDefault(QLocale(LANGUAGE))
    words = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return words.load(QLocale(LANGUAGE), "qtbase", "_", folder) and app.installTranslator(words)
