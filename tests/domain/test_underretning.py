"""A worry for a child: restricted, complete before it is sent, and reminded of."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from akutdesk.domain.adgang import Adgang, maa_laese
from akutdesk.domain.haendelse import Haendelse, anmeldes_senest, er_slaaet_til
from akutdesk.domain.haendelse import mangler as mangler_haendelse
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.indstilling import Indstilling
from akutdesk.domain.record import new_id
from akutdesk.domain.underretning import begynd, husk, mangler
from akutdesk.domain.vagt import KBH

ANNA, BO = new_id(), new_id()
NOW = datetime(2026, 11, 24, 1, 14, tzinfo=UTC)


def begun(**contact):
    return begynd(Henvendelse(id=new_id(), **contact), new_id(), ANNA)


def as_(bruger, rolle="MEDARBEJDER"):
    return Adgang(bruger=bruger, rolle=rolle, formaal="EGEN_VAGT")


def test_only_its_writer_and_the_leader_read_it():
    made = begun(fortrolighed="SKAERPET", fortrolig_for=(ANNA, BO))
    assert maa_laese(as_(ANNA), made)
    assert maa_laese(as_(BO, "LEDER"), made)
    assert not maa_laese(as_(BO), made)
    assert not maa_laese(as_(ANNA, "EVALUATOR_LAES"), made)


def test_one_that_was_marked_as_normal_stays_restricted():
    assert not maa_laese(as_(BO), replace(begun(), fortrolighed="NORMAL"))


def test_it_says_what_is_missing_and_why_the_citizen_was_not_told():
    assert [one.felt for one in mangler(begun())] == [
        *("bekymring", "haster", "kommune_modtager", "borger_orienteret"),
    ]
    known = replace(
        begun(),
        bekymring="Barnet er alene hjemme",
        haster="IDAG",
        kommune_modtager="Middelfart",
        borger_orienteret="JA",
    )
    assert mangler(known) == ()
    silent = replace(known, borger_orienteret="NEJ_BEGRUNDET", orientering_grund="  ")
    assert [one.felt for one in mangler(silent)] == ["orientering_grund"]


def test_the_reminder_is_as_restricted_and_says_nothing():
    made = replace(begun(), haster="NU", bekymring="Barnet")
    task = husk(made, ANNA, NOW, new_id)
    assert (task.type, task.tekst, task.ansvarlig) == ("INTERN", "", ANNA)
    assert (task.fortrolighed, task.fortrolig_for) == ("SKAERPET", (ANNA,))
    assert (task.forfald, task.forfald_slut) == (NOW, None)
    soon = husk(replace(made, haster="SNAREST"), ANNA, NOW, new_id)
    assert soon.forfald.astimezone(KBH).date() == NOW.astimezone(KBH).date() + timedelta(days=1)


def test_a_breach_of_data_is_told_within_three_days():
    breach = Haendelse(id=new_id(), type="DATA", tid=NOW)
    assert anmeldes_senest(breach) == NOW + timedelta(hours=72)
    assert anmeldes_senest(replace(breach, type="VOLD")) is None
    assert [one.felt for one in mangler_haendelse(breach)] == ["hvem", "forloeb", "opfoelgning"]


def test_the_module_is_there_until_the_leader_says_no():
    no = Indstilling(id=new_id(), noegle="haendelse_modul", vaerdi="FRA")
    assert er_slaaet_til(())
    assert not er_slaaet_til((no,))
    assert er_slaaet_til((replace(no, vaerdi="TIL"), replace(no, noegle="andet")))
