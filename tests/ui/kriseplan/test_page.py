"""Writing a kriseplan by keys in a real window, with a real store and the real paper beside it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.record import new_id
from akutdesk.ui.kriseplan.finish import Finish
from tests.ui.conftest import settle
from tests.ui.night_desk import NIGHT
from tests.ui.plan_desk import LINES, whole_plan
from tests.ui.test_busy_file import held


@pytest.fixture
def page(desk):
    return desk.open()


def focused_name():
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget else None


def paper_has(page, words, qtbot):
    preview = page.parts.preview
    qtbot.waitUntil(lambda: preview.dokument is not None and words in preview.dokument.tekst)


# ---- writing


@pytest.mark.usefixtures("page")
def test_the_cursor_begins_in_the_first_empty_line():
    assert focused_name() == "Det handler om"


@pytest.mark.usefixtures("page")
def test_the_short_plan_is_written_and_printed_within_its_keys(desk, qtbot):
    desk.keys.start()
    desk.keys.press("F8")
    desk.write_short_plan()
    desk.keys.press("Ctrl+P", "Enter")
    qtbot.waitUntil(lambda: len(desk.printer.sent) == 1)
    assert desk.keys.keys <= 24
    (plan,) = desk.plans()
    assert plan.k5_selv == LINES
    assert plan.k3_maal[0].foerste_skridt == "Ringe til Lone"
    assert [one.navn for one in plan.k8_fagfolk] == ["Akuttilbuddet", "Lægevagten", "Fare for liv"]
    assert plan.k14_aftaler[0].hvornaar == "i morgen kl. 10"


@pytest.mark.usefixtures("page")
def test_a_line_that_is_left_is_in_the_store(desk):
    desk.keys.write("Jeg er bange for i morgen.")
    desk.keys.press("Tab")
    assert desk.plans()[0].k1_handler_om == "Jeg er bange for i morgen."


@pytest.mark.usefixtures("page")
def test_a_plan_nobody_wrote_in_leaves_nothing_behind(desk):
    desk.keys.press("Tab", "Tab", "Tab")
    desk.window.go("borgere")
    assert desk.plans() == ()


@pytest.mark.usefixtures("page")
def test_leaving_the_screen_keeps_the_words_and_the_place(desk):
    desk.keys.write("Jeg er bange")
    desk.window.go("borgere")
    assert desk.plans()[0].k1_handler_om == "Jeg er bange"
    desk.open()
    desk.keys.write(" for i morgen.")
    desk.window.go("borgere")
    assert desk.plans()[0].k1_handler_om == "Jeg er bange for i morgen."


def test_the_paper_follows_and_frames_the_section_in_work(desk, page, qtbot):
    desk.keys.write("Jeg er bange")
    paper_has(page, "Jeg er bange", qtbot)
    desk.keys.press("Tab", "Tab", "Tab")
    desk.keys.write("Gå en tur")
    paper_has(page, "Gå en tur", qtbot)
    preview = page.parts.preview
    assert preview.paper._outline == preview.dokument.sektioner["K5"]
    assert "Gå en tur" in preview.paper.accessibleDescription()
    assert preview.paper.accessibleName() == "Forhåndsvisning, side 1 af 1"


def test_the_page_of_the_section_in_work_is_shown(desk, page, qtbot):
    long = whole_plan(
        desk.karen, k13_praktisk=tuple(f"linje {n}" for n in range(30)), k16_bagefter="Til sidst"
    )
    desk.night.save(long)
    page = desk.open(long.id)
    paper_has(page, "Til sidst", qtbot)
    page.parts.editor.focus("K16")
    qtbot.waitUntil(lambda: page.parts.preview.paper.shown_side == 2)
    desk.keys.press("Ctrl+PgUp")
    qtbot.waitUntil(lambda: page.parts.preview.paper.shown_side == 1)


# ---- sections


def test_a_section_is_added_from_the_row_and_takes_the_cursor(desk, page):
    row = page.parts.editor.add_row
    assert [button.words for button in row.buttons] == [
        "Mine tegn",
        "Ro",
        "Mennesker",
        "Sikkert hjem",
        "Fast i livet",
    ]
    row.buttons[0].click()
    settle()
    desk.keys.write("Jeg sover ikke")
    desk.window.go("borgere")
    assert desk.plans()[0].k4_advarselstegn == ("Jeg sover ikke",)


def seen_whole(desk):
    focused = QApplication.focusWidget()
    place = QRect(focused.mapTo(desk.window, QPoint(0, 0)), focused.size())
    pane = desk.window.frame.pages
    return QRect(pane.mapTo(desk.window, QPoint(0, 0)), pane.size()).contains(place)


def test_what_was_added_at_the_foot_is_seen_and_so_is_each_new_line(desk, page):
    for nr in ("K2", "K7", "K9", "K15", "K16"):
        page.editing.open_section(nr)
        assert seen_whole(desk), nr
    page.parts.editor.focus("K14")
    for _ in range(12):
        desk.keys.write("x")
        desk.keys.press("Enter")
        assert seen_whole(desk)


def test_every_section_can_be_added_and_holds_words(desk, page):
    row = page.parts.editor.add_row
    row._all.click()
    while row.buttons:
        row.buttons[0].click()
        settle()
        desk.keys.write("7")
        row._all.click()
    desk.window.go("borgere")
    (plan,) = desk.plans()
    assert plan.kaldenavn == "Karen7"
    assert plan.k2_omraader == (7, None, None, None, None)
    assert plan.k9_moedes == plan.k16_bagefter == "7"
    assert plan.k7_mennesker[0].navn == plan.k15_deling[0].modtager == "7"
    assert plan.k4_advarselstegn == plan.k6_ro == plan.k10_omgivelser == ("7",)
    assert plan.k11_fast_i_livet == plan.k12_ansvar == plan.k13_praktisk == ("7",)


def test_with_thoughts_of_suicide_the_safety_part_is_offered(desk):
    henvendelse = Henvendelse(id=new_id(), borger_id=desk.karen.id, handleniveau="1")
    desk.night.save(henvendelse)
    page = desk.open(henvendelse.id)
    shown = [nr for nr, one in page.parts.editor.sections.items() if not one.isHidden()]
    assert {"K4", "K6", "K7", "K10", "K11"} <= set(shown)


def test_numbers_of_the_program_are_opened_and_changed(desk, page):
    desk.keys.write("Jeg er bange")
    section = page.parts.editor.sections["K8"]
    section.entry().click()
    settle()
    desk.keys.write("Egen læge")
    desk.keys.press("Tab")
    desk.keys.write("00000001")
    desk.window.go("borgere")
    saved = desk.plans()[0].k8_fagfolk
    assert [one.nummer for one in saved] == ["00 00 00 00", "70 11 07 07", "112", "00000001"]
    assert saved[1].katalog_kode == "LVSD"
    assert saved[3].katalog_kode == ""


def test_a_number_nobody_has_checked_is_named(desk):
    plan = whole_plan(desk.karen)
    unchecked = plan.k8_fagfolk[0].__class__(navn="Giftlinjen", nummer="1", katalog_kode="GIFT")
    desk.night.save(whole_plan(desk.karen, k8_fagfolk=(unchecked,)))
    page = desk.open()
    assert page.parts.editor.sections["K8"]._warning.text().startswith("Giftlinjen")


# ---- ideas and earlier lines


def test_an_idea_is_taken_with_three_keys_and_can_be_changed(desk, page):
    page.parts.editor.focus("K5")
    desk.keys.press("Alt+I", "Down", "Enter")
    desk.keys.write(" om aftenen")
    desk.window.go("borgere")
    assert desk.plans()[0].k5_selv == ("Tage et varmt bad om aftenen",)


def test_lines_of_the_plan_before_are_fetched_one_by_one(desk):
    earlier = whole_plan(desk.karen, status="GAELDENDE")
    desk.night.save(earlier)
    desk.open()
    desk.keys.press("Ctrl+Enter")
    assert desk.page.work.opened.version == 2
    desk.keys.start()
    desk.keys.press("Alt+H", "Down", "Enter")
    assert desk.keys.keys <= 4
    desk.keys.press("Esc")
    desk.window.go("borgere")
    new = next(plan for plan in desk.plans() if plan.status == "KLADDE")
    assert new.bygger_paa == earlier.id
    assert new.k3_maal == earlier.k3_maal
    assert new.k1_handler_om == ""
    assert new.k5_selv == ()


# ---- finishing


def test_what_is_missing_stands_at_the_top_and_leads_to_its_field(desk, page):
    desk.keys.write("Jeg er bange")
    desk.keys.press("Ctrl+Enter")
    summary = page.parts.summary
    assert [link.accessibleName() for link in summary.links] == [
        "Skriv ét mål for de næste fem dage.",
        "Skriv én ting, borgeren selv kan gøre.",
        "Skriv én aftale.",
    ]
    assert summary.links[0].hasFocus()
    section = page.parts.editor.sections["K3"]
    assert section._error.text() == "Skriv ét mål for de næste fem dage."
    desk.keys.press("Space")
    desk.keys.write("Sove")
    assert not section.missing
    assert desk.plans()[0].status == "KLADDE"


@pytest.mark.usefixtures("page")
def test_a_plan_is_finished_with_six_keys_and_its_agreements_become_tasks(desk):
    desk.write_short_plan()
    desk.keys.start()
    desk.keys.press("Ctrl+Enter", "1", "Tab", "1", "Enter")
    assert desk.keys.keys <= 6
    (plan,) = desk.plans()
    assert (plan.status, plan.lavet_sammen, plan.borger_har_kopi) == ("GAELDENDE", "JA", "PAPIR")
    tasks = desk.night.all_of(Opfoelgning)
    assert sorted(task.tekst or task.type for task in tasks) == ["PLANGENNEMGANG", "ringer til mig"]


@pytest.mark.usefixtures("page")
def test_a_finished_plan_has_no_section_framed_on_its_paper(desk, qtbot):
    desk.write_short_plan()
    preview = desk.page.parts.preview
    qtbot.waitUntil(lambda: bool(preview.paper._outline))
    desk.keys.press("Ctrl+Enter", "1", "Tab", "1", "Enter")
    qtbot.waitUntil(lambda: not preview.paper._outline)


def test_a_finished_plan_retires_the_one_before(desk):
    earlier = whole_plan(desk.karen, status="GAELDENDE")
    desk.night.save(earlier)
    desk.open()
    desk.keys.press("Ctrl+Enter")
    desk.write_short_plan()
    desk.keys.press("Ctrl+Enter", "2", "Tab", "3", "Enter")
    states = {plan.id == earlier.id: plan.status for plan in desk.plans()}
    assert states == {True: "AFLOEST", False: "GAELDENDE"}


@pytest.mark.usefixtures("page")
def test_finishing_without_an_answer_says_which_one(desk):
    desk.write_short_plan()
    desk.keys.press("Ctrl+Enter", "Tab", "1", "Enter")
    panel = desk.overlay
    assert panel.together.missing
    assert not panel.copy.missing
    desk.keys.press("1", "Enter")
    assert desk.plans()[0].status == "GAELDENDE"


@pytest.mark.usefixtures("page")
def test_finishing_can_be_taken_back(desk):
    desk.write_short_plan()
    desk.keys.press("Ctrl+Enter", "1", "Tab", "1", "Enter")
    strip = next(iter(desk.window.frame.done_area._views.values()))
    strip._buttons[0].click()
    settle()
    assert [plan.status for plan in desk.plans()] == ["KLADDE"]
    assert desk.night.all_of(Opfoelgning) == ()


def test_a_finished_plan_is_only_to_read(desk, page):
    desk.write_short_plan()
    desk.keys.press("Ctrl+Enter", "1", "Tab", "1", "Enter")
    assert page.parts.editor.isHidden()
    assert not page.parts.read.isHidden()
    assert LINES[0] in page.parts.read.accessibleName()
    before = desk.plans()
    desk.keys.write("mere")
    desk.window.go("borgere")
    assert desk.plans() == before


def test_an_anonymous_plan_belongs_to_its_henvendelse_only(desk):
    henvendelse = Henvendelse(id=new_id(), start=NIGHT)
    desk.night.save(henvendelse)
    desk.open(henvendelse.id)
    desk.keys.write("Jeg er bange")
    desk.window.go("borgere")
    (plan,) = desk.plans()
    assert plan.borger_id is None
    assert plan.henvendelse_id == henvendelse.id
    assert desk.open(henvendelse.id).work.plan.id == plan.id


# ---- bad input


NAUGHTY = ("e\u0301 æøå", "\u202eabc\u202c", "👩‍👩‍👧 🙂", "a\u00a0b", "'; DROP TABLE", "<b>x</b>")


@pytest.mark.parametrize("text", NAUGHTY)
def test_naughty_words_are_kept_byte_for_byte(desk, page, text):
    desk.keys.paste(text)
    page.parts.editor.focus("K5")
    desk.keys.paste(text)
    desk.window.go("borgere")
    (plan,) = desk.plans()
    assert plan.k1_handler_om == text
    assert plan.k5_selv == (text,)


def test_a_pasted_megabyte_is_refused_with_a_sentence_and_harms_nothing(desk, page):
    desk.keys.write("Jeg er bange")
    desk.keys.press("Tab")
    page.parts.editor.focus("K1")
    desk.keys.paste("x" * 1_000_000)
    page.parts.editor.focus("K5")
    desk.keys.paste("x" * 1_000_000)
    assert page.parts.editor.sections["K5"].missing
    assert page.parts.editor.sections["K1"]._error.text() == "Teksten er for lang. Gør den kortere."
    desk.window.go("borgere")
    assert desk.plans()[0].k1_handler_om == "Jeg er bange"


def test_a_new_plan_shows_nothing_of_another_one(desk):
    other = whole_plan(desk.karen)
    desk.night.save(other)
    desk.open()
    henvendelse = Henvendelse(id=new_id(), start=NIGHT)
    desk.night.save(henvendelse)
    page = desk.open(henvendelse.id)
    blank = Kriseplan(id=page.work.plan.id, k8_fagfolk=page.work.plan.k8_fagfolk)
    shown = page.parts.editor.into(blank)
    assert shown == blank


@pytest.mark.usefixtures("page")
def test_tab_goes_through_every_field_and_back(desk):
    first = QApplication.focusWidget()
    seen = [first]
    for _ in range(60):
        desk.keys.press("Tab")
        if QApplication.focusWidget() is first:
            break
        seen.append(QApplication.focusWidget())
    assert QApplication.focusWidget() is first
    assert len(seen) == len(set(seen))
    desk.keys.press("Shift+Tab")
    assert QApplication.focusWidget() is seen[-1]


def test_a_long_text_is_seen_whole_while_one_writes_it(desk):
    desk.open()
    field = desk.page.parts.editor.sections["K1"].entry()
    before = field.height()
    desk.keys.write("Jeg kan ikke sove, fordi min bror ikke har svaret i en uge. " * 4)
    settle()
    assert field.height() > before
    assert not field.verticalScrollBar().isVisible()


def test_a_plan_that_could_not_be_finished_says_so_and_promises_nothing(desk):
    """Nobody tries it again by themselves (design.md 8.25)."""
    page = desk.open()
    desk.keys.write("Jeg er bange")
    page.editing.flush()
    with held(desk.night):
        page._finished(Finish(lavet_sammen="SAMMEN", borger_har_kopi="PAPIR"))
    frame = desk.window.frame
    assert [strip.text for strip in frame.done_area.strips] == [desk.desk.texts("fejl.fil_optaget")]
    assert "gem" not in frame.alarm_area.names
    assert desk.plans()[0].status == "KLADDE"
