"""What lines about people are said with in tests: the shipped words, and Anna at the desk."""

from __future__ import annotations

from datetime import date

import pytest

from akutdesk.domain.codes import code_list
from akutdesk.domain.kalender import kalender
from akutdesk.ui.person.said import Said
from tests.ui.night_desk import ANNA

TODAY = date(2026, 11, 24)


@pytest.fixture
def said(assets) -> Said:
    codes = {name: code_list(name, raw) for name, raw in assets.codes().items()}
    return Said(
        texts=assets.texts(),
        codes=codes,
        kalender=kalender(codes),
        dag=TODAY,
        folk={ANNA: "Anna"},
    )
