"""Alt+T at a real desk: the leader types what the telephone provider says, and it stands on Statistik."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

import pytest

from akutdesk.domain.record import new_id
from akutdesk.domain.telefonital import Telefonital
from akutdesk.ui.furnish import furnish
from akutdesk.ui.statistik.phone_form import PhoneForm
from tests.ui.conftest import settle
from tests.ui.night_desk import LEADER
from tests.ui.statistik import led_desk
from tests.ui.statistik.led_desk import counted, hands, led, page, people, table

__all__ = ["counted", "hands", "led", "page", "people"]


def typed(led) -> dict[str, tuple[int | None, ...]]:
    found = led.store.setup(LEADER, Telefonital)
    return {one.maaned: (one.besvarede, one.mistede, one.ventetid) for one in found}


def write(hands, *words: str) -> None:
    """Each into its line, and save."""
    for word in words:
        hands.write(word)
        hands.press("Tab")
    hands.press("Ctrl+Enter")


def wrong(form, felt: str) -> str:
    """What is said to be wrong at a line."""
    return (
        form.fields.fields[felt].accessibleDescription() if form.fields.rows[felt].missing else ""
    )


@pytest.fixture
def october(led):
    """October is typed: 3 calls of 412 nobody answered."""
    made = Telefonital(id=new_id(), maaned="2026-10", besvarede=409, mistede=3, ventetid=75)
    led.save(made)
    return made


def test_the_leader_types_a_month_and_it_stands_in_the_table(led, page, hands):
    page.topics.choose("telefoni")
    hands.press("Alt+T")
    form = led.window.layers.overlay
    assert isinstance(form, PhoneForm)
    assert form.fields.fields["maaned"].text() == "oktober 2026"
    hands.press("Tab")
    write(hands, "1.204", "96", "1.15")
    assert typed(led) == {"2026-10": (1204, 96, 75)}
    shown = {row.cells[0]: row.cells[1:] for row in table(page).rows}
    assert shown["oktober 2026"] == ("1.204", "96", "7,4 %")
    assert shown["september 2026"] == ("–", "–", "–")
    assert page.board.columns.panes[0].figure.title == "1.300 opkald, og 7,4 % kom ikke igennem"
    hands.press("Ctrl+Z")
    assert typed(led) == {}


def test_a_month_that_is_not_over_has_no_line(page):
    page.topics.choose("telefoni")
    assert [row.cells[0] for row in table(page).rows][-1] == "oktober 2026"


@pytest.mark.usefixtures("page")
def test_what_is_no_number_is_told_at_its_line_and_nothing_is_saved(led, hands):
    hands.press("Alt+T", "Tab")
    write(hands, "mange", "-3", "et minut")
    form = led.window.layers.overlay
    assert typed(led) == {}
    said = {felt: wrong(form, felt) for felt in ("besvarede", "mistede", "ventetid")}
    texts = led.desk.texts
    assert said == {felt: texts(f"telefonital.skema.uklar.{felt}") for felt in said}
    assert not form.fields.rows["maaned"].missing
    assert form.fields.fields["besvarede"].hasFocus()


@pytest.mark.usefixtures("page", "october")
def test_a_month_that_is_typed_already_is_not_typed_over(led, hands):
    hands.press("Alt+T")
    form = led.window.layers.overlay
    form.fields.fields["maaned"].setText("10/2026")
    hands.press("Tab")
    write(hands, "1", "1")
    assert wrong(form, "maaned") == led.desk.texts("telefonital.skema.findes.maaned")
    assert typed(led) == {"2026-10": (409, 3, 75)}


@pytest.mark.usefixtures("page")
def test_this_month_is_refused_as_its_numbers_are_not_whole(led, hands):
    hands.press("Alt+T")
    form = led.window.layers.overlay
    form.fields.fields["maaned"].setText("november 2026")
    hands.press("Tab")
    write(hands, "1", "1")
    assert wrong(form, "maaned") == led.desk.texts("telefonital.skema.uklar.maaned")
    assert typed(led) == {}


@pytest.mark.usefixtures("october")
def test_enter_on_any_number_opens_the_month_it_is_of(led, page, hands):
    page.topics.choose("telefoni")
    settle()
    opened = 0
    for place, pane in enumerate(page.board.columns.panes):
        for row in range(len(pane.figure.lines)):
            for column in range(1, len(pane.figure.columns)):
                cells = table(page, place)
                cells.setFocus()
                cells.mark(row, column)
                hands.press("Enter")
                form = led.window.layers.overlay
                assert isinstance(form, PhoneForm)
                line = pane.figure.lines[row].label
                month = form.fields.fields.get("maaned")
                assert line == (month.text() if month else form.heading._note)
                hands.press("Esc")
                opened += 1
    assert opened == 10 * (3 + 1)


def test_a_month_is_corrected_where_it_stands(led, page, hands, october):
    page.topics.choose("telefoni")
    settle()
    cells = table(page)
    cells.setFocus()
    cells.mark(9, 1)
    hands.press("Enter", "Ctrl+A")
    hands.write("410")
    hands.press("Ctrl+Enter")
    assert typed(led) == {"2026-10": (410, 3, 75)}
    assert led.store.get(LEADER, Telefonital, october.id).besvarede == 410


@pytest.mark.usefixtures("october")
def test_a_small_count_of_calls_is_hidden_in_the_file(page, hands, counted, qtbot, tmp_path):
    led_desk.choose(page, "2026-10")
    counted()
    page.topics.choose("telefoni")
    settle()
    hands.press("Alt+C")
    window = page.tables.files.window
    path = tmp_path / "telefoni.csv"
    window.close()
    window.fileSelected.emit(str(path))
    qtbot.waitUntil(path.exists, timeout=20000)
    text = path.read_bytes().decode("utf-8-sig")
    lines = [line for line in csv.reader(StringIO(text), delimiter=";") if line]
    months = [line[1:] for line in lines if line[0] == "oktober 2026"]
    assert months[0][1] in {"<5", "skjult"}
    assert months[1][0] in {
        "75,0",
        "skjult",
    }  # of five contacts nothing is told, nor what stands beside


def test_an_empty_period_has_lines_of_dashes_and_no_chart(led, page, hands, counted):
    page.topics.choose("telefoni")
    page.board.choices.lists["periode"].box.setFocus()
    hands.press("End")
    lines = page.board.choices.lines
    lines["fra"].setFocus()
    hands.write("1/1-2019")
    lines["til"].setFocus()
    hands.write("28/2-2019")
    hands.press("Enter")
    counted()
    assert [row.cells for row in table(page).rows] == [
        ("januar 2019", "–", "–", "–"),
        ("februar 2019", "–", "–", "–"),
    ]
    assert page.board.columns.panes[0].chart is None
    assert page.board.columns.panes[0].figure.title == led.desk.texts("flere_tal.telefon.ingen")


def test_who_may_not_write_it_finds_no_key_for_it(led, hands):
    admin = replace(LEADER, rolle="DATAANSVARLIG_ADM")
    led.desk = replace(led.desk, adgang=admin)
    furnish(led.window, led.desk)
    hands.press("Ctrl+6")
    assert not led.page.answers("telefonital")
    assert led.page.writing.action("telefoni") == ""


def test_two_desks_that_typed_a_month_apart_are_chosen_between(led, october):
    led.save(replace(october, id=new_id(), mistede=8))
    (one,) = led.store.konflikter.liste(LEADER)
    assert (one.type, one.felter) == (Telefonital.TYPE, ("mistede",))


def test_a_month_stands_over_the_same_month_of_the_year_before_and_both_open_their_form(
    led, page, hands, qtbot
):
    for maaned, lost, wait in (("2026-10", 3, 75), ("2025-10", 40, 150)):
        led.save(
            Telefonital(id=new_id(), maaned=maaned, besvarede=400, mistede=lost, ventetid=wait)
        )
    page.topics.choose("telefoni")
    page.board.mod.box.set_chosen("aar_foer")
    qtbot.waitUntil(lambda: page.sayer.counted.mod is not None)
    settle()
    calls, waits = (pane.figure for pane in page.board.columns.panes)
    last = [(line.label, [cell.text for cell in line.cells]) for line in calls.lines[-2:]]
    assert last == [
        ("oktober 2026", ["400", "3", "0,7 %"]),
        ("oktober 2025", ["400", "40", "9,1 %"]),
    ]
    assert [whole.label for whole in calls.chart.wholes] == ["okt. 26", "okt. 25"]
    assert calls.title == "403 opkald, og 0,7 % kom ikke igennem"
    assert [cell.text for cell in waits.lines[-1].cells] == ["75", "150"]
    assert waits.columns[-1] == waits.chart.other_name == "Året før"
    (bar,) = waits.chart.bars
    assert (bar.value, bar.other_value, bar.share, bar.other) == ("75 sek.", "150 sek.", 0.5, 1.0)
    cells = table(page)
    cells.setFocus()
    cells.mark(len(calls.lines) - 1, 1)
    hands.press("Enter")
    assert led.window.layers.overlay.heading._note == "oktober 2025"


def test_a_month_without_one_to_compare_with_has_a_dash(led, page, qtbot):
    led.save(Telefonital(id=new_id(), maaned="2026-10", besvarede=9, mistede=0, ventetid=30))
    page.topics.choose("telefoni")
    page.board.mod.box.set_chosen("foer")
    qtbot.waitUntil(lambda: page.sayer.counted.mod is not None)
    settle()
    calls, waits = (pane.figure for pane in page.board.columns.panes)
    assert [whole.label for whole in calls.chart.wholes] == ["okt."]
    assert [cell.text for cell in waits.lines[-1].cells] == ["30", "–"]
    assert waits.chart.bars[0].other is None
