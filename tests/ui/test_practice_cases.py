"""The screen on which one chooses a case to practise: spoken, reachable and whole at every size."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from akutdesk.domain.oevelse import oevelse
from akutdesk.ui.oevelse.cases import CasesScreen
from tests.ui.spoken import controls


@pytest.fixture(params=[(1366, 768, 100), (1366, 768, 200), (683, 384, 100)], ids=str)
def screen(request, look, texts, assets, shown):
    width, height, percent = request.param
    look.set_percent(percent)
    yield shown(
        CasesScreen(look, texts, oevelse(assets.guide("oevelse")).sager), width=width, height=height
    )
    look.set_percent(100)


def test_every_case_can_be_chosen_and_is_spoken(screen):
    assert all(one.name.strip() for one in controls(screen))
    assert len(screen.list.rows) == 6


def test_no_line_about_practising_is_cut(screen):
    for label in screen.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.width() >= label.minimumSizeHint().width(), label.text()
    assert screen.minimumSizeHint().width() <= screen.width()
