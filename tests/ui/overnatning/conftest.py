"""The desk with its people, and a bagvagt who may assess in the leader's place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.overnatning import Overnatning
from akutdesk.domain.record import RecordId, new_id
from akutdesk.ui.overnatning.page import OvernatningPage
from tests.ui.conftest import settle
from tests.ui.folk import KAREN, hands, people
from tests.ui.night_desk import ANNA, NightDesk

__all__ = ["hands", "people"]

KIM = RecordId(b"M" * 16)


@pytest.fixture
def night(people: NightDesk) -> NightDesk:
    """Anna leads the house; Kim is bagvagt."""
    people.save(Medarbejder(id=KIM, initialer="KI", navn="Kim Holm", rolle="BAGVAGT"))
    return people


@pytest.fixture
def board(night: NightDesk) -> Callable[..., OvernatningPage]:
    """V6 in front."""

    def shown(rid: RecordId | None = None) -> OvernatningPage:
        night.window.go("overnatning", rid)
        night.page.on_enter()
        settle()
        assert isinstance(night.page, OvernatningPage)
        return night.page

    return shown


def stay(ankomst: datetime, **fields: object) -> Overnatning:
    """Karen on place 1, as Anna let her come."""
    known: dict[str, object] = {
        "borger_id": KAREN,
        "plads": "1",
        "vurdering_af_leder": "Ro og selskab hjælper nu.",
        "vurdering_hvem": ANNA,
        "vurdering_tid": ankomst - timedelta(minutes=15),
        "delegation": "LEDER",
    }
    return Overnatning(id=new_id(), ankomst=ankomst, **{**known, **fields})


def named(night: NightDesk, navn: str) -> Borger:
    """The citizen of this name."""
    return next(one for one in night.all_of(Borger) if one.kaldenavn == navn)
