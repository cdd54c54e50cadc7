"""What a leader may make of a code list, and what always stays (domain.md 2.0.3)."""

from datetime import date

from akutdesk.domain.codes import code_list, med_indstilling
from akutdesk.domain.indstilling import Indstilling
from akutdesk.domain.listevalg import (
    flyttet,
    kan_slaas_fra,
    med_egen,
    paa_cifre,
    slaaet_fra,
    slaaet_til,
)
from akutdesk.domain.record import new_id

DAG = date(2026, 11, 24)
SHIPPED = code_list(
    "symptomer",
    {
        "kode": [
            {"kode": kode, "label": kode.title()} for kode in ("A", "B", "C", "SELVMORD", "INGEN")
        ],
        "favoritter": ["A", "B", "", "INGEN"],
        "alene": ["INGEN"],
    },
)
NEW = Indstilling(id=new_id(), liste="symptomer")


def arranged(setting):
    return med_indstilling(SHIPPED, setting)


def test_a_code_without_a_digit_takes_that_of_another():
    setting = flyttet(NEW, paa_cifre(SHIPPED, DAG), "C", 1)
    assert paa_cifre(arranged(setting), DAG)[:4] == ("C", "B", "", "INGEN")


def test_two_codes_change_places():
    setting = flyttet(NEW, paa_cifre(SHIPPED, DAG), "B", 1)
    assert paa_cifre(arranged(setting), DAG)[:2] == ("B", "A")


def test_a_code_that_is_switched_off_leaves_its_digit_free_and_comes_back_without_one():
    setting = slaaet_fra(NEW, paa_cifre(SHIPPED, DAG), "A")
    off = arranged(setting)
    assert paa_cifre(off, DAG)[:2] == ("", "B")
    assert off.label("A") == "A"
    again = arranged(slaaet_til(setting, "A"))
    assert "A" in {code.kode for code in again.valgbare(DAG)}
    assert paa_cifre(again, DAG)[:2] == ("", "B")


def test_what_says_none_and_what_opens_the_safety_questions_must_be_there():
    assert not kan_slaas_fra(SHIPPED, "INGEN")
    assert not kan_slaas_fra(SHIPPED, "SELVMORD")
    assert kan_slaas_fra(SHIPPED, "A")


def test_a_code_of_the_houses_own_can_be_chosen():
    mine = arranged(med_egen(NEW, "L_1", "Savner sin hund", "Savner hund"))
    assert mine.get("L_1").kort == "Savner hund"
    assert mine.valgbare(DAG)[-1].label == "Savner sin hund"
