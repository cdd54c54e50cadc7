"""Alt+C at a real desk: the tables on the screen as a csv file, with small numbers hidden, logged, whole or not at all."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest

from akutdesk.domain.figur import Figur
from akutdesk.domain.partnerkontakt import Partnerkontakt
from akutdesk.domain.record import new_id
from akutdesk.domain.samarbejdspartner import Samarbejdspartner
from akutdesk.domain.sammenligning import Sammenligning
from akutdesk.domain.statistik import Pcmed
from akutdesk.domain.udgivelse import Udgivelse
from akutdesk.storage.save import save_all
from akutdesk.storage.saving import Saving
from akutdesk.storage.udgivelser import pak
from akutdesk.ui.head import BarNote
from akutdesk.ui.statistik.made_of import bar_notes
from akutdesk.ui.statistik.report_layouts import REPORT_TOPICS
from akutdesk.ui.statistik.table_file import Shown, table_csv
from tests.fakes.small_disk import fill_up, small_disk
from tests.ui.conftest import settle
from tests.ui.folk import local, log_of
from tests.ui.statistik.led_desk import GRADES, choose, contact, counted, hands, people
from tests.ui.statistik.led_desk import led as november
from tests.ui.statistik.led_desk import page as whole_year

__all__ = ["counted", "hands", "november", "people", "whole_year"]


HIDDEN = {"<5", "skjult"}


@pytest.fixture
def led(november):
    """A month that has ended, with contacts in it."""
    november.save(*(contact(grad, day, 10) for day, grad in enumerate(GRADES, start=3)))
    return november


@pytest.fixture
def page(whole_year, counted):
    """Statistik of October."""
    choose(whole_year, "2026-10")
    counted()
    return whole_year


@pytest.fixture
def saved(page, hands, qtbot, tmp_path):
    """Opens a topic and saves it with Alt+C; gives the lines of the file."""

    def save(emne: str) -> list[list[str]]:
        page.topics.choose(emne)
        qtbot.waitUntil(page.board.columns.isVisible, timeout=20000)
        settle()
        hands.press("Alt+C")
        window = page.tables.files.window
        path = tmp_path / f"{emne}.csv"
        window.close()
        window.fileSelected.emit(str(path))
        qtbot.waitUntil(path.exists, timeout=20000)
        text = path.read_bytes().decode("utf-8-sig")
        return list(csv.reader(StringIO(text), delimiter=";"))

    return save


def notes(page) -> list[str]:
    """What the bar says of the numbers."""
    return [item.text for item in page.bar if isinstance(item, BarNote)]


def test_the_table_on_the_screen_is_saved_with_its_period_and_logged(led, saved, counted):
    lines = saved("grad")
    assert lines[:3] == [["Statistik"], ["Fra", "1. oktober 2026"], ["Til", "31. oktober 2026"]]
    assert ["Grad", "Antal", "Andel i %"] in lines
    assert "EKSPORT" in [handling for handling, _ in log_of(led)]
    counted()
    assert [strip.text for strip in led.window.frame.done_area.strips][-1:] == [
        led.desk.texts("statistik.gem_fil.gemt")
    ]


def test_saved_again_after_a_late_contact_it_is_the_same_file_while_the_screen_counts_it(
    led, page, saved, counted, tmp_path
):
    first = saved("henvendelser")
    before = (tmp_path / "henvendelser.csv").read_bytes()
    shown = page.sayer.counted.statistik.hoved.celle("henvendelser").antal
    led.save(contact("ALVOR", 20, 10))
    page.count()
    counted()
    assert page.sayer.counted.statistik.hoved.celle("henvendelser").antal == shown + 1
    (tmp_path / "henvendelser.csv").unlink()
    assert saved("henvendelser") == first
    assert (tmp_path / "henvendelser.csv").read_bytes() == before
    told = {line[0]: line[1] for line in first if len(line) == 2}
    assert told["Tallene er fra"] == "24. november 2026"


def test_near_the_button_stands_that_the_first_file_fixes_the_numbers_and_then_since_when(
    page, saved, qtbot
):
    assert notes(page) == ["Den første fil lægger tallene fast. Er alle pc'er med?"]
    assert "Er alle pc'er med?" in page.board.foot.text()
    saved("henvendelser")
    since = "Filer viser tallene fra 24. november 2026."
    qtbot.waitUntil(lambda: notes(page) == [since], timeout=20000)
    assert page.board.foot.text().endswith(since)


def test_of_a_month_that_goes_on_no_sentence_speaks_of_files(page, counted):
    choose(page, "2026-11")
    counted()
    assert notes(page) == [page.sayer.reach()]


def test_before_the_first_file_a_pc_that_is_not_in_is_told_instead(page):
    sayer = page.sayer
    away = Pcmed(nr=2, navn="", denne=False, sidst=None)
    med = replace(sayer.counted.med, pcer=(*sayer.counted.med.pcer, away))
    told = replace(sayer, counted=replace(sayer.counted, med=med))
    assert [note.text for note in bar_notes(page.desk, told)] == ["Én pc er slet ikke med endnu"]
    page.desk.store.statistik.udgiv(
        page.desk.adgang, sayer.counted.statistik.udvalg, date(2026, 11, 24)
    )
    (note,) = bar_notes(page.desk, told)
    assert note.text == "Filer viser tallene fra 24. november 2026."


def test_two_pcs_that_let_out_different_numbers_are_told_near_the_button_and_in_the_file(
    led, page, saved
):
    october = page.sayer.counted.statistik.udvalg
    day = date(2026, 11, 24)
    tal = page.desk.store.statistik.udgiv(page.desk.adgang, october, day)
    there = replace(tal, flere=tal.flere[1:])
    other = Udgivelse(id=new_id(), fra=october.fra, til=october.til, tal=pak(there))
    save_all(led.store._file, page.desk.adgang, (Saving(after=other),))
    page.desk.changes.tell(frozenset({Udgivelse.TYPE}), frozenset({other.id}))
    told = "To pc'er har gemt hver sine tal. De første gælder."
    assert notes(page) == [told]
    assert [told] in [line[:1] for line in saved("grad")]


def test_a_figure_that_was_not_counted_when_it_was_let_out_is_left_out(page):
    figure = page.board.columns.panes[0].figure
    shown = Shown(figures=(figure,), udvalg=(("Fra", "1. oktober 2026"),), fra_dag="2. november")
    store, adgang = page.desk.store, page.desk.adgang
    tal = store.statistik.periode(adgang, page.sayer.counted.statistik.udvalg, date(2026, 11, 24))
    whole = table_csv(shown, tal, page._said).decode()
    figure = replace(figure, source=replace(figure.source, navn="nyere"))
    less = table_csv(replace(shown, figures=(figure,)), tal, page._said).decode()
    assert whole.startswith(less)
    assert len(less) < len(whole)


def test_a_small_number_is_not_in_the_file(page, saved):
    lines = {line[0]: line for line in saved("grad") if line}
    figure = page.board.columns.panes[0].figure
    shown = {line.label: line.cells[0].text for line in figure.lines}
    assert 0 < int(shown["Alvorlig krise"]) < 5
    assert set(lines["Alvorlig krise"][1:3]) <= HIDDEN


@pytest.mark.turns(4)
@pytest.mark.parametrize("emne", REPORT_TOPICS)
def test_each_report_is_saved_and_tells_no_count_under_five(page, saved, emne):
    lines = saved(emne)
    titles = {line[0] for line in lines if len(line) == 1}
    for pane in page.board.columns.panes:
        source = pane.figure.source
        if isinstance(source, Figur):
            assert page.desk.texts(f"flere_tal.figur.{source.navn}") in titles
    missing = page.desk.texts("statistik.mangler.alle")
    cells = [cell for line in lines for cell in line[1:2] if line[0] != missing]
    assert not {"1", "2", "3", "4"} & set(cells)


def test_a_finding_that_tells_a_hidden_number_stays_on_the_screen(page, saved):
    lines = saved("henvendelser")
    title = page.board.columns.panes[0].figure.title
    assert title not in [line[0] for line in lines if line]


def test_a_name_that_begins_like_a_formula_is_words_in_the_file(led, page, saved):
    partner = Samarbejdspartner(id=new_id(), navn="=SUM(A1:A9)", type="LAEGE")
    led.save(partner)
    talks = (
        Partnerkontakt(
            id=new_id(),
            tid=local(2026, 10, day, 20, 5),
            partner_id=partner.id,
            resultat="RAADGIVET",
        )
        for day in range(3, 9)
    )
    led.save(*talks)
    names = [line[0] for line in saved("samarbejde") if line]
    assert "'=SUM(A1:A9)" in names
    assert partner.navn in {line.label for line in page.board.columns.panes[0].figure.lines}


def test_beside_other_services_the_own_small_numbers_are_hidden_too(led, page, saved):
    nord = Sammenligning(
        id=new_id(), navn="Nord", dato=date(2026, 1, 1), let=400, mellem=310, alvor=90
    )
    led.save(nord)
    page.sayer = replace(page.sayer, andre=(nord,))
    lines = saved("andre")
    (own,) = (line for line in lines if line and line[0] == "Alvorlig krise")
    assert set(own[1:]) <= HIDDEN
    (other,) = (line for line in lines if line and line[0] == "Nord")
    assert other[1:] == ["–", "40,0 %", "31,0 %", "9,0 %"]


def test_nothing_is_saved_before_anything_is_counted(page, hands):
    page.topics.choose("hvem")
    hands.press("Alt+C")
    assert page.tables.files.window is None


@pytest.mark.parametrize(
    ("other", "key"),
    [
        ({"til": date(2026, 10, 30)}, "udgivelse_periode"),
        ({"fra": date(2026, 9, 1)}, "udgivelse_periode"),
        ({"fra": date(2026, 8, 1)}, "udgivelse_periode"),
        ({"fra": date(2026, 1, 1), "til": date(2026, 6, 30)}, "udgivelse_periode"),
        ({"vagt": "NAT"}, "udgivelse_filter"),
        ({"henvender": "PAAR"}, "udgivelse_filter"),
        ({"kommune": "0101"}, "udgivelse_filter"),
        ({"grundlag": "HB"}, "udgivelse_filter"),
        ({"fra": date(2026, 11, 1), "til": date(2026, 11, 30)}, "udgivelse_ikke_slut"),
        ({"fra": date(2026, 1, 1), "til": date(2026, 12, 31)}, "udgivelse_ikke_slut"),
    ],
)
def test_of_other_periods_and_of_a_part_of_the_contacts_no_file_is_made(led, page, other, key):
    statistik = page.sayer.counted.statistik
    asked = replace(statistik.udvalg, **other)
    page.tables.save((), replace(statistik, udvalg=asked), page._said)
    settle()
    assert page.tables.files.window is None
    assert [strip.text for strip in led.window.frame.done_area.strips][-1:] == [
        led.desk.texts(f"fejl.{key}")
    ]
    assert "EKSPORT" not in [handling for handling, _ in log_of(led)]


def test_what_came_in_after_it_was_shown_is_counted_in_the_file(led, page, saved):
    shown = page.board.columns.panes[0].figure.source
    led.save(*(contact("LET", day, 10) for day in range(10, 19)))
    lines = {line[0]: line for line in saved("henvendelser") if line}
    assert shown is not None
    assert lines[led.desk.texts("statistik.i_alt")][1] == "14"


def test_a_disk_that_is_full_takes_no_half_table_and_that_is_said(
    led, page, hands, qtbot, tmp_path
):
    with small_disk(tmp_path / "disk") as disk:
        fill_up(disk)
        hands.press("Alt+C")
        window = page.tables.files.window
        window.close()
        with qtbot.waitSignal(page.tables.files.refused) as refused:
            window.fileSelected.emit(str(disk / "tal.csv"))
        assert refused.args == ["Der er ikke plads på disken. Intet er gemt. Vælg et andet sted."]
        assert [one.name for one in disk.iterdir()] == ["other"]
        settle()
        said = [strip.text for strip in led.window.frame.done_area.strips]
        assert said[-1:] == refused.args
    assert [handling for handling, _ in log_of(led)][-2:] == ["EKSPORT", "IKKE_GIVET"]
