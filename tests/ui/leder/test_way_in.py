"""Everybody but a leader sees no way in that they cannot use (domain.md 2.1)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.domain.errors import AdgangError
from akutdesk.domain.listevalg import LISTER
from akutdesk.ui.leder.code_page import ListePage
from akutdesk.ui.leder.copy_page import KopiPage
from akutdesk.ui.leder.page import OpsaetningPage
from akutdesk.ui.leder.phone_page import TelefonlistePage
from tests.ui.night_desk import LEADER

PAGES = (OpsaetningPage, TelefonlistePage, KopiPage, lambda desk: ListePage(desk, LISTER[0]))


@pytest.mark.parametrize("make", PAGES)
@pytest.mark.parametrize("rolle", ["MEDARBEJDER", "VIKAR", "BAGVAGT"])
def test_nobody_but_a_leader_opens_a_page(people, make, rolle):
    with pytest.raises(AdgangError):
        make(replace(people.desk, adgang=replace(LEADER, rolle=rolle)))
