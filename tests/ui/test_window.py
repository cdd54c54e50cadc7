"""The window: who answers a key, where Tab and F6 lead, what lies over what, what is said."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from akutdesk.domain.record import RecordId, new_id
from akutdesk.ui import keys
from akutdesk.ui.fields import Button, LineField, TextField
from akutdesk.ui.head import BarButton, Head, OpenItem, Person, Strip, StripButton, Talk
from akutdesk.ui.layout import VBox
from akutdesk.ui.overlay import Overlay
from akutdesk.ui.screen import FullScreen
from tests.ui.conftest import settle
from tests.ui.shell_example import NOW, BarePage

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class NotePage(BarePage):
    """Two fields in two panes."""

    SCOPE = "henvendelse"

    def __init__(self, look, rid=None):
        super().__init__(look)
        self.rid = rid
        self.left, self.entered, self.heard = 0, 0, []
        self.one, self.two = LineField(look, name="Et"), TextField(look, name="To")
        self.pane_one, self.pane_two = QWidget(), QWidget()
        VBox(look, self.pane_one).addWidget(self.one)
        VBox(look, self.pane_two).addWidget(self.two)
        box = VBox(look, self)
        box.addWidget(self.pane_one)
        box.addWidget(self.pane_two)
        self.set_head(Head("Nyt opkald"))
        self.set_bar(BarButton("gem_luk", "Gem og luk", kind="primary"))
        self.on("gem_luk", lambda: self.heard.append("gem_luk"))
        self.on("fortryd", lambda: self.heard.append("fortryd"))
        self.on("ret_forslag", lambda: self.heard.append("ret_forslag"))

    def panes(self):
        return (self.pane_one, self.pane_two)

    def first_focus(self):
        return self.two

    def on_enter(self):
        self.entered += 1

    def on_leave(self):
        self.left += 1


class Panel(Overlay):
    """Two buttons over the window."""

    def __init__(self, look):
        super().__init__(look)
        self.first, self.last = Button(look, "Først"), Button(look, "Sidst")
        box = VBox(look, self, margins=(24, 24, 24, 24))
        box.addWidget(self.first)
        box.addWidget(self.last)


class Lock(FullScreen):
    """Something that covers everything."""

    def __init__(self, look):
        super().__init__(look)
        self.field = LineField(look, name="Vagtkode")
        VBox(look, self).addWidget(self.field)

    def first_focus(self):
        return self.field


@pytest.fixture
def page(window, look):
    window.route("opkald", lambda rid: NotePage(look, rid))
    window.route("vagtbord", lambda _rid: NotePage(look))
    window.go("opkald", RecordId(b"1" * 16))
    settle()
    return window.frame.pages.page


def press(key, modifier=NONE):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def focused():
    return QApplication.focusWidget()


def test_a_page_opens_on_its_first_focus(page):
    assert focused() is page.two


def test_a_key_is_answered_by_the_page_in_front(page):
    press(Qt.Key.Key_Return, CTRL)
    press(Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert page.heard == ["gem_luk", "ret_forslag"]


def test_enter_in_a_text_of_several_lines_is_a_new_line(page):
    QTest.keyClicks(page.two, "a")
    press(Qt.Key.Key_Return)
    assert page.two.toPlainText() == "a\n"
    assert page.heard == []


def test_ctrl_z_takes_back_text_first_and_then_the_last_act(page):
    QTest.keyClicks(page.two, "a")
    press(Qt.Key.Key_Z, CTRL)
    assert (page.two.toPlainText(), page.heard) == ("", [])
    press(Qt.Key.Key_Z, CTRL)
    assert page.heard == ["fortryd"]


def test_the_button_in_the_bottom_bar_does_what_its_key_does(window, page):
    [button] = window.frame.bottom.buttons
    assert button.keys == "Ctrl+Enter"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.heard == ["gem_luk"]


def test_one_action_per_sequence_so_that_none_is_ambiguous(window):
    made = [action.shortcut().toString() for action in window.findChildren(QAction)]
    assert sorted(made) == sorted(QKeySequence(one).toString() for one in keys.sequences())


def test_f6_goes_through_the_panes_and_comes_back_to_where_one_was(window, page):
    press(Qt.Key.Key_F6)
    assert focused() is window.frame.side.nav
    press(Qt.Key.Key_F6)
    assert focused() is page.one
    press(Qt.Key.Key_F6, SHIFT)
    assert focused() is window.frame.side.nav


@pytest.mark.usefixtures("page")
def test_tab_reaches_everything_once_in_reading_order_and_returns(window):
    expected = window.frame.tab_order()
    start = focused()
    seen = []
    for _ in expected:
        seen.append(focused())
        press(Qt.Key.Key_Tab)
    assert focused() is start
    assert {id(one) for one in seen} == {id(one) for one in expected}
    for one in reversed(seen):
        press(Qt.Key.Key_Backtab, SHIFT)
        assert focused() is one


def test_coming_back_to_a_page_restores_the_field_and_the_cursor(window, page):
    QTest.keyClicks(page.two, "Her slap jeg")
    page.one.setFocus()
    window.go("vagtbord")
    assert page.left == 1
    window.go("opkald", RecordId(b"1" * 16))
    assert window.frame.pages.page is page
    assert focused() is page.one
    assert page.entered == 2


@pytest.mark.usefixtures("page")
def test_a_finished_page_makes_room_for_the_one_before(window):
    window.go("vagtbord")
    before = window.frame.pages.page
    window.go("opkald", RecordId(b"2" * 16))
    window.close_page(window.frame.pages.page)
    assert window.frame.pages.page is before


@pytest.mark.usefixtures("page")
def test_escape_leads_from_any_number_of_calls_back_to_the_desk_and_stays_there(window):
    window.frame.pages.close_all()
    window.go("vagtbord")
    desk = window.frame.pages.page
    calls = [RecordId(bytes([n]) * 16) for n in range(5)]
    for rid in calls:
        window.go("opkald", rid)
        window.frame.pages.page.unfinished = True
    for _ in calls:
        assert window.frame.pages.page is not desk
        press(Qt.Key.Key_Escape)
    assert window.frame.pages.page is desk
    press(Qt.Key.Key_Escape)
    assert window.frame.pages.page is desk


@pytest.mark.usefixtures("page")
def test_what_was_left_by_escape_is_kept_and_closing_it_leads_home(window):
    window.frame.pages.close_all()
    window.go("vagtbord")
    desk = window.frame.pages.page
    window.go("opkald", RecordId(b"2" * 16))
    call = window.frame.pages.page
    press(Qt.Key.Key_Escape)
    window.go("opkald", RecordId(b"2" * 16))
    assert window.frame.pages.page is call
    window.go("vagtbord")
    press(Qt.Key.Key_Escape)
    assert window.frame.pages.page is call
    window.close_page(call)
    assert window.frame.pages.page is desk


def test_an_unfinished_page_is_never_dropped(window, page):
    page.unfinished = True
    for _ in range(20):
        window.go("opkald", new_id())
    window.go("opkald", RecordId(b"1" * 16))
    assert window.frame.pages.page is page


def test_ctrl_tab_goes_round_what_is_open(window, page):
    window.frame.set_open(
        [
            OpenItem("opkald", RecordId(b"3" * 16), "Opkald", "phone"),
            OpenItem("opkald", RecordId(b"1" * 16), "Opkald", "phone"),
        ]
    )
    press(Qt.Key.Key_Tab, CTRL)
    assert window.frame.pages.place == ("opkald", RecordId(b"3" * 16))
    press(Qt.Key.Key_Tab, CTRL)
    assert window.frame.pages.page is page


def test_a_panel_keeps_the_focus_until_escape_gives_it_back(window, page, look):
    panel = Panel(look)
    window.open_overlay(panel)
    settle()
    assert focused() is panel.first
    press(Qt.Key.Key_Tab)
    assert focused() is panel.last
    press(Qt.Key.Key_Tab)
    assert focused() is panel.first
    press(Qt.Key.Key_Backtab, SHIFT)
    assert focused() is panel.last
    press(Qt.Key.Key_Escape)
    settle()
    assert focused() is page.two
    assert window.layers.overlay is None


def test_under_a_panel_only_the_telephone_and_the_like_are_heard(window, page, look):
    rung = []
    window.on("opkald", lambda: rung.append("opkald"))
    window.on("udskriv", lambda: rung.append("udskriv"))
    window.open_overlay(Panel(look))
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_P, CTRL)
    press(Qt.Key.Key_Return, CTRL)
    assert (rung, page.heard) == (["opkald"], [])


def test_behind_a_lock_nothing_answers_and_the_page_has_put_its_drafts_away(window, page, look):
    rung = []
    for action in ("opkald", "soeg", "skaerm_1", "naeste_aaben"):
        window.on(action, lambda: rung.append("heard"))
    window.show_full(Lock(look))
    settle()
    assert page.left == 1
    for key, held in (
        (Qt.Key.Key_F2, NONE),
        (Qt.Key.Key_K, CTRL),
        (Qt.Key.Key_1, CTRL),
        (Qt.Key.Key_Return, CTRL),
    ):
        press(key, held)
    assert (rung, page.heard) == ([], [])
    assert not page.isVisible()
    press(Qt.Key.Key_Tab)
    assert window.layers.full.isAncestorOf(focused())
    window.leave_full()
    settle()
    assert focused() is page.two
    assert page.entered == 2


def test_the_title_of_the_window_names_the_screen_and_no_person(window, page, kanarie):
    page.set_head(Head("Nyt opkald", person=Person(kanarie.navn, "f. 1984")))
    assert window.windowTitle() == "Vagtbord – akutdesk"


def test_a_running_talk_is_shown_in_the_top_bar_and_under_aabne(window, page):
    started = NOW - timedelta(minutes=14, seconds=7)
    page.set_head(Head("Nyt opkald", talk=Talk(started)))
    window.set_open(
        [OpenItem("opkald", RecordId(b"1" * 16), "Opkald", "phone", talk=Talk(started))]
    )
    assert window.frame.top._clock.text() == "14:07"
    assert window.frame.side.open.rows[0].right == "14:07"
    page.set_head(Head("Nyt opkald", talk=Talk(None, minutes=14)))
    assert window.frame.top._clock.text() == "14 min"


def test_the_clock_button_asks_the_page(window, page):
    page.on("ur_stop", lambda: page.heard.append("ur_stop"))
    page.set_head(Head("Nyt opkald", talk=Talk(NOW)))
    settle()
    QTest.mouseClick(window.frame.top._stop, Qt.MouseButton.LeftButton)
    assert page.heard == ["ur_stop"]


def test_what_was_done_is_said_politely_and_what_stops_us_at_once(window, page):
    said = []
    window.announcer.said.connect(lambda text, assertive: said.append((text, assertive)))
    window.done(
        Strip(
            "gemt",
            "ok",
            "Henvendelsen er gemt.",
            buttons=(StripButton("Fortryd", page.hide, "fortryd"),),
        )
    )
    window.alarm(Strip("gem", "err", "Vi kan ikke gemme lige nu."))
    window.status_net("cloud-check", "Alt er sendt")
    window.status_net("cloud-check", "Alt er sendt")
    assert said == [
        ("Henvendelsen er gemt.", False),
        ("Vi kan ikke gemme lige nu.", True),
        ("Alt er sendt", False),
    ]


def test_an_alarm_stays_until_it_is_cleared_and_takes_no_focus(window, page):
    window.alarm(Strip("gem", "err", "Vi kan ikke gemme lige nu."))
    window.alarm(Strip("gem", "err", "Det går stadig ikke."))
    window.go("vagtbord")
    window.go("opkald", RecordId(b"1" * 16))
    assert window.frame.alarm_area.names == ("gem",)
    assert focused() is page.two
    window.clear("gem")
    assert window.frame.alarm_area.names == ()


@pytest.mark.usefixtures("page")
def test_a_strip_about_something_done_outlives_the_next_key_within_ten_seconds(window):
    window.done(Strip("gemt", "ok", "Gemt."))
    window.dispatch.run("gem_luk")
    assert window.frame.done_area.names == ("gemt",)
    window.frame.done_area._timer.stop()
    window.dispatch.run("gem_luk")
    assert window.frame.done_area.names == ()


@pytest.mark.usefixtures("page")
def test_what_was_done_for_one_person_is_not_said_over_another(window):
    window.go("opkald", RecordId(b"2" * 16))
    closed = window.frame.pages.page
    window.close_page(closed)
    window.done(Strip("gemt", "ok", "Samtalen er gemt."))
    window.go("vagtbord")
    assert window.frame.done_area.names == ("gemt",)
    window.go("opkald", RecordId(b"3" * 16))
    assert window.frame.done_area.names == ()


@pytest.mark.usefixtures("page")
def test_the_side_list_is_a_list_that_arrows_and_enter_work_in(window):
    went = []
    window.on("skaerm_2", lambda: went.append("henvendelser"))
    window.frame.side.nav.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert went == ["henvendelser"]


def test_text_grows_to_double_and_back_without_a_restart(window, page, look):
    high = page.one.height()
    press(Qt.Key.Key_Plus, CTRL)
    settle()
    assert look.percent == 110
    look.set_percent(200)
    settle()
    assert page.one.height() == 2 * high
    assert window.frame.narrow
    press(Qt.Key.Key_0, CTRL)
    settle()
    assert (look.percent, page.one.height()) == (100, high)
