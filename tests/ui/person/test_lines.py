"""Lines about people: what a relative may be told, and an agreement until it runs out."""

from __future__ import annotations

from datetime import date

import pytest

from akutdesk.domain.paaroerende import Paaroerende
from akutdesk.domain.record import new_id
from akutdesk.ui.person.lines import agreement, relative
from tests.ui.folk import karen
from tests.ui.night_desk import ANNA
from tests.ui.person.words import said

__all__ = ["said"]


@pytest.mark.parametrize(
    ("call", "tell", "line"),
    [
        ("NEJ", ("PLAN",), "Ib, søskende – vi må ikke ringe"),
        ("JA", ("PLAN",), "Ib, søskende – må vide alt i planen"),
        ("JA", (), "Ib, søskende"),
        ("KUN_AKUT", ("PLAN",), "Ib, søskende – må vide alt i planen, ring kun ved fare"),
        (None, (), "Ib, søskende – spørg, før I ringer"),
    ],
)
def test_a_relative_is_told_with_what_they_may_know_and_whether_to_ring(said, call, tell, line):
    ib = Paaroerende(
        id=new_id(), navn="Ib", relation="SOESKENDE", maa_kontaktes=call, maa_faa_at_vide=tell
    )
    assert relative(ib, said) == line


def test_an_agreement_without_an_end_or_an_owner_is_told_alone(said):
    assert agreement(karen(), said) == ""
    assert agreement(karen(kontaktaftale="Ring kl. 20"), said) == "Ring kl. 20"


def test_the_day_it_ends_still_counts(said):
    agreed = {"kontaktaftale": "Ring kl. 20", "kontaktaftale_ansvarlig": ANNA}
    assert agreement(karen(**agreed, kontaktaftale_udloeb=date(2026, 11, 24)), said).startswith(
        "Ring"
    )
    assert agreement(karen(**agreed, kontaktaftale_udloeb=date(2026, 11, 23)), said).startswith(
        "Den gjaldt"
    )
