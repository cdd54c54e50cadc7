"""New sheets follow the first run's own rules; the envelopes lie where they lay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from akutdesk.domain.indstilling import Indstilling
from akutdesk.domain.record import new_id
from akutdesk.storage.adgangskode import Adgangskodekrav
from akutdesk.storage.genesis import prepare
from akutdesk.ui.nye_ark.sheets_state import first_is_typed, lacking, sheets_of
from tests.ui.night_fixtures import keyboard, night

__all__ = ["keyboard", "night"]
KRAV = Adgangskodekrav(frozenset())


@pytest.fixture
def sheets(night):
    night.save(Indstilling(id=new_id(), noegle="kuvert_1", vaerdi="Skab 2"))
    return sheets_of(night.desk, prepare().kits)


def test_the_places_of_the_old_envelopes_are_suggested(sheets):
    assert sheets.kuverter == ("Skab 2", "")
    assert sheets.sted.navn


def test_everything_that_is_missing_is_named(sheets, assets):
    assert set(lacking(sheets, KRAV, assets.texts())) == {
        "ark",
        "kuvert_2",
        "tastet_1",
        "tastet_2",
    }


def test_sheets_on_paper_typed_back_and_put_away_lack_nothing(sheets, assets):
    typed = tuple(replace(one, tastet=one.kode) for one in sheets.ark)
    done = replace(sheets, ark=typed, paa_papir=(True, True), kuverter=("Skab 2", "Boks"))
    assert lacking(done, KRAV, assets.texts()) == {}


def test_without_a_step_no_sheet_is_typed(sheets):
    assert not first_is_typed(None, sheets)
