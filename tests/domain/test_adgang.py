"""Who may do what stands in one table."""

from __future__ import annotations

import pytest

from akutdesk.domain.adgang import (
    FUNKTIONER,
    ROLLER,
    Adgang,
    kraev,
    laesefunktion,
    maa,
    maa_laese,
    skrivefunktion,
)
from akutdesk.domain.borger import Borger
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.errors import AdgangError
from akutdesk.domain.record import new_id

ANNA = new_id()


def as_(rolle: str) -> Adgang:
    return Adgang(bruger=ANNA, rolle=rolle, formaal="EGEN_VAGT")


def test_the_desk_reads_and_writes_citizens():
    for rolle in ("MEDARBEJDER", "VIKAR", "BAGVAGT", "LEDER"):
        assert maa(as_(rolle), "LAES")
        assert maa(as_(rolle), "SKRIV")


def test_administrator_and_evaluator_see_no_citizen():
    for rolle in ("DATAANSVARLIG_ADM", "EVALUATOR_LAES"):
        assert not maa(as_(rolle), "LAES")
        assert not maa(as_(rolle), "SOEG")


def test_only_the_leader_and_the_administrator_change_the_set_up():
    may = {rolle for rolle in ROLLER if maa(as_(rolle), "SKRIV_OPSAETNING")}
    assert may == {"LEDER", "DATAANSVARLIG_ADM"}


def test_a_leader_or_the_administrator_erases_and_never_alone():
    may = {rolle for rolle in ROLLER if maa(as_(rolle), "SLET")}
    assert may == {"LEDER", "DATAANSVARLIG_ADM"}
    second = {rolle for rolle in ROLLER if maa(as_(rolle), "SLET_SAMMEN")}
    assert second == may | {"MEDARBEJDER", "BAGVAGT"}


def test_every_function_names_known_roles():
    assert all(roles <= set(ROLLER) for roles in FUNKTIONER.values())


def test_a_refusal_names_role_and_function():
    kraev(as_("LEDER"), "LAES_LOG")
    with pytest.raises(AdgangError) as refusal:
        kraev(as_("MEDARBEJDER"), "LAES_LOG")
    assert (refusal.value.rolle, refusal.value.funktion) == ("MEDARBEJDER", "LAES_LOG")


def test_a_function_that_does_not_exist_is_a_mistake_of_ours():
    with pytest.raises(KeyError):
        maa(as_("LEDER"), "FLYVE")


def test_set_up_and_citizens_need_different_functions():
    assert (laesefunktion("enhed"), skrivefunktion("enhed")) == (
        "LAES_OPSAETNING",
        "SKRIV_OPSAETNING",
    )
    assert (laesefunktion("borger"), skrivefunktion("borger")) == ("LAES", "SKRIV")


def test_only_the_leader_scores_the_house_and_staff_read_it():
    for record_type in (
        *("implementeringsmaaling", "landsgennemsnit", "sammenligning"),
        *("telefonital", "formidling"),
    ):
        read, write = laesefunktion(record_type), skrivefunktion(record_type)
        assert {rolle for rolle in ROLLER if maa(as_(rolle), write)} == {"LEDER"}
        assert {rolle for rolle in ROLLER if maa(as_(rolle), read)} == {
            *("MEDARBEJDER", "BAGVAGT", "LEDER", "DATAANSVARLIG_ADM")
        }


def test_only_who_may_export_reads_or_writes_what_left_the_house():
    for record_type in ("udtraek", "pseudonymnoegle"):
        for funktion in (laesefunktion(record_type), skrivefunktion(record_type)):
            assert {rolle for rolle in ROLLER if maa(as_(rolle), funktion)} == {
                *("LEDER", "DATAANSVARLIG_ADM")
            }


def test_everybody_reads_the_set_up():
    enhed = Enhed(id=new_id())
    assert all(maa_laese(as_(rolle), enhed) for rolle in ROLLER)


def test_a_guarded_record_is_for_named_staff_and_the_leader():
    guarded = Borger(id=new_id(), fortrolighed="SKAERPET")
    assert not maa_laese(as_("MEDARBEJDER"), guarded)
    assert maa_laese(as_("LEDER"), guarded)
    named = Borger(id=new_id(), fortrolighed="SKAERPET", fortrolig_for=(ANNA,))
    assert maa_laese(as_("MEDARBEJDER"), named)
    assert not maa_laese(as_("EVALUATOR_LAES"), named)
    assert maa_laese(as_("VIKAR"), Borger(id=new_id()))
