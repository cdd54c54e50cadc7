"""The leader scores the sixteen points with keys; the country's means are typed in or read from a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.domain.implementeringsmaaling import Implementeringsmaaling
from akutdesk.domain.landsgennemsnit import Landsgennemsnit
from akutdesk.domain.record import new_id
from akutdesk.domain.vagt import Vagt
from akutdesk.ui.implementering.forms import LandForm, MaalingForm
from akutdesk.ui.implementering.page import ImplementeringPage
from akutdesk.ui.statistik.lookup import WORKED
from akutdesk.ui.statistik.worked_page import WorkedPage
from tests.ui.implementering.conftest import COUNTRY, SPRING
from tests.ui.night_desk import ANNA, BO, NIGHT
from tests.ui.statistik.led_desk import contact


def scores(led, runde="2026-EFTERAAR"):
    found = led.store.setup(led.desk.adgang, Implementeringsmaaling)
    return {one.punkt: one.score for one in found if one.runde == runde}


def means(led, runde="2026-EFTERAAR"):
    found = led.store.setup(led.desk.adgang, Landsgennemsnit)
    return {one.punkt: one.hundrededele for one in found if one.runde == runde}


def test_sixteen_points_stand_in_the_list_and_the_first_has_the_focus(page):
    assert [row.number.strip() for row in page.list.rows] == [str(nr) for nr in range(1, 17)]
    assert QApplication.focusWidget() is page.list
    assert page.list.rows[0].right == "–"


def test_an_empty_round_says_so_and_shows_no_per_cent(page):
    words = page._left._words.text()
    assert words == "I har ikke vurderet noget i dette halvår endnu. Halvåret før: 2,5."


def test_the_leader_scores_a_point_with_three_keys_and_takes_it_back(led, page, hands):
    hands.press("Enter", "3", "Ctrl+Enter")
    assert scores(led) == {"1": "3"}
    assert page.list.rows[0].right == "3 af 4 · før 2 af 4"
    pairs = dict(page.pane.facts._pairs)
    assert pairs["Vurdering"] == "3 · Stort set på plads"
    assert pairs["I landet"] == "forår 3,2"
    assert dict(page.pane.earlier._pairs) == {"Forår 2026": "2 · Delvist på plads"}
    assert page._left._words.text() == (
        "Jeres snit er 3,0 af 4. Det er 75,0 %. Halvåret før: 2,5. Vurderet: 1 af 16."
    )
    hands.press("Ctrl+Z")
    assert scores(led) == {}


def test_who_scored_and_when_is_kept(led, page, hands):
    hands.press("Enter", "4", "Tab")
    hands.write("Alle svarer ens")
    hands.press("Ctrl+Enter")
    (made,) = (
        one
        for one in led.store.setup(led.desk.adgang, Implementeringsmaaling)
        if one.runde == "2026-EFTERAAR"
    )
    assert (made.udfyldt_af, made.begrundelse) == (led.desk.adgang.bruger, "Alle svarer ens")
    assert made.dato is not None
    assert dict(page.pane.facts._pairs)["Hvorfor"] == "Alle svarer ens"


@pytest.mark.usefixtures("page")
def test_a_point_without_a_score_is_not_saved(led, hands):
    hands.press("Enter", "Ctrl+Enter")
    form = led.window.layers.overlay
    assert isinstance(form, MaalingForm)
    assert form.fields.rows["score"].missing
    assert scores(led) == {}


@pytest.mark.usefixtures("page")
def test_what_was_typed_stands_there_again(led, hands):
    hands.press("Enter", "2", "Tab")
    hands.write("Mangler en aftale")
    hands.press("Esc", "Enter")
    form = led.window.layers.overlay
    assert form.fields.fields["begrundelse"].words == "Mangler en aftale"


def test_the_round_before_is_one_key_away_and_the_next_is_not_scored_yet(page, hands):
    hands.press("Ctrl+PgUp")
    assert page.runde.kode == "2026-FORAAR"
    assert page.list.rows[1].right == "3 af 4"
    hands.press("Ctrl+PgDn", "Ctrl+PgDn")
    assert page.runde.kode == "2026-EFTERAAR"


def test_a_point_scored_at_two_desks_says_so(led, page):
    for score in ("1", "2"):
        led.store.save(
            led.desk.adgang,
            Implementeringsmaaling(
                id=SPRING[0].id[:15] + score.encode(),
                runde="2026-EFTERAAR",
                punkt="5",
                score=score,
            ),
        )
    page.refresh()
    assert page.list.rows[4].tag.text == "to svar"


def test_means_of_the_country_are_typed_in_and_corrected(led, page, hands):
    hands.press("Alt+L")
    hands.write("Rapport, side 12")
    hands.press("Tab")
    hands.write("3,2")
    hands.press("Tab")
    hands.write("2,75")
    hands.press("Ctrl+Enter")
    assert means(led) == {"1": 320, "2": 275}
    pairs = dict(page.pane.facts._pairs)
    assert (pairs["I landet"], pairs["Læst i"]) == ("forår 3,2 · efterår 3,2", "Rapport, side 12")
    hands.press("Alt+L")
    form = led.window.layers.overlay
    assert form.source.text() == "Rapport, side 12"
    form.lines["2"].setText("")
    hands.press("Ctrl+Enter")
    assert means(led) == {"1": 320, "2": None}
    assert means(led, "2026-FORAAR") == {"1": COUNTRY.hundrededele}


@pytest.mark.usefixtures("page")
def test_a_mean_that_is_no_number_is_said_at_its_line(led, hands):
    hands.press("Alt+L")
    form = led.window.layers.overlay
    form.lines["7"].setText("3.2.1")
    hands.press("Ctrl+Enter")
    assert QApplication.focusWidget() is form.lines["7"]
    assert form.lines["7"].accessibleDescription() == "Skriv et tal fra 0 til 4, fx 3,2."
    assert means(led) == {}


@pytest.fixture
def read(led, hands, qtbot):
    """Alt+L, and a file is read."""

    def reading(path):
        return _read(led, hands, path, qtbot)

    return reading


def _read(led, hands, path, qtbot):
    hands.press("Alt+L")
    form = led.window.layers.overlay
    assert isinstance(form, LandForm)
    form.read(str(path))
    qtbot.waitUntil(lambda: form._notice.text() != "")
    return form


@pytest.mark.usefixtures("page")
def test_a_file_fills_the_lines_and_a_person_saves(led, hands, read, tmp_path):
    file = tmp_path / "land.csv"
    file.write_text("punkt;snit\n1;3,2\n16;2,15\n", encoding="utf-8-sig")
    form = read(file)
    assert (form.lines["1"].text(), form.lines["16"].text()) == ("3,2", "2,15")
    assert means(led) == {}
    hands.press("Ctrl+Enter")
    assert means(led) == {"1": 320, "16": 215}


@pytest.mark.usefixtures("page")
@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("punkt;snit\n1;3,2\n2;3.2.1\n", "Række 3, snit: skriv et tal fra 0 til 4, fx 3,2."),
        ("punkt;snit\n17;3,2\n", "Række 2, punkt: skriv et punkt fra 1 til 16."),
        ("nr;snit\n1;3,2\n", "Kolonnen punkt mangler. Første linje skal hedde punkt;snit."),
        ("punkt;snit\n1;3\n1;2\n", "Række 3, punkt: det punkt står to gange."),
        ("punkt;snit\n", "Der er ingen tal i filen."),
    ],
)
def test_a_file_that_is_wrong_says_where_and_changes_nothing(read, tmp_path, content, words):
    file = tmp_path / "land.csv"
    file.write_text(content, encoding="utf-8")
    form = read(file)
    assert form._notice.text() == words
    assert not any(line.text() for line in form.lines.values())


@pytest.mark.usefixtures("page")
def test_a_file_that_is_gone_is_said(read, tmp_path):
    form = read(tmp_path / "ingen.csv")
    assert form._notice.text() == "Vi kunne ikke læse filen. Vælg en anden."


def test_nobody_but_the_leader_finds_the_page(people, hands):
    hands.press("Ctrl+Shift+I")
    assert not isinstance(people.page, ImplementeringPage)


def test_what_the_records_show_stands_beside_the_point_and_leads_to_where_it_is_from(
    led, page, hands, qtbot
):
    qtbot.waitUntil(lambda: bool(page.pane.evidence.rows))
    shown = [(row.text, row.right) for row in page.pane.evidence.rows]
    assert [name for name, _ in shown] == [
        "Kom på telefon",
        "Opkald fra 23 til 7",
        "Timer på døgnet med opkald",
    ]
    page.list.mark("9")
    assert [(row.text, row.right) for row in page.pane.evidence.rows] == [
        ("Behandlingspsykiatri", "0"),
        ("Psykiatrisk akutmodtagelse", "0"),
    ]
    hands.press("F6", "Enter")
    assert type(led.page).__name__ == "PartnerePage"


def test_the_evidence_stands_in_the_form_too(led, page, hands, qtbot):
    qtbot.waitUntil(lambda: bool(page.pane.evidence.rows))
    hands.press("Enter")
    form = led.window.layers.overlay
    assert [name for name, _ in form._evidence][:1] == ["Kom på telefon"]


def test_enter_on_a_number_shows_its_rows_and_esc_is_back_at_it(led, page, hands, qtbot):
    qtbot.waitUntil(lambda: bool(page.pane.evidence.rows))
    counted = int(page.pane.evidence.rows[0].right.split(" ")[0])
    assert counted
    hands.press("F6", "Enter")
    rows_page = led.page
    assert type(rows_page).__name__ == "RowsPage"
    qtbot.waitUntil(lambda: bool(rows_page.list.rows), timeout=20000)
    assert len([row for row in rows_page.list.rows if not row.heading]) == counted
    hands.press("Esc")
    assert led.page is page
    assert page.pane.evidence.hasFocus()


def test_a_number_of_none_without_a_page_of_its_own_says_so(led, page, hands, qtbot):
    qtbot.waitUntil(lambda: bool(page.pane.evidence.rows))
    page.list.mark("8")
    page.pane.evidence.mark(2)
    page.pane.evidence.setFocus()
    hands.press("Enter")
    assert led.page is page
    said = [strip.text for strip in led.window.frame.done_area.strips]
    assert said[-1:] == [led.desk.texts("statistik.raekker.tom")]


def test_enter_on_a_shift_behind_a_number_shows_what_came_in_then(led, page, hands, qtbot):
    held = Vagt(
        id=new_id(),
        vagttype="NAT",
        start=NIGHT - timedelta(hours=3),
        slut=NIGHT + timedelta(hours=5),
        medarbejdere=(ANNA, BO),
        akut_ansvarlig=BO,
    )
    led.save(held, replace(contact("LET", 3), start=NIGHT - timedelta(hours=1)))
    hands.press("Ctrl+1", "Ctrl+Shift+I")
    page.list.mark("12")
    name = "Vagter, hvor én har telefonen"
    qtbot.waitUntil(
        lambda: (
            (name, "1 af 1 · 100,0 %") in [(row.text, row.right) for row in page.pane.evidence.rows]
        ),
        timeout=20000,
    )
    page.pane.evidence.mark([row.text for row in page.pane.evidence.rows].index(name))
    page.pane.evidence.setFocus()
    hands.press("Enter")
    shifts = led.page
    assert shifts is not page
    qtbot.waitUntil(lambda: bool(shifts.list.rows), timeout=20000)
    hands.press("Enter")
    worked = led.page
    assert isinstance(worked, WorkedPage)
    assert worked.heading.accessibleName() == "Nat · mandag 23. november, 1 henvendelse"
    assert worked.phone.text() == "Bo havde telefonen."
    hands.press("Enter")
    assert type(led.page).__name__ == "ReadingPage"
    hands.press("Esc")
    assert led.page is worked
    hands.press("Esc")
    assert led.page is shifts


def test_a_shift_without_a_call_says_so(led, hands):
    quiet = Vagt(
        id=new_id(),
        vagttype="NAT",
        start=NIGHT - timedelta(days=300),
        slut=NIGHT - timedelta(days=300, hours=-8),
    )
    led.save(quiet)
    led.window.go(WORKED, quiet.id)
    assert [row.text for row in led.page.list.rows] == ["Der kom ingen henvendelser i den vagt."]
    hands.press("Enter")
    assert type(led.page).__name__ == "WorkedPage"
    assert led.page.phone.text() == "Ingen er skrevet på som den, der havde telefonen."
