"""F2 at the full lock, and tired hands go on as every night: initials, Tab, password (decision 0188)."""

import pytest

from tests.flows.running_desk import ANNA, BO, KODER

pytestmark = pytest.mark.usefixtures("qapp")


def test_initials_and_password_typed_at_once_after_f2_show_no_password_and_open(desk, qtbot):
    """The hands' own order at the full lock: initials, Tab, password, Enter (decision 0188)."""
    desk.press("F2")
    lock = desk.front
    desk.type("an")
    desk.tab()
    desk.type(KODER[ANNA])
    assert lock.form.initials.text() == ANNA
    assert lock.form.code.text() == KODER[ANNA]
    assert lock._jot.field.words == "an"
    desk.press("Return")
    qtbot.waitUntil(lambda: desk.front is not lock)


def test_a_longer_word_before_tab_is_somebody_s_who_rings(desk):
    desk.press("F2")
    lock = desk.front
    desk.type("karsten")
    desk.tab()
    assert lock.form.initials.text() == ""
    assert lock._jot.field.words == "karsten"


def test_initials_that_stand_there_already_are_not_written_over(desk):
    desk.front.form.initials.setText(BO)
    desk.press("F2")
    lock = desk.front
    desk.type("bil")
    desk.tab()
    assert lock.form.initials.text() == BO
    assert lock._jot.field.words == "bil"
