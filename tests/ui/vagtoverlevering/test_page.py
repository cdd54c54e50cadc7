"""The handover writes itself, staff change it, and it is given with six keys (T12, ux.md 2.13)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtWidgets import QApplication

from akutdesk.domain.droeftelse import Droeftelse
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.overleveringspunkt import Overleveringspunkt
from akutdesk.domain.record import new_id
from akutdesk.domain.vagtoverlevering import Vagtoverlevering
from akutdesk.ui.vagtoverlevering.point_panel import PointPanel
from tests.ui.folk import local, log_of
from tests.ui.night_desk import ANNA, BO, ElsewherePage
from tests.ui.spoken import controls
from tests.ui.vagtoverlevering.conftest import contact


def lines(page):
    return [(row.title, row.tag.text if row.tag else "") for row in page.handover.pane.points.rows]


def line(page, title):
    return next(row for row in page.handover.pane.points.rows if row.title == title)


def mark(page, title):
    page.handover.pane.points.mark(line(page, title).id)


def points(night):
    return night.all_of(Overleveringspunkt)


def spoken(page):
    return page.handover.pane.summary.text()


def test_the_handover_writes_itself_from_the_shift(page):
    assert lines(page) == [
        ("Karen", "Vigtigt"),
        ("Karen, plads 1", ""),
        ("Anonym", ""),
        ("Jonas", "Husk"),
        ("Karen", "Husk"),
        ("Printer", "Husk"),
    ]
    assert spoken(page) == "I nat: 3 henvendelser, 1 gæst, 1 er ikke færdig."
    said = page.handover.pane.points.rows[0].text.replace("\u00a0", " ")
    assert said.startswith("Vi ringede op kl. 02.06. Alvorlig krise. Tanker om selvmord.")
    assert "Lægevagten tog over kl. 03.05. Ny plan." in said
    assert said.endswith("Aftalt: ring til Karen kl. 10.00 (dagvagten).")


def test_what_is_not_finished_is_named_and_what_was_not_done_too(page):
    assert line(page, "Jonas").text.endswith("Henvendelsen er ikke færdig.")
    undone = page.handover.pane.points.rows[4]
    assert undone.text.replace("\u00a0", " ") == "Ring til Karen kl. 02.00 er ikke gjort."


def test_a_quiet_shift_has_a_handover_too(people, hands):
    hands.press("Ctrl+5")
    page = people.page
    assert spoken(page) == "I nat: ingen henvendelser, ingen gæster, alt er færdigt."
    assert page.handover.pane.heading.text() == "Overlevering til dagvagten"


def test_an_item_is_added_with_four_keys_and_its_words(night, hands, page):
    hands.press("Alt+N")
    hands.write("Døren")
    hands.press("Tab")
    hands.write("Den binder. Løft i håndtaget.")
    hands.press("Ctrl+Enter")
    assert hands.keys <= 5
    (made,) = [one for one in points(night) if one.alias == "Døren"]
    assert (made.tekst, made.vigtighed) == ("Den binder. Løft i håndtaget.", "HUSK")
    assert (made.vagt_fra, made.vagt_til) == ("NAT", "DAG")
    hands.press("Ctrl+Z")
    assert all(row.title != "Døren" for row in page.handover.pane.points.rows)


@pytest.mark.usefixtures("page")
def test_an_item_without_words_is_asked_about_and_what_stands_there_is_kept(night, hands):
    hands.press("Alt+N")
    hands.write("Døren")
    hands.press("Ctrl+Enter")
    panel = night.window.layers.overlay
    assert isinstance(panel, PointPanel)
    assert QApplication.focusWidget() is panel.words
    hands.press("Esc", "Alt+N")
    assert night.window.layers.overlay.about.text() == "Døren"


@pytest.mark.usefixtures("page")
def test_four_hundred_signs_are_the_most_and_the_rest_is_refused_whole(night, hands):
    hands.press("Alt+N", "Tab")
    hands.paste("å" * 401)
    assert night.window.layers.overlay.words.toPlainText() == ""
    hands.paste("å" * 400)
    assert len(night.window.layers.overlay.words.toPlainText()) == 400


def test_staff_write_over_what_the_program_wrote_and_take_it_back(night, hands, page):
    before = line(page, "Anonym").text
    hands.press("F6", "Down", "Down", "Enter")
    hands.write(" Ringer igen.")
    hands.press("Ctrl+Enter")
    (made,) = [one for one in points(night) if one.henvendelse_id is not None]
    assert made.tekst == f"{before} Ringer igen."
    assert line(page, "Anonym").text == made.tekst
    hands.press("Ctrl+Z")
    assert line(page, "Anonym").text == before


def test_alt_v_goes_round_the_marks(night, hands, page):
    hands.press("F6")
    mark(page, "Anonym")
    hands.press("Alt+V")
    assert ("Anonym", "Vigtigt") in lines(page)
    assert page.handover.pane.points.marked == line(page, "Anonym").id
    hands.press("Alt+V")
    assert ("Anonym", "Husk") in lines(page)
    hands.press("Alt+V")
    assert ("Anonym", "") in lines(page)
    (made,) = [one for one in points(night) if one.henvendelse_id is not None]
    assert made.tekst == ""


def test_a_marked_item_goes_on_saying_what_its_source_says(night, hands, page):
    hands.press("F6")
    mark(page, "Jonas")
    hands.press("Alt+V")
    visit = next(one for one in night.all_of(Henvendelse) if one.kaldenavn == "Jonas")
    night.store.save(night.desk.adgang, replace(visit, status="AFSLUTTET", grad_foer="LET"), visit)
    page.refresh()
    assert "Let krise." in line(page, "Jonas").text


def test_an_item_is_left_out_and_told_after_all(hands, page):
    hands.press("F6")
    mark(page, "Anonym")
    hands.press("Alt+U")
    last = page.handover.pane.points.rows[-1]
    assert (last.title, last.left_out) == ("Anonym", "udeladt")
    mark(page, "Anonym")
    hands.press("Alt+U")
    assert not any(row.left_out for row in page.handover.pane.points.rows)


def test_alt_and_an_arrow_move_an_item_among_those_as_important(hands, page):
    hands.press("F6", "Alt+Down")
    assert lines(page)[0] == ("Karen", "Vigtigt")
    hands.press("Down", "Alt+Down")
    assert [title for title, _ in lines(page)][:3] == ["Karen", "Anonym", "Karen, plads 1"]
    hands.press("Ctrl+Z")
    assert [title for title, _ in lines(page)][:3] == ["Karen", "Karen, plads 1", "Anonym"]


def test_the_source_of_an_item_opens(night, hands, page):
    reached = []
    night.window.route(
        "henvendelse", lambda rid: reached.append(rid) or ElsewherePage(night.desk, rid)
    )
    hands.press("F6")
    mark(page, "Anonym")
    hands.press("Alt+K")
    anonymous = next(one for one in night.all_of(Henvendelse) if one.tiltag == ("NETVAERK",))
    assert reached == [anonymous.id]


def test_ten_lines_are_the_most_and_light_calls_give_way(night, page):
    night.save(*(contact(3, n, "TLF", grad_foer="LET", stabilisering="STAB") for n in range(9)))
    page.refresh()
    rows = page.handover.pane.points.rows
    assert len([row for row in rows if row.title != "Printer"]) == 10
    assert "Jonas" in {row.title for row in rows}
    assert spoken(page).startswith("I nat: 12 henvendelser")


def test_a_restricted_contact_is_told_to_nobody_who_may_not_read_it(night, page):
    night.save(
        contact(4, 10, "TLF", kaldenavn="Zenia", fortrolighed="SKAERPET", fortrolig_for=(BO,))
    )
    page.refresh()
    assert "Zenia" not in {row.title for row in page.handover.pane.points.rows}


def test_an_item_is_as_restricted_as_its_source(night, hands, page):
    night.save(
        contact(4, 10, "TLF", kaldenavn="Zenia", fortrolighed="SKAERPET", fortrolig_for=(ANNA,))
    )
    page.refresh()
    hands.press("F6")
    mark(page, "Zenia")
    hands.press("Alt+V")
    (made,) = [one for one in points(night) if one.henvendelse_id is not None]
    assert (made.fortrolighed, made.fortrolig_for) == ("SKAERPET", (ANNA,))


def test_the_shift_is_given_with_six_keys_and_every_item_stands(night, hands, page):
    hands.press("F6", "Ctrl+Enter")
    assert hands.keys + 2 <= 8  # Ctrl+5 before them
    (report,) = night.all_of(Vagtoverlevering)
    told = {one.id: one for one in points(night)}
    assert [told[rid].alias for rid in report.punkter] == [title for title, _ in lines(page)]
    assert all(one.tekst for one in told.values())
    assert (report.vagt_fra, report.vagt_til, report.givet_af) == ("NAT", "DAG", ANNA)
    assert report.givet_tid == night.clock.now()
    assert len(report.henvendelser) == 3
    assert [one.nat_nr for one in report.i_huset_nu] == [2]
    assert QApplication.focusWidget() is page.handover.pane.sign.initials
    assert page.handover.pane.foot._given.text() == "Givet af Anna kl. 06.41"


def test_given_again_as_it_stands_it_is_the_same_handover(night, hands, page):
    hands.press("Ctrl+Enter", "Ctrl+Enter")
    assert len(night.all_of(Vagtoverlevering)) == 1
    assert page.handover.pane.sign._answer.text() == ""
    night.clock.forward(minutes=5)
    hands.press("Alt+N", "Tab")
    hands.write("Sent kom der et opkald til.")
    hands.press("Ctrl+Enter", "Ctrl+Enter")
    (report,) = night.all_of(Vagtoverlevering)
    assert len(report.punkter) == 7
    assert report.givet_tid == night.clock.now()


def test_giving_can_be_taken_back(night, hands, page):
    hands.press("Ctrl+Enter", "Ctrl+Z")
    assert night.all_of(Vagtoverlevering) == ()
    assert len(points(night)) == 1
    assert len(lines(page)) == 6


def test_the_shift_that_just_ended_is_still_the_one_that_is_given(night, hands):
    night.clock.instant = local(2026, 11, 24, 7, 20).astimezone(UTC)
    hands.press("Ctrl+5")
    assert night.page.handover.pane.heading.text() == "Overlevering til dagvagten"
    night.clock.instant = local(2026, 11, 24, 8, 0).astimezone(UTC)
    night.page.refresh()
    assert night.page.handover.pane.heading.text() == "Overlevering til aftenvagten"


def test_the_next_shift_reads_what_was_told_once_and_its_source_opens(night, hands, page):
    hands.press("Ctrl+Enter")
    twin = next(one for one in points(night) if one.alias == "Anonym")
    night.save(replace(twin, id=new_id()))  # the other desk gave the same shift
    night.clock.instant = local(2026, 11, 24, 7, 5).astimezone(UTC)
    hands.press("Ctrl+1")
    board = night.page
    told = board.right.handover.points.rows
    assert [row.title for row in told].count("Anonym") == 1
    assert told[0].title == "Karen"
    reached = []
    night.window.route(
        "henvendelse", lambda rid: reached.append(rid) or ElsewherePage(night.desk, rid)
    )
    board.right.handover.points.setFocus()
    hands.start()
    hands.press("Space")
    assert hands.keys + 2 <= 4  # F6 F6 before it
    assert all(one.kvitteret_af == ANNA for one in points(night))
    hands.press("Ctrl+Z")
    assert not any(one.kvitteret_af for one in points(night))
    board.right.handover.points.setFocus()
    hands.press("Enter")
    assert len(reached) == 1
    assert page is not board


def test_a_wish_to_talk_goes_to_the_leader_alone(night, hands, page):
    hands.press("Alt+J")
    hands.write("Det blev for tungt 🌧")
    hands.press("Ctrl+Enter")
    (wish,) = night.all_of(Droeftelse)
    assert (wish.medarbejder_id, wish.tekst) == (ANNA, "Det blev for tungt 🌧")
    assert (wish.fortrolighed, wish.fortrolig_for) == ("SKAERPET", (ANNA,))
    assert len(lines(page)) == 6


def test_everything_has_a_name(night, hands, page):
    for action in ("Alt+N", "Alt+J"):
        hands.press(action)
        for screen in (page, night.window.layers.overlay):
            assert [one for one in controls(screen) if not one.name.strip()] == []
        hands.press("Esc")


def printed(night, qtbot):
    """The words of the sheet that went to the printer."""
    port = night.desk.printer
    qtbot.waitUntil(lambda: bool(port.sent), timeout=10_000)
    document = PdfDocument(port.sent[-1].pdf)
    text = "\n".join(sheet.get_textpage().get_text_range() for sheet in document)
    document.close()
    return " ".join(text.split())


@pytest.mark.usefixtures("page")
def test_the_sheet_says_what_the_screen_says(night, hands, qtbot):
    night.desk.printer.navne = ("Kontoret",)
    hands.press("Ctrl+Enter", "Ctrl+P", "Enter")
    text = printed(night, qtbot)
    for words in ("Vigtigt", "Tanker om selvmord", "Plads 1", "Ring til Karen", "Printer", "Jonas"):
        assert words in text
    assert "Givet Anna (AN) kl. 06.41" in text
    assert ("UDSKRIV", None) in log_of(night)
    qtbot.waitUntil(lambda: "print" in night.window.frame.done_area.names, timeout=10_000)


@pytest.mark.usefixtures("page")
def test_an_earlier_handover_is_printed_as_it_was_told(night, hands, qtbot):
    night.desk.printer.navne = ("Kontoret",)
    hands.press("Ctrl+Enter")
    call = next(
        one
        for one in night.all_of(Opfoelgning)
        if one.ansvarlig_vagt == "DAG" and one.type == "OPKALD"
    )
    later = replace(call, forfald=local(2026, 11, 30, 9, 0), status="UDFOERT")
    night.store.save(night.desk.adgang, later, call)
    hands.press("Ctrl+5", "Alt+T")
    (row,) = night.window.layers.overlay.list.rows
    assert (row.time, row.text, row.aside, row.right) == (
        *("24/11", "Fra nat til dag", "ikke modtaget", "Anna"),
    )
    hands.press("Enter", "Enter")
    text = printed(night, qtbot)
    assert "10.00" in text
    assert "30/11" not in text


@pytest.mark.usefixtures("page")
def test_without_a_printer_that_is_said_and_nothing_is_lost(night, hands, qtbot):
    night.desk.printer.navne = ()
    hands.press("Ctrl+P")
    panel = night.window.layers.overlay
    qtbot.waitUntil(lambda: "finde en printer" in panel._note.text(), timeout=10_000)
    hands.press("Enter")
    assert night.window.layers.overlay is panel
    assert night.desk.printer.sent == []
