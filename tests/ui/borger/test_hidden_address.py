"""A secret address shows when somebody asks, on the card and in the form, and that stands in the log (G45)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.domain.borger import Borger
from tests.ui.conftest import settle
from tests.ui.folk import KAREN, log_of
from tests.ui.night_desk import LEADER

STREET = "Åvej 4, 5500 Middelfart"


@pytest.fixture
def secret(people):
    """Karen lives where nobody is to find her."""
    before = people.store.get(LEADER, Borger, KAREN)
    after = replace(before, bolig="EGEN", adresse=STREET, adresse_skjult=True)
    people.store.save(LEADER, after, before)
    people.window.go("borger", KAREN)
    settle()
    return people


def shown(people):
    return [entry for entry in log_of(people) if entry[0] == "VIS_ADRESSE"]


def test_the_card_shows_it_by_a_key_that_is_logged(secret, hands):
    assert STREET not in secret.page.known.facts.said
    assert shown(secret) == []
    hands.press("Alt+D")
    assert STREET in secret.page.known.facts.said
    assert len(shown(secret)) == 1
    hands.press("Alt+D")
    assert STREET not in secret.page.known.facts.said
    assert len(shown(secret)) == 1


def test_the_form_shows_it_by_a_key_that_is_logged_and_keeps_it(secret, hands):
    hands.press("Alt+R")
    settle()
    line = secret.page.form.lines["adresse"]
    assert not line.isVisible()
    hands.press("Alt+D")
    assert line.isVisible()
    assert line.text() == STREET
    assert len(shown(secret)) == 1
    hands.press("Ctrl+Enter")
    settle()
    assert secret.store.reread(LEADER, Borger, KAREN).adresse == STREET


def test_the_history_says_only_that_there_is_one(secret, hands):
    hands.press("Alt+H")
    rows = [(row.text, row.aside) for row in secret.window.layers.overlay.list.rows]
    assert ("Adresse", "Adressen er skjult.") in rows
    assert not any(STREET in aside for _, aside in rows)


def test_an_open_address_is_asked_of_nobody(people, hands):
    people.window.go("borger", KAREN)
    settle()
    hands.press("Alt+D")
    assert shown(people) == []
