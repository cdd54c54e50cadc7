"""The sheet for the impact assessment says everything that the desk keeps, and who sees it."""

from __future__ import annotations

from akutdesk.domain.record import field_types
from akutdesk.domain.record_types import RECORD_CLASS
from tests.checks.impact import section, sheet, told


def test_every_record_type_is_told_and_no_other():
    assert set(told()["slags"]) == set(RECORD_CLASS)


def test_every_type_says_what_about_whom_how_special_what_for_and_how_long():
    words = told()
    for said in words["slags"].values():
        assert set(said) == {"hvad", "om", "foelsom", "formaal", "frist"}
        assert all(said.values())
        assert said["foelsom"] in {"ja", "nej", "maaske"}
        assert said["frist"] in words["frister"]


def test_every_field_of_a_type_stands_in_its_section():
    for name, cls in RECORD_CLASS.items():
        told_fields = section(cls, told()).rpartition("- Felter: ")[2].strip().split(", ")
        assert told_fields == [field for field in field_types(cls) if field not in COMMON], name


def test_roles_are_those_of_the_permission_table():
    text = section(RECORD_CLASS["enhed"], told())
    assert "- Roller, der må skrive: LEDER, DATAANSVARLIG_ADM\n" in text
    assert text in sheet()
    assert "EVALUATOR_LAES" not in section(RECORD_CLASS["borger"], told())


COMMON = set(field_types(RECORD_CLASS["enhed"].__base__))
