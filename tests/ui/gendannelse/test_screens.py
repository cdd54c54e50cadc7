"""The screens of a PC that is to be a desk again: keys are enough, and every control has a name."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QFileDialog

from akutdesk.domain.record import new_id
from akutdesk.storage.adgangskode import Adgangskodekrav
from akutdesk.storage.bruger import Bruger
from akutdesk.storage.kit import groups_of
from akutdesk.storage.restoration import Taken
from akutdesk.sync.proxy import Proxy
from akutdesk.ui.gendannelse.restore_work import Road
from akutdesk.ui.gendannelse.screens import (
    BackScreen,
    CodeScreen,
    CopyScreen,
    LeaderScreen,
    WorkScreen,
)
from tests.flows.seen import visible_words
from tests.ui.keyboard import Keyboard
from tests.ui.spoken import controls

CODE = groups_of(bytes(range(20)))
PEOPLE = (
    Bruger(id=new_id(), initialer="LE", navn="Lene Eg", rolle="LEDER"),
    Bruger(id=new_id(), initialer="BO", navn="Bo Krag", rolle="MEDARBEJDER"),
)
MAKERS = {
    "copy": lambda look, texts: CopyScreen(look, texts, "", Road()),
    "code": lambda look, texts: CodeScreen(look, texts, "Kopien"),
    "work": lambda look, texts: WorkScreen(look, texts, begins="gendan.begynder", af=10),
    "leader": lambda look, texts: LeaderScreen(look, texts, PEOPLE, Adgangskodekrav(frozenset())),
    "back": lambda look, texts: BackScreen(look, texts, ("Her",), again=True),
}


@pytest.mark.parametrize("name", MAKERS)
def test_every_control_has_a_name_and_the_cursor_a_place(look, texts, shown, name):
    screen = MAKERS[name](look, texts)
    shown(screen)
    assert [one.widget for one in controls(screen) if not one.name.strip()] == []
    assert screen.first_focus().isVisible()


def test_the_folder_is_asked_for_and_the_server_may_be_left_out(look, texts, shown):
    screen = CopyScreen(look, texts, "", Road())
    shown(screen)
    chosen = []
    screen.valgt.connect(lambda *given: chosen.append(given))
    screen.first_focus().setFocus()
    hands = Keyboard(screen)
    hands.press("Return")
    assert chosen == []
    assert screen.said.isVisible()
    hands.write(" /media/blaa ")
    hands.press("Return")
    assert chosen == [("/media/blaa", Road())]


def test_the_folder_can_be_chosen_in_the_systems_window_which_never_outlives_the_screen(
    look, texts, shown, tmp_path
):
    screen = CopyScreen(look, texts, "", Road())
    shown(screen)
    screen.first_focus().setFocus()
    Keyboard(screen).press("Tab")
    assert screen.place.choose.hasFocus()
    Keyboard(screen).press("Return")
    window = screen.place.dialog
    assert window.isVisible()
    assert window.fileMode() is QFileDialog.FileMode.Directory
    window.fileSelected.emit(str(tmp_path))
    assert screen.typed()[0] == str(tmp_path)
    assert screen.window().focusWidget() is screen.folder
    screen.on_leave()
    assert not window.isVisible()


def test_what_was_typed_stands_when_the_proxy_has_been_written(look, texts, shown):
    proxy = Proxy(address="proxy.kommune.dk:8080", navn="desk", kode="hemmelig")
    screen = CopyScreen(look, texts, "/media/blaa", Road(url="https://her.dk", proxy=proxy))
    shown(screen)
    asked = []
    screen.proxy.connect(lambda: asked.append(screen.typed()))
    screen.by.click()
    assert asked == [("/media/blaa", Road(url="https://her.dk", proxy=proxy))]
    assert "hemmelig" not in repr(asked)
    assert "hemmelig" not in " ".join(visible_words(screen))


def test_a_restore_that_stopped_says_what_it_means_and_what_one_can_do(look, texts, shown):
    screen = WorkScreen(look, texts, begins="gendan.begynder")
    shown(screen)
    assert not any(line.isVisible() for line in screen.after)
    screen.say(texts("fejl.lager"), trouble=True)
    assert all(line.isVisible() for line in (screen.said, *screen.after))
    assert not screen.count.isVisible()
    assert screen.back_button.hasFocus()


def test_a_whole_code_is_given_on_and_forgotten_when_the_screen_goes(look, texts, shown):
    screen = CodeScreen(look, texts, "Kopien")
    shown(screen)
    given = []
    screen.kode.connect(given.append)
    screen.grid.fields[0].textEdited.emit(" ".join(CODE))
    screen.videre.emit()
    assert given == [" ".join(CODE)]
    screen.on_leave()
    assert all(not field.text() for field in screen.grid.fields)


def test_how_far_it_is_never_passes_what_there_is(look, texts, shown):
    screen = WorkScreen(look, texts, begins="gendan.begynder", af=12431)
    shown(screen)
    screen.show_taken(Taken(8000))
    assert "8.000 af 12.431" in screen.count.text()
    screen.show_taken(Taken(12500))
    assert "12.431 af 12.431" in screen.count.text()


def test_nobody_is_a_leader_without_somebody_beside_them(look, texts, shown):
    screen = LeaderScreen(look, texts, PEOPLE, Adgangskodekrav(frozenset()))
    shown(screen)
    named = []
    screen.udpeget.connect(named.append)
    screen.videre.emit()
    assert texts("laas.ark_med_mangler") in screen.said.text()
    screen.form.beside.setCurrentText("Bo Krag")
    for field in (screen.form.fields.first, screen.form.fields.second):
        field.line.setText("fire nye ord i nat")
    screen.videre.emit()
    (one,) = named
    assert (one.leder, one.vidne) == (PEOPLE[0], PEOPLE[1].id)
    assert "fire nye" not in repr(one)


def test_the_server_is_asked_again_only_where_something_was_amiss(look, texts, shown):
    screen = BackScreen(look, texts, ("Her",), again=False)
    shown(screen)
    assert not screen.again.isVisible()
    assert screen.first_focus() is screen.next_button
