"""Figures in words: shares and counts as the store gave them, and each number with what stands behind it."""

from __future__ import annotations

from datetime import date

from akutdesk.domain.figur import Celle
from akutdesk.ui.statistik.figure import Large
from akutdesk.ui.statistik.layouts import TOPICS
from akutdesk.ui.statistik.state import Behind
from tests.ui.statistik.conftest import YEAR, Udvalg, pc, seed


def texts_of(line):
    return (line.label, *(cell.text for cell in line.cells))


def test_figure_2_has_counts_shares_what_is_missing_and_all(sayer):
    ((figure, _), _) = sayer().layout("grad")
    assert [texts_of(line) for line in figure.lines] == [
        ("Ikke krise", "55", "12,0 %"),
        ("Let krise", "219", "47,9 %"),
        ("Mellemsvær krise", "142", "31,1 %"),
        ("Alvorlig krise", "41", "9,0 %"),
        ("Ved ikke (ikke med i andelen)", "14", "–"),
        ("I alt", "457", ""),
    ]
    assert figure.note == "Figur 2 · grad af krise · n = 457"


def test_every_number_knows_what_was_counted(sayer):
    ((figure, _), _) = sayer().layout("grad")
    assert figure.lines[1].cells[0].behind == Behind(YEAR, Celle("fig2", "LET"))
    assert figure.lines[4].cells[0].behind == Behind(YEAR, Celle("fig2", "-"))
    assert figure.lines[5].cells[0].behind == Behind(YEAR, Celle("fig2", "*"))


def test_no_count_but_none_is_without_rows_behind_it(sayer):
    for topic in TOPICS:
        for column in sayer().layout(topic):
            for figure in column:
                for line in figure.lines:
                    for cell in line.cells:
                        if figure.key != "fig1" and cell.text.isdecimal() and cell.text != "0":
                            assert cell.behind is not None, (figure.key, line.label)


def test_figure_9_is_read_within_the_shift_and_within_the_degree(sayer):
    ((_, by_grade), (by_shift, _)) = sayer().layout("grad")
    assert texts_of(by_shift.lines[2]) == ("Nat", "133", "12,8 %", "57,1 %", "25,6 %", "4,5 %")
    assert texts_of(by_grade.lines[3]) == ("Alvorlig", "41", "61,0 %", "24,4 %", "14,6 %")
    assert by_shift.lines[2].cells[0].behind == Behind(YEAR, Celle("fig9", "NAT"))
    assert by_shift.lines[2].cells[2].behind == Behind(YEAR, Celle("fig9", "NAT", "LET"))
    assert by_grade.lines[3].cells[0].behind == Behind(YEAR, Celle("fig9_grad", "*", "ALVOR"))
    assert by_grade.lines[3].cells[1].behind == Behind(YEAR, Celle("fig9_grad", "DAG", "ALVOR"))


def test_an_empty_figure_has_a_dash_and_no_chart(sayer):
    ((figure,),) = sayer().layout("stabilisering")
    assert texts_of(figure.lines[0]) == ("Stabiliseret", "0", "–")
    assert figure.chart is None
    assert all(cell.behind is None for line in figure.lines for cell in line.cells)


def test_what_it_is_compared_with_stands_beside_and_opens_its_own_rows(sayer):
    before = Udvalg(fra=date(2025, 1, 1), til=date(2025, 12, 31))
    ((figure, _), (by_shift, _)) = sayer(seed(before)).layout("grad")
    assert figure.columns[-1] == "Perioden før"
    assert figure.lines[1].cells[2].behind == Behind(before, Celle("fig2", "LET"))
    assert figure.lines[4].cells[2].text == "14"
    assert [line.label for line in by_shift.lines[:2]] == ["Dag", "Dag før"]
    assert by_shift.lines[1].cells[0].behind.udvalg == before


def test_minutes_have_mean_median_count_and_those_to_look_at(sayer):
    minutes = sayer().layout("grad")[1][1]
    assert texts_of(minutes.lines[0]) == ("Dag", "28,0", "24,0", "160", "0")
    assert texts_of(minutes.lines[1]) == ("Nat", "14,0", "–", "130", "2")
    assert minutes.lines[1].cells[3].behind == Behind(YEAR, Celle("varighed", "NAT", "over"))
    assert minutes.chart.bars[0].value == "28 min"


def test_the_large_numbers_keep_guests_and_nights_apart(sayer):
    assert sayer().numbers() == [
        Large("471", "henvendelser", Behind(YEAR, Celle("hoved", "henvendelser"))),
        Large(
            "325",
            "fra nogen, der har henvendt sig før (69,0 %)",
            Behind(YEAR, Celle("hoved", "FLER")),
        ),
        Large("7", "borgere sov her i 11 nætter", Behind(YEAR, Celle("fig3", "personer"))),
    ]


def test_it_is_said_until_when_every_pc_is_in(sayer):
    assert sayer().reach() == "Alle pc'er er med til og med 22. nov."
    assert sayer(None, pc(1, here=True)).reach() == "Tallene er fra denne pc"
    assert sayer(None, pc(1, here=True), pc(2)).reach() == "Én pc er slet ikke med endnu"
    ((pcs,),) = sayer().layout("pcer")
    assert [texts_of(line) for line in pcs.lines] == [
        ("Pc 1 (her)", "ikke med endnu"),
        ("Pc 2", "22. november 21.00"),
    ]


def test_a_chart_says_its_numbers(sayer):
    ((figure, _), (by_shift, _)) = sayer(seed()).layout("grad")
    assert "Let krise: 47,9 % (Perioden før: 47,9 %)" in figure.chart.said
    assert "Nat, n = 133: Ikke krise 12,8, Let krise 57,1" in by_shift.chart.said


def test_figure_1_has_the_own_scores_beside_the_countrys(sayer):
    ((figure,),) = sayer().layout("implementering")
    assert figure.title == "Huset er på 2,5 af 4 (62,5 %)"
    assert [texts_of(line)[1:] for line in figure.lines] == [
        ("4", "3,1", "3,25"),
        ("1", "–", "–"),
        ("ikke relevant", "–", "–"),
        ("–", "–", "–"),
    ]
    assert [(bar.value, bar.other_value) for bar in figure.chart.bars] == [
        ("4", "3,25"),
        ("1", "–"),
    ]
    assert figure.note.endswith("2. halvår 2026 · 2 af 4 punkter")


def test_a_heading_is_a_finding_where_there_is_one(sayer):
    (left, right) = sayer().layout("grad")
    assert left[0].title == "Næsten hver anden var en let krise"
    assert right[1].title == "Samtalerne var længst om dagen"
    ((stays,), (refused,)) = sayer().layout("overnatning")
    assert stays.title == "11 nætter i huset, fordelt på 7 borgere"
    assert refused.title == "Afviste overnatninger"
