"""Slet og bevar on a real store: one orders, another signs after an unlock of their own, a hold stops both (2.9)."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.record import new_id
from akutdesk.storage.errors import NotFound
from akutdesk.ui.sletning.door import tell_waiting
from akutdesk.ui.sletning.page import SletningPage
from akutdesk.ui.sletning.panels import (
    BekraeftPanel,
    BevarPanel,
    GodkendPanel,
    SletPanel,
    SlipPanel,
)
from tests.flows.seen import visible_words
from tests.ui.folk import KAREN, log_of
from tests.ui.night_desk import BO, LEADER, NIGHT
from tests.ui.sletning.conftest import ANNA_HERE, BO_HERE, sit_down
from tests.ui.test_busy_file import held


def front(night, kind):
    panel = night.window.layers.overlay
    assert isinstance(panel, kind)
    return panel


def order(night, hands):
    """Alt+S: the whole card, at Karen's own wish, with Bo."""
    hands.press("Alt+S")
    panel = front(night, SletPanel)
    panel.grund.set_chosen(("BORGER",))
    panel.hjemmel.set_chosen(("GDPR_17",))
    panel.who.set_chosen((BO.hex(),))
    hands.press("Ctrl+Enter")


def is_there(night):
    try:
        return night.store.get(LEADER, Borger, KAREN) is not None
    except NotFound:
        return False


def ready(night, qtbot):
    """What is read beside the window has come."""
    qtbot.waitUntil(lambda: not night.desk.jobs.busy)
    QApplication.processEvents()


def rows(page):
    return [(row.id[0], row.text, row.right) for row in page.list.rows if not row.heading]


def test_alt_e_leads_from_the_card_and_says_what_hangs_on_it(card):
    assert isinstance(card, SletningPage)
    assert QApplication.focusWidget() is card.list
    assert rows(card)[0][:2] == ("kort", "Karen")
    assert "poster" in card.list.rows[1].aside
    assert [item.action for item in card.bar] == ["bevar", "skjul_kort", "afslut_forloeb", "slet"]


@pytest.mark.usefixtures("card")
def test_an_order_waits_and_nothing_goes(two, hands):
    order(two, hands)
    assert two.window.layers.overlay is None
    assert rows(two.page)[1] == ("venter", "Karen", "Bo skal skrive under")
    assert is_there(two)
    assert ("SLET_BESTILT", KAREN) in log_of(two)


@pytest.mark.usefixtures("card")
def test_the_second_person_signs_after_an_unlock_of_their_own_and_it_is_gone(two, hands, qtbot):
    order(two, hands)
    sit_down(two, BO_HERE)
    hands.press("Ctrl+Shift+G")
    assert rows(two.page) == [("venter", "Karen", "")]
    hands.press("Alt+U", "Ctrl+Enter")
    panel = front(two, BekraeftPanel)
    ready(two, qtbot)
    assert panel.said.text() == two.desk.texts("fejl.sletning_afvist_samme_tid")
    assert is_there(two)
    two.store.sign_in(BO, two.bo)
    hands.press("Ctrl+Enter", "Ctrl+Enter")  # once more is not twice
    assert panel.said.text() == two.desk.texts("pcer.arbejder")
    ready(two, qtbot)
    assert two.window.layers.overlay is None
    assert not is_there(two)
    assert rows(two.page) == []
    sit_down(two, ANNA_HERE)
    hands.press("Ctrl+Shift+G")
    ready(two, qtbot)
    ((section, _, right),) = rows(two.page)
    assert (section, right) == ("ordre", "Slettet hos 1 af 1 pc'er")


@pytest.mark.usefixtures("card")
def test_a_file_somebody_else_writes_in_is_said_in_the_panel_and_signed_once_it_is_free(
    two, hands, qtbot, monkeypatch
):
    monkeypatch.setattr("akutdesk.storage.connection.BUSY_MS", 50)  # a job waits five seconds
    order(two, hands)
    sit_down(two, BO_HERE)
    two.store.sign_in(BO, two.bo)
    hands.press("Ctrl+Shift+G", "Alt+U")
    panel = front(two, BekraeftPanel)
    with held(two):
        hands.press("Ctrl+Enter")
        ready(two, qtbot)
        assert panel.said.text() == two.desk.texts("fejl.fil_optaget")
    assert is_there(two)
    hands.press("Ctrl+Enter")
    ready(two, qtbot)
    assert two.window.layers.overlay is None
    assert not is_there(two)


