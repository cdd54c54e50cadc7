"""Grabs any widget as a picture, day or night, at any text size: `python -m tests.ui.pictures`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from akutdesk.assets import Assets, Texts, find_resources
from akutdesk.ui import fonts
from akutdesk.ui.theme import Look

SIZE = QSize(1366, 768)
Maker = Callable[[Look, Texts], QWidget]


def grab(widget: QWidget, path: Path, *, size: QSize = SIZE) -> QImage:
    """Show the widget at this size, settle its layout, and save what is seen."""
    widget.resize(size)
    widget.show()
    widget.activateWindow()
    settle(widget)
    image = widget.grab().toImage()
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(str(path))
    return image


def settle(widget: QWidget) -> None:
    """Let layouts, deletions and paints that are already asked for happen."""
    QTest.qWaitForWindowExposed(widget, 2000)
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def make_look(
    app: QApplication, assets: Assets, *, palette: str = "dag", percent: int = 100
) -> Look:
    """A look as the program makes it."""
    fonts.load(assets.font_path(name) for name in fonts.NAMES)
    look = Look(app, assets.icon_svg)
    look.set_palette(palette)
    look.set_percent(percent)
    return look


def main(arguments: list[str]) -> int:
    """Grab the named pictures, day and night, into a folder."""
    from tests.ui.gallery import GALLERY

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=sorted(GALLERY))
    parser.add_argument("--out", type=Path, default=Path("demo-out/ui"))
    parser.add_argument("--percent", type=int, default=100)
    chosen = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    assets = Assets(find_resources())
    look = make_look(app, assets, percent=chosen.percent)
    for name in chosen.names:
        make, size = GALLERY[name]
        for palette, word in (("dag", "day"), ("nat", "night")):
            look.set_palette(palette)
            widget = make(look, assets.texts())
            path = chosen.out / f"{name}-{word}.png"
            grab(widget, path, size=size)
            sys.stdout.write(f"{path}\n")
            widget.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
