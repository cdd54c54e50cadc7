"""Answers are chosen by digit, arrow, letter or click, inside the question that has the focus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from akutdesk.ui.fields import Choice, ChoiceGroup, LineField, Question
from akutdesk.ui.form import Form
from tests.ui.conftest import settle

KRISE = Question(
    "Krise",
    (
        Choice("IKKE", "Ikke-kriserelateret", "1"),
        Choice("LET", "Let krise", "2"),
        Choice("SVAER", "Alvorlig krise", "4"),
    ),
)
SYMPTOMER = Question(
    "Hvad fylder?",
    (
        Choice("ANGST", "Angst/nervøsitet", "1"),
        Choice("NEDTRYKT", "Nedtrykt", "2"),
        Choice("INGEN", "Ingen symptomer", "9"),
    ),
    many=True,
    note="vælg gerne flere",
    more=(
        Choice("ANGST", "Angst/nervøsitet"),
        Choice("SOEVN", "Søvnbesvær"),
        Choice("SPIS", "Spisevanskeligheder"),
        Choice("INGEN", "Ingen symptomer"),
    ),
    alone=frozenset({"INGEN"}),
)


@pytest.fixture
def form(look, texts, shown):
    made = Form(look)
    made.krise = ChoiceGroup(look, texts, KRISE)
    made.symptomer = ChoiceGroup(look, texts, SYMPTOMER)
    made.note = LineField(look, name="Note")
    for row in (made.krise, made.symptomer, made.note):
        made.add(row)
    made.fill()
    shown(made, width=1150, height=600)
    made.krise.stop().setFocus()
    return made


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def type_text(text):
    for sign in text:
        QTest.keyClicks(QApplication.focusWidget(), sign)


def test_a_digit_chooses_one_answer_and_the_focus_stays_in_the_question(form):
    heard = []
    form.krise.changed.connect(heard.append)
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_4)
    assert heard == [("LET",), ("SVAER",)]
    assert form.krise.isAncestorOf(QApplication.focusWidget())


def test_tab_leads_to_the_next_question_and_back(form):
    press(Qt.Key.Key_Tab)
    assert form.symptomer.isAncestorOf(QApplication.focusWidget())
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is form.note
    press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert form.krise.isAncestorOf(QApplication.focusWidget())


@pytest.mark.usefixtures("form")
def test_tab_returns_to_the_chosen_answer():
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget().face.choice.kode == "LET"


def test_digits_choose_several_and_take_back(form):
    form.symptomer.stop().setFocus()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_1):
        press(key)
    assert form.symptomer.chosen == ("NEDTRYKT",)


def test_none_excludes_the_others(form):
    form.symptomer.stop().setFocus()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_9):
        press(key)
    assert form.symptomer.chosen == ("INGEN",)
    press(Qt.Key.Key_1)
    assert form.symptomer.chosen == ("ANGST",)


def test_a_digit_in_a_text_field_is_text(form):
    form.note.setFocus()
    type_text("2")
    assert form.note.text() == "2"
    assert form.krise.chosen == ()


def test_arrows_move_and_choose_one_answer(form):
    press(Qt.Key.Key_Right)
    assert form.krise.chosen == ("LET",)
    press(Qt.Key.Key_Left)
    assert form.krise.chosen == ("IKKE",)


def test_arrows_among_several_only_move_and_space_chooses(form):
    form.symptomer.stop().setFocus()
    press(Qt.Key.Key_Right)
    assert form.symptomer.chosen == ()
    press(Qt.Key.Key_Space)
    assert form.symptomer.chosen == ("NEDTRYKT",)


def test_letters_find_a_rare_answer_in_the_whole_list(form):
    form.symptomer.stop().setFocus()
    type_text("søv")
    press(Qt.Key.Key_Space)
    assert form.symptomer.chosen == ("SOEVN",)
    press(Qt.Key.Key_Escape)
    assert form.symptomer.isAncestorOf(QApplication.focusWidget())
    words = [chip.face.choice.text for chip in form.symptomer.chip_set.chips]
    assert "Søvnbesvær" in words, "a chosen answer is never hidden"


def test_zero_opens_the_whole_list_and_escape_closes_it(form):
    form.symptomer.stop().setFocus()
    press(Qt.Key.Key_0)
    settle()
    assert form.symptomer.chip_set.isHidden()
    press(Qt.Key.Key_Escape)
    settle()
    assert not form.symptomer.chip_set.isHidden()


def test_a_list_that_finds_nothing_says_so(form, texts):
    form.symptomer.stop().setFocus()
    type_text("xq")
    field = QApplication.focusWidget()
    assert field.accessibleDescription() == texts("skal.valg.intet", q="xq")
    press(Qt.Key.Key_Space)
    assert form.symptomer.chosen == ()


def test_tab_after_a_rare_answer_still_leads_to_the_next_question(form):
    form.symptomer.stop().setFocus()
    type_text("søv")
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Tab)
    settle()
    assert QApplication.focusWidget() is form.note


def test_the_whole_chip_takes_a_click(form):
    chip = form.krise.chip_set.chips[1]
    for spot in (QPoint(3, 3), QPoint(chip.width() - 3, chip.height() - 3)):
        form.krise.set_chosen(())
        QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=spot)
        assert form.krise.chosen == ("LET",)


def test_one_answer_is_a_radio_button_and_several_are_check_boxes(form):
    def role(widget: QWidget) -> QAccessible.Role:
        return QAccessible.queryAccessibleInterface(widget).role()

    assert role(form.krise.chip_set.chips[0]) == QAccessible.Role.RadioButton
    assert role(form.symptomer.chip_set.chips[0]) == QAccessible.Role.CheckBox
    assert role(form.symptomer.chip_set.chips[3]) == QAccessible.Role.Button
    assert role(form.krise) == QAccessible.Role.Grouping


def test_a_group_has_the_name_of_its_question_and_a_chip_that_of_its_answer(form):
    group = QAccessible.queryAccessibleInterface(form.krise)
    chip = QAccessible.queryAccessibleInterface(form.krise.chip_set.chips[1])
    assert group.text(QAccessible.Text.Name) == "Krise"
    assert chip.text(QAccessible.Text.Name) == "Let krise"
    form.krise.set_chosen(("LET",))
    assert chip.state().checked


def test_a_missing_answer_is_told_at_the_question(form):
    form.krise.set_error("Vælg grad af krise.")
    settle()
    spoken = QAccessible.queryAccessibleInterface(form.krise)
    assert spoken.text(QAccessible.Text.Description) == "Vælg grad af krise."
    assert form.krise.missing
    high = form.krise.height()
    form.krise.set_error("")
    settle()
    assert form.krise.height() < high


def test_setting_what_is_chosen_tells_nobody(form):
    heard = []
    form.krise.changed.connect(heard.append)
    form.krise.set_chosen(("LET",))
    assert heard == []
    assert form.krise.chip_set.chips[1].isChecked()


def test_delete_takes_an_answer_back(form):
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Delete)
    assert form.krise.chosen == ()


@pytest.mark.parametrize(("width", "columns"), [(1150, 5), (640, 3), (330, 1)])
def test_chips_stand_in_as_many_columns_as_there_is_room_for(form, width, columns):
    form.resize(width, 700)
    settle()
    tops = [chip.y() for chip in form.symptomer.chip_set.chips]
    assert tops.count(tops[0]) == min(columns, len(tops))
