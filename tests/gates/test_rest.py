"""A screen that nobody touches comes to rest: a layout that asks itself anew holds a processor all night."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import settle

ROUNDS = 6
"""Turns of the event loop, each of which a restless screen lays out anew."""


class Ear(QObject):
    """Notes which widgets are laid out."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def eventFilter(  # noqa: N802 - Qt's own name
        self, watched: QObject, event: QEvent
    ) -> bool:
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self.heard.append(type(watched).__name__)
        return False


def test_a_screen_that_nobody_touches_is_laid_out_no_more(program, qapp):
    program.begin()
    settle()
    ear = Ear()
    qapp.installEventFilter(ear)
    for _ in range(ROUNDS):
        QApplication.processEvents()
    qapp.removeEventFilter(ear)
    assert len(ear.heard) < ROUNDS, sorted(set(ear.heard))
