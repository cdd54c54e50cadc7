"""The system's own window for choosing a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtWidgets import QFileDialog

from akutdesk.assets import Texts


def speak_danish(dialog: QFileDialog, texts: Texts) -> None:
    """Where the system has no file window of its own, Qt's stands in, and says these things in English."""
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, texts("udskriv.fil_mappe"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, texts("udskriv.fil_slags"))
    dialog.setViewMode(QFileDialog.ViewMode.List)
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)
    start = place if Path(place).is_dir() else home
    dialog.setDirectory(start)
    dialog.setSidebarUrls([QUrl.fromLocalFile(path) for path in dict.fromkeys((start, home))])
