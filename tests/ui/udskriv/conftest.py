"""The desk that these tests write, print and show plans on."""

from __future__ import annotations

import pytest

from akutdesk.ui.udskriv.dialog import PrintDialog
from tests.ui.plan_desk import plan_desk, whole_plan


@pytest.fixture
def desk(tmp_path, look, assets, shown):
    with plan_desk(tmp_path / "desk", look, assets) as made:
        shown(made.window)
        yield made


@pytest.fixture
def plan(desk):
    made = whole_plan(desk.karen)
    desk.night.save(made)
    desk.open(made.id)
    return made


@pytest.fixture
def dialog(desk, plan, qtbot):
    assert plan
    desk.keys.press("Ctrl+P")
    made = desk.overlay
    assert isinstance(made, PrintDialog)
    qtbot.waitUntil(lambda: made._overview is not None and made.form.printers_known)
    return made
