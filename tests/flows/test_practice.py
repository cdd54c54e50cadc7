"""Practice (V15): the same program on invented people, which can never touch or send what is real (G105)."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.record import new_id
from akutdesk.reports.blank_henvendelse import render_blank_henvendelse
from akutdesk.storage.errors import PracticeOnly
from akutdesk.storage.practice import FOLDER
from akutdesk.ui.akutkort.desk_card import DeskCard
from akutdesk.ui.fields import StripView
from akutdesk.ui.laas.page import LaasScreen
from akutdesk.ui.oevelse.cases import CasesScreen, StopPanel
from tests.flows.running_desk import ANNA
from tests.ui.conftest import settle
from tests.ui.keyboard import Keyboard

pytestmark = pytest.mark.usefixtures("qapp")


class Practised:
    """A desk with Anna in, and the practice she has begun."""

    def __init__(self, desk):
        self.desk = desk
        self.practice = desk.limbs.practice
        self.keys = Keyboard(desk.window)

    def begin(self):
        self.keys.press("Ctrl+Shift+O")
        settle()
        self.hands = Keyboard(self.now.window)
        return self

    def press(self, *presses):
        self.hands.press(*presses)
        settle()

    @property
    def now(self):
        return self.practice.now

    @property
    def window(self):
        return self.now.window

    @property
    def page(self):
        return self.window.frame.pages.page

    def all_of(self, store, kind):
        rows = store._file.db.execute(
            "SELECT rid FROM record WHERE type = ? AND NOT taken_back", (kind.TYPE,)
        ).fetchall()
        who = self.now.desk.adgang if store is self.now.kept.store else self.real.adgang
        return [store.get(who, kind, rid) for (rid,) in rows]

    @property
    def real(self):
        return self.desk.limbs.workplace.desk


@pytest.fixture
def practised(started):
    started.come_in(ANNA)
    made = Practised(started)
    yield made
    made.practice.put_away()
    settle()


def strip(desk):
    strips = desk.window.frame.done_area.strips
    return strips[-1].text if strips else ""


# ---- what one sees and does


def test_enter_begins_the_first_case_and_the_walkthrough_goes_on_by_keys(practised):
    practised.begin()
    screen = practised.window.layers.full
    assert isinstance(screen, CasesScreen)
    assert len(screen.list.rows) == 6
    assert screen.first_focus() is screen.list
    practised.press("Enter")
    assert practised.page.work.shown.form == "TLF"
    band = practised.window.band
    assert band.heard.text().startswith("”Hej. Jeg ved ikke helt")
    assert band.back.isHidden()
    practised.press("Ctrl+Shift+PgDn")
    assert band.heard.text().startswith("”Jeg er urolig")
    practised.press("Ctrl+Shift+PgUp")
    assert band.heard.text().startswith("”Hej. Jeg ved ikke helt")


def test_the_last_step_ends_kindly_without_a_score(practised):
    practised.begin()
    practised.press("Enter", *["Ctrl+Shift+PgDn"] * 4)
    assert practised.now is None
    assert strip(practised.desk) == "Det var det. Du kan altid øve dig igen."


def test_esc_enter_stops(practised):
    practised.begin()
    practised.press("Esc")
    assert isinstance(practised.window.layers.overlay, StopPanel)
    practised.press("Enter")
    assert practised.now is None


def test_esc_esc_goes_on(practised):
    practised.begin()
    practised.press("Enter", "Esc", "Esc")
    assert practised.now is not None
    assert practised.window.layers.overlay is None


def test_the_word_stands_in_the_title_of_every_screen(practised):
    practised.begin()
    for keys in ((), ("Enter",), ("Ctrl+3",), ("F12",)):
        practised.press(*keys)
        assert practised.window.windowTitle().startswith("ØVELSE – ")


def test_the_card_says_not_to_ring(practised):
    practised.begin()
    practised.press("F12")
    card = practised.window.layers.full
    assert isinstance(card, DeskCard)
    assert [view.strip.text for view in card.findChildren(StripView)] == ["ØVELSE – ring ikke"]


def test_every_page_that_is_printed_bears_the_word(practised):
    practised.begin()
    desk = practised.now.desk
    pages = render_blank_henvendelse(desk.papir, numre=("A-1", "A-2"))
    desk.printer.submit(pages.pdf, printer="Kontoret")
    (sent,) = practised.desk.printer.sent
    for page in pypdfium2.PdfDocument(sent.pdf):
        assert "ØVELSE" in page.get_textpage().get_text_range()


# ---- the real desk is never touched


def test_nothing_that_is_practised_reaches_the_real_desk(practised):
    store = practised.real.store
    digest, events = store.digest(), store._file.db.execute("SELECT count(*) FROM event").fetchone()
    practised.begin()
    practised.press("Enter", "2", "Tab", "1", "Tab", "1", "Tab", "1", "Tab", "1", "Ctrl+Enter")
    (talk,) = practised.all_of(practised.now.kept.store, Henvendelse)
    assert (talk.status, talk.oevelse) == ("AFSLUTTET", True)
    practised.practice.stop()
    assert store.digest() == digest
    assert store._file.db.execute("SELECT count(*) FROM event").fetchone() == events


def test_a_record_of_a_practice_is_refused_by_the_real_desk(practised):
    store, adgang = practised.real.store, practised.real.adgang
    with pytest.raises(PracticeOnly):
        store.save(adgang, Henvendelse(id=new_id(), oevelse=True))
    real = Henvendelse(id=new_id(), notat="her")
    store.save(adgang, real)
    with pytest.raises(PracticeOnly):
        store.save(adgang, replace(real, notat="der", oevelse=True), real)


def test_a_practice_has_no_server_no_second_copy_and_no_set_up(practised):
    practised.begin()
    now = practised.now
    assert not now.desk.synk.works
    assert not now.desk.synk.has_server
    now.desk.synk.ask()
    assert not now.desk.synk.under_way
    assert now.kept.store.net.cursor() is None
    assert now.kept.store.copy_targets() == ()
    assert now.desk.adgang.rolle == "MEDARBEJDER"
    assert now.kept.store.secret("org") != practised.real.store.secret("org")
    practised.press("Enter")
    for keys in ("F5", "Ctrl+Shift+M"):
        practised.press(keys)
        assert practised.window.frame.done_area.strips[-1].text == (
            "Det kan du ikke i øvelsen. Her bliver intet sendt."
        )


def test_the_file_of_a_practice_opens_to_nobody_and_goes_with_it(practised):
    practised.begin()
    folder = practised.desk.folder / FOLDER
    assert (folder / "vault.db").exists()
    practised.practice.stop()
    assert not folder.exists()


def test_what_a_stop_in_the_middle_left_is_taken_away_by_the_next(practised):
    left = practised.desk.folder / FOLDER
    left.mkdir()
    (left / "vault.db").write_bytes(b"x")
    practised.begin()
    assert practised.now is not None


# ---- the real telephone, and the lock


@pytest.mark.parametrize("before", [(), ("Enter",), ("Enter", "F7"), ("F12",), ("Ctrl+3", "Enter")])
def test_f2_answers_the_real_telephone_from_everywhere(practised, before):
    practised.begin()
    practised.press(*before)
    practised.press("F2")
    assert practised.now is None
    page = practised.desk.window.frame.pages.page
    assert page.work.shown.form == "TLF"
    assert not page.work.shown.oevelse
    real = practised.real.store.reread(practised.real.adgang, Henvendelse, page.work.shown.id)
    assert real.status == "KLADDE"
    assert not (practised.desk.folder / FOLDER).exists()


def test_the_lock_works_as_usual_and_ends_the_practice(practised):
    practised.begin()
    practised.press("Enter", "Ctrl+L")
    assert practised.now is None
    assert isinstance(practised.desk.front, LaasScreen)
    assert not (practised.desk.folder / FOLDER).exists()


def test_five_idle_minutes_lock_a_practice_too(practised):
    practised.begin()
    practised.desk.clock.turn(301)
    practised.desk.limbs.watch.look()
    settle()
    assert practised.now is None
    assert isinstance(practised.desk.front, LaasScreen)


def test_closing_the_window_ends_it(practised):
    practised.begin()
    practised.window.close()
    settle()
    assert practised.now is None
    assert strip(practised.desk) == "Det var det. Du kan altid øve dig igen."
