"""What a restore says of the copy, as plain values."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from akutdesk.domain.codes import code_list
from akutdesk.domain.kalender import kalender
from akutdesk.sync.homecoming import Sight
from akutdesk.ui.gendannelse.state import fundet, hentet, server, tal

WHOLE = Sight(
    pcer=2,
    events=12431,
    sidst=datetime(2026, 11, 23, 13, 14, tzinfo=UTC),
    skadet=False,
    mangler=False,
)


@pytest.fixture
def dates(assets):
    return kalender({n: code_list(n, assets.code(n)) for n in ("ugedag", "maaned", "klokke")})


def test_large_numbers_have_their_points():
    assert [tal(n) for n in (0, 999, 12431, 1_000_000)] == ["0", "999", "12.431", "1.000.000"]


def test_a_whole_copy_tells_how_much_it_holds_and_how_new_it_is(texts, dates):
    said = fundet(WHOLE, texts, dates)
    assert said.startswith(texts("gendan.fundet", antal="12.431", pcer=2))
    assert "23. november kl. 14.14" in said
    assert "én pc" in fundet(replace(WHOLE, pcer=1), texts, dates)


@pytest.mark.parametrize("amiss", ["skadet", "mangler"])
def test_a_copy_that_is_not_whole_is_never_called_so(texts, dates, amiss):
    said = fundet(replace(WHOLE, **{amiss: True}, sidst=None), texts, dates)
    assert said == texts("gendan.fundet_ikke_hel", antal="12.431")


def test_at_the_end_the_newest_is_named_if_there_is_any(texts, dates):
    assert "kl. 14.14" in hentet(WHOLE.sidst, texts, dates)
    assert "kl." not in hentet(None, texts, dates)


def test_of_the_server_only_what_is_known_is_said(texts):
    assert server(None, texts) == ()
    assert server("", texts) == (texts("gendan.meldt"),)
    away = server("synk.grund.portal", texts)
    assert away == (texts("synk.grund.portal"), texts("gendan.ikke_meldt"))
    assert server("no.such.text", texts)[0] == texts("fejl.lager")