@pytest.mark.usefixtures("card")
def test_an_order_that_meets_a_busy_file_stands_in_its_panel_to_be_given_again(two, hands):
    with held(two):
        order(two, hands)
        assert two.desk.texts("fejl.fil_optaget") in visible_words(two.window)
        front(two, SletPanel)
    hands.press("Ctrl+Enter")
    assert two.window.layers.overlay is None
    assert len(two.store.sletning.venter(LEADER)) == 1


@pytest.mark.usefixtures("card")
def test_who_lets_go_of_the_panel_meanwhile_is_told_when_it_is_done(two, hands, qtbot):
    order(two, hands)
    sit_down(two, BO_HERE)
    two.store.sign_in(BO, two.bo)
    hands.press("Ctrl+Shift+G", "Alt+U", "Ctrl+Enter", "Esc")
    assert two.window.layers.overlay is None
    ready(two, qtbot)
    assert not is_there(two)
    assert rows(two.page) == []


@pytest.mark.usefixtures("card")
def test_the_way_back_has_the_focus_where_nothing_can_be_taken_back(two, hands):
    order(two, hands)
    sit_down(two, BO_HERE)
    hands.press("Ctrl+Shift+G", "Enter")
    assert QApplication.focusWidget() is front(two, BekraeftPanel).back
    hands.press("Enter")
    assert two.window.layers.overlay is None
    assert is_there(two)


@pytest.mark.usefixtures("card")
def test_somebody_held_is_not_erased_it_is_said_and_logged_and_goes_on_when_let_go(two, hands):
    hands.press("Alt+B")
    panel = front(two, BevarPanel)
    panel.grund.set_chosen(("RETSSAG",))
    panel.hjemmel.set_chosen(("GDPR_18",))
    hands.press("Ctrl+Enter")
    assert ("bevaret", "Karen") in [row[:2] for row in rows(two.page)]
    two.page.list.mark(("kort", 0))
    order(two, hands)
    refused = front(two, SletPanel)
    assert refused._notice.text() == two.desk.texts("fejl.sletning_afvist_fastholdt")
    assert is_there(two)
    assert ("SLET_AFVIST", KAREN) in log_of(two)
    hands.press("Esc")
    two.page.list.mark(("bevaret", 0))
    hands.press("Enter")
    slip = front(two, SlipPanel)
    slip.grund.set_chosen(("SLUT",))
    slip.hjemmel.set_chosen(("GDPR_18",))
    hands.press("Ctrl+Enter")
    assert "bevaret" not in [row[0] for row in rows(two.page)]
    assert ("SLUPPET", KAREN) in log_of(two)


def test_one_record_goes_and_the_card_stays(two, hands, card):
    before = len(card.found.kort.omfang.poster)
    hands.press("Alt+S", "2")
    panel = front(two, SletPanel)
    gone = panel.post.chosen
    panel.grund.set_chosen(("FEJL",))
    panel.hjemmel.set_chosen(("GDPR_5",))
    panel.who.set_chosen((BO.hex(),))
    hands.press("Ctrl+Enter")
    (waits,) = two.store.sletning.venter(LEADER)
    assert [rid.hex() for rid in waits.rids] == [gone]
    two.store.sign_in(BO, two.bo)
    two.store.sletning.bekraeft(BO_HERE, waits.navn)
    two.page.refresh()
    assert is_there(two)
    assert len(two.page.found.kort.omfang.poster) == before - 1


@pytest.mark.usefixtures("card")
def test_what_is_not_answered_is_said_at_its_place(two, hands):
    hands.press("Alt+S", "Ctrl+Enter")
    panel = front(two, SletPanel)
    assert panel.grund.isAncestorOf(QApplication.focusWidget())
    assert two.store.sletning.venter(LEADER) == ()


@pytest.mark.usefixtures("card")
def test_an_order_is_withdrawn(two, hands):
    order(two, hands)
    two.page.list.mark(("venter", 0))
    hands.press("Alt+T")
    assert two.store.sletning.venter(LEADER) == ()
    assert [row[0] for row in rows(two.page)] == ["kort"]
    assert ("SLET_FORTRUDT", KAREN) in log_of(two)


@pytest.mark.usefixtures("card")
def test_hidden_is_taken_back_with_ctrl_z_and_shown_again_from_the_list(two, hands):
    hands.press("Alt+K")
    assert two.store.palette(LEADER).hits("Karen") == ()
    hands.press("Ctrl+Z")
    assert len(two.store.palette(LEADER).hits("Karen")) == 1
    hands.press("Alt+K")
    sit_down(two, ANNA_HERE)
    hands.press("Ctrl+Shift+G")
    assert rows(two.page)[0] == ("stand", "Karen", "Skjult")
    hands.press("Enter")
    assert len(two.store.palette(LEADER).hits("Karen")) == 1


