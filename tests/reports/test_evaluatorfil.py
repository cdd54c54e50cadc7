"""The evaluator's file: names of columns, then codes, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
from io import StringIO

from akutdesk.domain.evaluatorsaet import FELTER, Evaluatorsaet, Kontaktraekke
from akutdesk.reports.evaluatorfil import evaluatorfil


def read(*rows):
    data = evaluatorfil(Evaluatorsaet(raekker=rows, tomme=0, udeladt=0))
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n") == len(rows) + 1
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig")), delimiter=";"))


def test_a_contact_is_a_line_under_the_names_of_the_columns():
    row = Kontaktraekke(
        pseudonym="ab12",
        kommune="0101",
        maaned="2026-10",
        timer="00-03",
        symptomer=("ANGST", "SOEVN"),
        minutter=14,
    )
    (told,) = read(row)
    assert tuple(told) == FELTER
    assert told["symptomer"] == "ANGST,SOEVN"
    assert (told["kommune"], told["minutter"], told["koen"]) == ("0101", "14", "")


def test_a_leaders_own_code_is_no_formula():
    (told,) = read(Kontaktraekke(form='=HYPERLINK("x")'))
    assert told["form"] == '\'=HYPERLINK("x")'


def test_a_set_of_nobody_has_its_names():
    assert read() == []
