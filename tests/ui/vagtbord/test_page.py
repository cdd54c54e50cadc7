"""The first screen of a shift: what to do, what happened, who is in the house (ux.md 2.7, mock-up 02)."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kortopkald import Kortopkald
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.overleveringspunkt import Overleveringspunkt
from akutdesk.domain.overnatning import Overnatning
from akutdesk.domain.record import new_id
from akutdesk.domain.vagt import lokal_dag, lokal_tid
from akutdesk.ui.head import Strip, StripButton
from tests.ui.conftest import settle
from tests.ui.henvendelse.test_page import T1
from tests.ui.night_desk import ANNA, BO, NIGHT, SARA, borger

MORNING, EVENING = date(2026, 11, 24), date(2026, 11, 23)


def task(hour: int, **fields: object) -> Opfoelgning:
    """A task of this night."""
    return Opfoelgning(
        id=new_id(), **{"type": "INTERN", "forfald": lokal_tid(MORNING, time(hour)), **fields}
    )


def board(night):
    """The Vagtbord in front."""
    night.window.go("vagtbord")
    settle()
    return night.page


def texts(row_list):
    return [row.text for row in row_list.rows]


@pytest.fixture
def karen(night):
    made = borger("Karen", foedselsaar=1984)
    night.save(made)
    return made


@pytest.fixture
def told(night):
    """Two points of the evening shift, by Sara, and an older one."""
    sara = Adgang(SARA, "MEDARBEJDER", "EGEN_VAGT")
    evening = lokal_tid(EVENING, time(22, 50))
    for when, tekst in (
        (evening, "Døren binder."),
        (evening, "Lægevagten har travlt."),
        (evening - timedelta(days=3), "Aftalen står i mappe 3."),
    ):
        point = Overleveringspunkt(id=new_id(), vagt_fra="AFT", tid=when, tekst=tekst)
        night.store.save(sara, point)


def test_the_first_focus_is_what_is_to_be_done(night):
    night.save(task(4, tekst="Se til Ali"))
    page = board(night)
    assert QApplication.focusWidget() is page.left.tasks


def test_a_quiet_night_says_so_and_puts_the_telephone_first(night):
    page = board(night)
    assert page.left._quiet.isVisible()
    assert page.left._quiet.text() == "Roligt indtil nu. Tryk F2, når telefonen ringer."
    assert not page.left._title.isVisible()
    handover = page.right.handover
    assert handover.heading.text() == "Fra aftenvagten"
    assert handover._nothing.isVisible()
    assert handover._nothing.text() == "Der er ikke skrevet noget til jer."
    assert not handover.button.isVisible()
    assert QApplication.focusWidget() is page.starts[0]


def test_the_heading_names_the_end_of_the_shift(night):
    assert board(night).left._title.text() == "Skal gøres før kl. 07"


def test_an_overdue_task_has_a_word_and_an_icon(night, karen):
    night.save(task(2, type="OPKALD", borger_id=karen.id, ansvarlig=ANNA))
    (row,) = board(night).left.tasks.rows
    assert (row.text, row.time, row.right) == ("Ring til Karen", "02.00", "Anna")
    assert (row.tag.text, row.tag.icon) == ("over tid", "clock")
    assert "over tid" in row.spoken(night.desk.texts)


def test_a_task_of_a_plan_says_that_its_words_are_an_agreement(night):
    plan = new_id()
    night.save(task(4, tekst="taler med mig igen", hvem="Anna", kriseplan_id=plan))
    night.save(task(5, tekst="Se til Ali", hvem="Anna"))
    texts = [row.text for row in board(night).left.tasks.rows]
    assert texts == ["Aftale: taler med mig igen", "Se til Ali"]


def test_a_task_of_the_whole_day_shows_the_day(night):
    start, end = lokal_dag(MORNING)
    night.save(task(1, tekst="Se på planen", forfald=start, forfald_slut=end, ansvarlig_vagt="DAG"))
    (row,) = board(night).left.tasks.rows
    assert (row.time, row.right, row.tag) == ("i dag", "dagvagten", None)


def test_space_ticks_off_and_the_next_one_is_marked(night, keyboard):
    first, second = task(3, tekst="Se til Ali"), task(4, tekst="Ring til Lone")
    night.save(first, second)
    page = board(night)
    keyboard.start()
    keyboard.press("Space")
    assert keyboard.keys == 1
    done = next(one for one in night.all_of(Opfoelgning) if one.id == first.id)
    assert (done.status, done.udfoert_tid) == ("UDFOERT", NIGHT)
    assert page.left.tasks.marked == second.id
    assert [row.done for row in page.left.tasks.rows] == [False, True]
    keyboard.press("Ctrl+Z")
    assert [row.done for row in page.left.tasks.rows] == [False, False]


def test_ticking_off_opens_nobody(night, keyboard, karen):
    night.save(task(3, borger_id=karen.id))
    board(night)
    before = opened(night)
    keyboard.press("Space")
    assert opened(night) == before


def opened(night):
    """Entries in the look-up log."""
    return night.store._file.db.execute("SELECT count(*) FROM event WHERE stream = 2").fetchone()


def test_enter_opens_what_the_task_is_about(night, keyboard, karen):
    night.save(task(3, type="OPKALD", borger_id=karen.id))
    board(night)
    keyboard.press("Enter")
    assert night.window.frame.pages.place == ("borger", karen.id)


def test_looking_at_a_plan_opens_the_plan(night, keyboard, karen):
    night.save(task(3, type="PLANGENNEMGANG", borger_id=karen.id))
    board(night)
    keyboard.press("Enter")
    assert night.window.frame.pages.place == ("kriseplan", karen.id)


def test_a_saved_call_stands_at_the_top_of_this_shift(night, keyboard):
    night.save(
        Henvendelse(
            id=new_id(),
            start=NIGHT - timedelta(hours=1),
            slut=NIGHT,
            form="FREM",
            grad_foer="MELLEM",
            status="AFSLUTTET",
        ),
        Kortopkald(id=new_id(), start=NIGHT - timedelta(hours=2), slut=NIGHT, slags="LAGT_PAA"),
    )
    page = board(night)
    keyboard.press("F2")
    night.clock.forward(minutes=14)
    keyboard.press(*T1, "Ctrl+Enter")
    assert night.page is page
    assert texts(page.left.contacts) == [
        "Telefon · let krise",
        "Fremmøde · mellemsvær krise",
        "Kort opkald",
    ]
    newest = page.left.contacts.rows[0]
    assert (newest.time, newest.aside, newest.right) == ("02.14", "anonym", "14 min")


def test_a_call_being_written_stands_under_aabne_and_not_here(night, keyboard):
    page = board(night)
    keyboard.press("F2", "Esc")
    assert night.page is page
    assert page.left.contacts.rows == ()
    assert [item.text for item in night.window.frame.open_items] == ["Opkald"]
    keyboard.press("Ctrl+N", "Esc")
    assert {item.text for item in night.window.frame.open_items} == {"Fremmøde", "Opkald"}


def test_the_house_shows_alias_birth_year_and_night(night):
    ali = borger("Ali", fornavn="Ali", efternavn="Yildiz", foedselsaar=1991)
    stay = Overnatning(
        id=new_id(),
        borger_id=ali.id,
        plads="1",
        ankomst=lokal_tid(EVENING, time(0, 30)),
    )
    night.save(ali, stay)
    first, second = board(night).right.beds.rows
    assert (first.text, first.aside, first.right) == ("Plads 1", "Ali · f. 1991", "nat 2 af 3")
    assert (second.text, second.aside) == ("Plads 2", "ledig")
    night.page.right.beds.opened.emit("2")
    assert night.window.frame.pages.place == ("overnatning", None)
    board(night).right.beds.opened.emit(stay.id)
    assert night.window.frame.pages.place == ("overnatning", stay.id)


@pytest.mark.usefixtures("told")
def test_the_evening_shift_is_read_in_three_keys(night, keyboard):
    night.save(
        task(4, tekst="Se til Ali"),
        Henvendelse(id=new_id(), start=NIGHT, slut=NIGHT, form="TLF", status="AFSLUTTET"),
    )
    page = board(night)
    assert page.right.handover.heading.text() == "Fra aftenvagten"
    keyboard.start()
    keyboard.press("F6", "F6", "Space")
    assert keyboard.keys <= 3
    read = [one for one in night.all_of(Overleveringspunkt) if one.kvitteret_tid is not None]
    assert len(read) == 2
    assert {one.kvitteret_af for one in read} == {ANNA}
    assert not page.right.handover.button.isVisible()
    assert page.right.handover.heading.accessibleName() == "Fra aftenvagten, læst af Anna"
    keyboard.press("Ctrl+Z")
    assert page.right.handover.button.isVisible()


@pytest.mark.usefixtures("told")
def test_older_words_stay_under_husk(night):
    page = board(night)
    assert [line.text() for line in page.right.reminders._lines] == ["Aftalen står i mappe 3."]


@pytest.mark.usefixtures("told")
def test_f6_goes_from_list_to_list(night, keyboard):
    night.save(
        task(4, tekst="Se til Ali"),
        Henvendelse(id=new_id(), start=NIGHT, slut=NIGHT, form="TLF", status="AFSLUTTET"),
    )
    page = board(night)
    stops = []
    for _ in range(4):
        keyboard.press("F6")
        stops.append(QApplication.focusWidget())
    assert stops[:3] == [page.left.contacts, page.right.handover.points, page.right.beds]


def test_only_the_list_with_the_focus_shows_its_mark(night, keyboard):
    night.save(
        task(4, tekst="Se til Ali"),
        Henvendelse(id=new_id(), start=NIGHT, slut=NIGHT, form="TLF", status="AFSLUTTET"),
    )
    page = board(night)
    assert (page.left.tasks.show_mark, page.left.contacts.show_mark) == (True, False)
    keyboard.press("F6")
    assert (page.left.tasks.show_mark, page.left.contacts.show_mark) == (False, True)


def test_a_minute_later_a_task_may_be_over_its_time(night):
    night.save(task(3, tekst="Se til Ali"))
    page = board(night)
    page.tick()
    assert page.left.tasks.rows[0].tag is None
    night.clock.forward(minutes=47)
    page.tick()
    assert page.left.tasks.rows[0].tag is not None
    assert QApplication.focusWidget() is page.left.tasks


def test_what_another_page_saves_is_seen_at_once(night):
    page = board(night)
    fresh = task(4, tekst="Se til Ali", ansvarlig=BO)
    saved = night.store.save(night.desk.adgang, fresh)
    night.desk.changes.tell(saved.changes.types, saved.changes.ids)
    settle()
    assert texts(page.left.tasks) == ["Se til Ali"]
    assert page.left.tasks.rows[0].right == "Bo"


@pytest.mark.parametrize(
    ("number", "route"), [(0, "henvendelse"), (1, "henvendelse")], ids=["F2", "Ctrl+N"]
)
def test_the_three_starts_are_buttons_too(night, number, route):
    board(night).starts[number].click()
    settle()
    assert night.window.frame.pages.place[0] == route


def test_short_calls_are_counted_apart(night, keyboard):
    keyboard.press("F2", *T1, "Ctrl+Enter")
    page = board(night)
    assert page.left._shift.accessibleName() == "I denne vagt, 1 henvendelse"
    night.save(
        *(
            Kortopkald(id=new_id(), start=NIGHT - timedelta(hours=n), slut=NIGHT, slags="LAGT_PAA")
            for n in (1, 2)
        )
    )
    page.refresh()
    assert page.left._shift.accessibleName() == "I denne vagt, 1 henvendelse · 2 korte opkald"


def test_the_foot_names_the_keys_that_do_something(night):
    page = board(night)
    assert [hint.text for hint in page.bar] == ["Åbn", "Næste rude"]  # the places
    night.save(task(3))
    page.refresh()
    assert [hint.text for hint in page.bar] == ["Åbn", "Gjort", "Næste rude"]


def test_two_message_lines_in_large_print_leave_the_starts_whole_and_a_task_to_be_seen(night):
    night.save(task(3))
    night.desk.look.set_percent(200)
    night.window.resize(1366, 768)
    page = board(night)
    buttons = (StripButton("Prøv igen", lambda: None), StripButton("Anden printer", lambda: None))
    told_of = Strip("print", "warn", "Kontoret svarer ikke. " * 3, buttons=buttons)
    night.window.alarm(told_of)
    night.window.done(Strip("henvendelse", "ok", "Henvendelsen er gemt."))
    settle()
    for start in page.starts:
        assert start.height() >= night.desk.look.px(36)
        assert start.visibleRegion().boundingRect().height() == start.height()
    row = page.left.tasks.visualRect(page.left.tasks.currentIndex())
    seen = page.left.tasks.visibleRegion().boundingRect()
    assert seen.intersected(row).height() >= night.desk.look.px(40)
    night.desk.look.set_percent(100)