@pytest.mark.usefixtures("card")
def test_a_course_is_closed_and_goes_on(two, hands):
    hands.press("Alt+A")
    assert two.store.opbevaring.kortstand(LEADER, KAREN).afsluttet is not None
    hands.press("Alt+A")
    assert two.store.opbevaring.kortstand(LEADER, KAREN).afsluttet is None


def test_a_contact_that_is_nobodys_is_erased_from_its_own_page(two, hands, qtbot):
    lonely = Henvendelse(
        id=new_id(),
        status="AFSLUTTET",
        start=NIGHT,
        slut=NIGHT,
        form="TLF",
        notat="Ville høre en stemme.",
    )
    two.save(lonely)
    two.window.go("henvendelse", lonely.id)
    hands.press("Alt+E")
    assert isinstance(two.page, SletningPage)
    assert two.page.list.rows[1].text.startswith("Henvendelse, 24. november 2026")
    assert [item.action for item in two.page.bar] == ["bevar", "slet"]
    hands.press("Alt+K")
    assert two.store.opbevaring.kortstande(LEADER) == ()
    order(two, hands)
    (waits,) = two.store.sletning.venter(LEADER)
    assert waits.rids == (lonely.id,)
    two.store.sign_in(BO, two.bo)
    sit_down(two, BO_HERE)
    hands.press("Ctrl+Shift+G", "Alt+U", "Ctrl+Enter")
    ready(two, qtbot)
    with pytest.raises(NotFound):
        two.store.get(LEADER, Henvendelse, lonely.id)


def test_a_leader_approves_what_is_due_and_another_signs(two, hands, qtbot):
    two.clock.forward(days=900)
    hands.press("Ctrl+Shift+G")
    ready(two, qtbot)
    row = next(row for row in two.page.list.rows if row.id == ("frist", 0))
    assert (row.text, row.right) == ("Borgere med kaldenavn", "2 år")
    two.page.list.mark(("frist", 0))
    hands.press("Enter")
    panel = front(two, GodkendPanel)
    assert (panel.grund.chosen, panel.hjemmel.chosen) == (("FRIST",), ("GDPR_5",))
    panel.who.set_chosen((BO.hex(),))
    hands.press("Ctrl+Enter")
    (waits,) = two.store.sletning.venter(LEADER)
    assert KAREN in waits.rids
    assert is_there(two)
    two.store.sign_in(BO, two.bo)
    sit_down(two, BO_HERE)
    hands.press("Ctrl+Shift+G", "Alt+U", "Ctrl+Enter")
    ready(two, qtbot)
    assert not is_there(two)


def test_staff_see_only_what_waits_for_them_and_no_deed_of_the_leaders(two, hands):
    sit_down(two, BO_HERE)
    hands.press("Ctrl+Shift+G")
    assert isinstance(two.page, SletningPage)
    assert (rows(two.page), two.page.bar) == ([], ())
    two.window.go("borger", KAREN)
    hands.press("Alt+E")
    assert not isinstance(two.page, SletningPage)


@pytest.mark.parametrize("rolle", ["VIKAR", "EVALUATOR_LAES"])
def test_who_may_not_confirm_finds_no_way_in(two, rolle):
    sit_down(two, Adgang(BO, rolle, "EGEN_VAGT"))
    assert not two.window.dispatch.run("slet_bevar")


@pytest.mark.usefixtures("card")
def test_the_second_person_is_told_quietly_as_they_come_in_and_led_there(two, hands):
    order(two, hands)
    sit_down(two, BO_HERE)
    assert tell_waiting(two.desk)
    words = " ".join(visible_words(two.window))
    assert "En leder vil slette noget sammen med dig." in words
    assert "Karen" not in words.partition("En leder vil")[2]
    button = next(one for one in two.window.findChildren(QAbstractButton) if one.text() == "Læs nu")
    button.click()
    QApplication.processEvents()
    assert isinstance(two.page, SletningPage)
    assert "En leder vil slette" not in " ".join(visible_words(two.window))


@pytest.mark.usefixtures("card")
def test_nobody_else_is_told_of_an_order(two, hands):
    assert not tell_waiting(two.desk)
    order(two, hands)
    assert not tell_waiting(two.desk), "who ordered knows"
    sit_down(two, Adgang(new_id(), "MEDARBEJDER", "EGEN_VAGT"))
    assert not tell_waiting(two.desk)
    sit_down(two, Adgang(BO, "VIKAR", "EGEN_VAGT"))
    assert not tell_waiting(two.desk)
