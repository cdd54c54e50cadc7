"""Other services beside one's own: what a file makes, and how it is shown."""

from __future__ import annotations

from datetime import date

from akutdesk.domain.record import RecordId
from akutdesk.domain.sammenligning import Sammenligning
from akutdesk.ui.statistik import others
from tests.ui.statistik.conftest import YEAR, seed

HOUSE = RecordId(b"E" * 16)
NORD = Sammenligning(
    id=RecordId(b"N" * 16), navn="Nord", ikke=100, let=500, mellem=300, dato=date(2026, 3, 1)
)


def test_a_service_that_is_known_gets_new_shares_and_another_is_new():
    series = {"Nord": {"LET": 400}, "Syd": {"ALVOR": 90}}
    known, new = others.savings(series, [NORD], enhed_id=HOUSE, dato=date(2026, 11, 24))
    assert (known.before, known.after.id, known.after.let, known.after.ikke) == (
        NORD,
        NORD.id,
        400,
        None,
    )
    assert (new.before, new.after.navn, new.after.alvor, new.after.enhed_id) == (
        None,
        "Syd",
        90,
        HOUSE,
    )


def test_a_file_may_name_a_degree_by_its_code_or_any_of_its_words(codes, said):
    words = others.grades_by_word(codes, said)
    assert {words[one] for one in ("let", "let krise")} == {"LET"}
    assert words["ikke-kriserelateret"] == "IKKE"
    assert "ukendt" not in words


def test_the_own_house_stands_first_and_what_a_file_does_not_say_is_a_dash(said):
    figure = others.others_figure(seed().fig2, YEAR, [NORD], said)
    assert [line.label for line in figure.lines] == ["Her · n = 457", "Nord"]
    assert [cell.text for cell in figure.lines[0].cells] == ["12,0 %", "47,9 %", "31,1 %", "9,0 %"]
    assert [cell.text for cell in figure.lines[1].cells] == ["10,0 %", "50,0 %", "30,0 %", "–"]
    assert figure.lines[0].cells[1].behind is not None
    assert all(cell.behind is None for cell in figure.lines[1].cells)


def test_one_that_was_taken_out_is_not_listed():
    gone = Sammenligning(id=RecordId(b"G" * 16), navn="Alfa", fjernet=True)
    assert others.in_list([NORD, gone]) == (NORD,)
