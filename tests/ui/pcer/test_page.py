"""Computere: names, the proxy, and a server that is another one than before, by the keys of a leader."""

from __future__ import annotations

import pytest

from akutdesk.sync.result import Outcome, RoundResult
from akutdesk.sync.server import hand_in_genesis, keep_setting, make_setting, read_setting
from akutdesk.ui.pcer.line_panels import ChangePanel, ProxyPanel, ServerPanel
from akutdesk.ui.pcer.panels import NamePanel
from tests.fakes.certificates import authority
from tests.storage.persons import karen
from tests.ui.conftest import settle


@pytest.fixture
def rest(at_desk, qtbot):
    """Wait until the errands are back."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not at_desk.desk.jobs.away, timeout=60_000)
        settle()
        qtbot.waitUntil(lambda: not at_desk.desk.jobs.away, timeout=60_000)
        settle()

    return wait


def opened(at_desk, kind):
    (found,) = [one for one in at_desk.window.findChildren(kind) if one.isVisible()]
    return found


def names(page) -> list[str]:
    return [one.pc.navn or f"nr {one.pc.nr}" for one in page._pcs.values()]


def test_the_first_pc_is_called_something_before_anybody_named_it(page):
    assert names(page)[0] == "nr 1"
    assert "Vagtpc 1" in [row.text for row in page.list.rows]


def test_a_pc_gets_its_name_by_keys_alone(at_desk, page, house, rest):
    house.settle()
    page.list.setFocus()
    at_desk.keys.press("Alt+R")
    settle()
    panel = opened(at_desk, NamePanel)
    assert panel.navn.text() == "Vagtpc 1"
    at_desk.keys.write("Kontoret")
    at_desk.keys.press("Return")
    rest()
    assert "Kontoret" in names(page)
    assert "Kontoret" in [row.text for row in page.list.rows]


@pytest.mark.usefixtures("page")
def test_a_proxy_is_kept_and_its_password_never_shown_again(at_desk, rest):
    at_desk.keys.press("Alt+P")
    settle()
    panel = opened(at_desk, ProxyPanel)
    panel.fields.address.setText("127.0.0.1:9")
    panel.fields.navn.setText("vagt")
    panel.fields.kode.line.setText("hemmelig")
    at_desk.keys.press("Ctrl+Return")
    rest()
    assert panel.said.text() == at_desk.desk.texts("synk.grund.proxy")
    assert read_setting(at_desk.pc.store).proxy == "http://vagt:hemmelig@127.0.0.1:9"
    panel.close_overlay()
    at_desk.keys.press("Alt+P")
    settle()
    again = opened(at_desk, ProxyPanel)
    assert (again.fields.address.text(), again.fields.navn.text()) == ("127.0.0.1:9", "vagt")
    assert again.fields.kode.text() == ""
    again.main.click()
    rest()
    assert read_setting(at_desk.pc.store).proxy.startswith("http://vagt:hemmelig@")


def test_f34_a_pc_whose_way_out_is_a_script_says_so_where_the_proxy_is_typed(
    at_desk, page, way_out, rest
):
    texts = at_desk.desk.texts
    assert page.proxy.text() == texts("pcer.proxy.ingen")
    way_out.script = True
    at_desk.window.go("pcer")
    rest()
    assert at_desk.page.proxy.text() == texts("pcer.proxy.script")
    at_desk.keys.press("Alt+P")
    settle()
    opened(at_desk, ProxyPanel).fields.address.setText("127.0.0.1:9")
    at_desk.keys.press("Ctrl+Return")
    rest()
    assert at_desk.page.proxy.text() == "127.0.0.1:9"


@pytest.mark.usefixtures("page")
def test_a_kept_password_does_not_follow_to_another_proxy(at_desk, rest):
    at_desk.keys.press("Alt+P")
    settle()
    first = opened(at_desk, ProxyPanel)
    for field, words in ((first.fields.address, "127.0.0.1:9"), (first.fields.navn, "vagt")):
        field.setText(words)
    first.fields.kode.line.setText("hemmelig")
    first.main.click()
    rest()
    first.fields.address.setText("127.0.0.1:10")
    first.fields.kode.line.setText("")
    first.main.click()
    rest()
    first.close_overlay()
    at_desk.keys.press("Alt+P")
    settle()
    second = opened(at_desk, ProxyPanel)
    second.fields.address.setText("127.0.0.1:11")
    second.main.click()
    rest()
    assert "hemmelig" not in read_setting(at_desk.pc.store).proxy


@pytest.mark.usefixtures("page")
def test_what_is_no_proxy_is_said_at_once(at_desk, rest):
    at_desk.keys.press("Alt+P")
    settle()
    panel = opened(at_desk, ProxyPanel)
    panel.fields.address.setText("ftp://proxy")
    panel.main.click()
    rest()
    assert panel.said.text() == at_desk.desk.texts("synk.adresse.proxy")
    assert read_setting(at_desk.pc.store).proxy == ""


@pytest.mark.usefixtures("page")
def test_a_certificate_that_was_given_can_be_taken_away_again(at_desk, rest):
    store, url = at_desk.pc.store, at_desk.pc.url
    at_desk.keys.press("Alt+E")
    settle()
    assert not hasattr(opened(at_desk, ServerPanel), "without")  # there is none yet
    at_desk.keys.press("Escape")
    keep_setting(store, make_setting(url, ca=authority().pem))
    at_desk.page.on_enter()
    rest()
    at_desk.keys.press("Alt+E")
    settle()
    panel = opened(at_desk, ServerPanel)
    assert panel.ca.text() == ""
    panel.without.click()
    rest()
    assert not [one for one in at_desk.window.findChildren(ServerPanel) if one.isVisible()]
    assert read_setting(store) == make_setting(url)


def test_another_server_is_looked_at_and_gets_everything(at_desk, page, house, rest):
    at_desk.save(karen())
    house.settle()
    house.central.restore(None, by_tool=False)
    house.reconnect()
    pc = at_desk.pc
    keep_setting(pc.store, make_setting(pc.url))
    hand_in_genesis(pc.client, pc.store, house.server.open_slot())
    at_desk.synk.last = RoundResult(outcome=Outcome.ANDEN_SERVER)
    page.on_enter()
    rest()
    page.change.button.click()
    rest()
    panel = opened(at_desk, ChangePanel)
    assert panel.back is panel.first_focus()
    assert house.central.names() == []
    panel.main.click()
    rest()
    assert set(house.central.names()) == set(pc.names())


def test_a_server_that_does_not_answer_has_its_sentence(at_desk, page, house, rest):
    house.settle()
    house.central.stop()
    page.line.look_at_change()
    rest()
    assert not [one for one in at_desk.window.findChildren(ChangePanel) if one.isVisible()]
    house.central.start()
