"""A look, a window and the words, for tests of the interface."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from akutdesk.assets import Assets, Texts
from akutdesk.ui.main_window import MainWindow
from akutdesk.ui.theme import Look
from tests.ui.shell_example import dressed_window

Shown = Callable[..., QWidget]


@pytest.fixture
def look(qapp: QApplication, assets: Assets) -> Look:
    """The program's look, by day at 100 per cent."""
    return Look(qapp, assets.icon_svg)


@pytest.fixture
def at_200(look: Look) -> Iterator[Look]:
    """The look at 200 per cent."""
    look.set_percent(200)
    yield look
    look.set_percent(100)


@pytest.fixture
def texts(assets: Assets) -> Texts:
    """The real words."""
    return assets.texts()


@pytest.fixture
def shown(look: Look) -> Iterator[Shown]:
    """Shows a widget in a size and has it laid out and active."""
    look.set_palette("dag")
    widgets: list[QWidget] = []

    def show(widget: QWidget, *, width: int = 1366, height: int = 768) -> QWidget:
        widgets.append(widget)
        widget.resize(QSize(width, height))
        widget.show()
        widget.activateWindow()
        QTest.qWaitForWindowActive(widget, 2000)
        settle()
        return widget

    yield show
    for widget in widgets:
        widget.close()
        widget.deleteLater()
    settle()


@pytest.fixture
def window(look: Look, texts: Texts, shown: Shown) -> MainWindow:
    """The window with its side list dressed."""
    made = dressed_window(look, texts)
    shown(made)
    return made


def settle() -> None:
    """Let what is posted already happen: layouts, paints, deletions."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
