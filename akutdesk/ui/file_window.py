"""The system's own windows for choosing where a file is saved, and for a folder; in Danish where Qt's stand in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtWidgets import QFileDialog, QWidget

from akutdesk.assets import Texts


@dataclass(frozen=True, kw_only=True)
class FileKind:
    """What is saved: the window's title, the kind in words, its suffix, and a name that holds no person."""

    title: str
    words: str
    suffix: str
    name: str


def ask_where(
    owner: QWidget, texts: Texts, kind: FileKind, chosen: Callable[[str], None]
) -> QFileDialog:
    """Open the window; `chosen` gets the path. It is the owner's to close."""
    dialog = QFileDialog(owner, kind.title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilter(f"{kind.words} (*{kind.suffix})")
    dialog.setDefaultSuffix(kind.suffix.removeprefix("."))
    speak_danish(dialog, texts)
    dialog.selectFile(kind.name + kind.suffix)
    dialog.fileSelected.connect(chosen)
    dialog.open()
    return dialog


def ask_folder(
    owner: QWidget, texts: Texts, title: str, chosen: Callable[[str], None]
) -> QFileDialog:
    """Open the window for a folder that is there; `chosen` gets its path. It is the owner's to close."""
    dialog = QFileDialog(owner, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    speak_danish(dialog, texts)
    dialog.fileSelected.connect(chosen)
    dialog.open()
    return dialog


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
