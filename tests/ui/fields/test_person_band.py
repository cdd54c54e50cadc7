"""Whom it is about, on one line: as many facts as fit whole (ux.md P11)."""

from __future__ import annotations

import pytest

from akutdesk.ui.fields import PersonBand
from tests.gates.painted import listening
from tests.ui.conftest import settle


@pytest.mark.parametrize(
    ("wide", "facts"),
    [(400, "f. 1984 · version 1, kladde"), (200, "f. 1984"), (150, "f. 1984")],
)
def test_no_fact_is_shown_by_half(look, shown, wide, facts):
    band = PersonBand(look, "Karen", "f. 1984 · version 1, kladde")
    shown(band, width=wide, height=40)
    settle()
    with listening() as lines:
        band.grab()
    assert [line.text for line in lines] == ["Karen", facts]
