"""The desk that these tests write, print and show plans on."""

from __future__ import annotations

import pytest

from tests.ui.plan_desk import plan_desk


@pytest.fixture
def desk(tmp_path, look, assets, shown):
    with plan_desk(tmp_path / "desk", look, assets) as made:
        shown(made.window)
        yield made
