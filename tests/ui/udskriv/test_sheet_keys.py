"""The questions about a sheet of paper, answered with the keys that their buttons show."""

from __future__ import annotations

import pytest

from akutdesk.ui import keys
from akutdesk.ui.printer import JobState
from tests.ui.udskriv.test_dialog import given_out, strips


@pytest.mark.usefixtures("dialog")
def test_the_question_about_the_sheet_is_answered_with_the_keys_it_shows(desk, qtbot):
    desk.printer.script = [JobState.UKLAR, JobState.UKLAR]
    desk.keys.press("Enter")
    qtbot.waitUntil(lambda: strips(desk)["print"].text.endswith("Ligger det ved printeren?"))
    hints = [keys.hint(button.action) for button in strips(desk)["print"].buttons]
    assert hints == ["Ctrl+Shift+J", "Ctrl+Shift+F"]
    desk.keys.press("Ctrl+Shift+F")
    qtbot.waitUntil(lambda: len(given_out(desk)) == 2 and "print" in strips(desk))
    qtbot.waitUntil(lambda: strips(desk)["print"].text.endswith("Ligger det ved printeren?"))
    desk.keys.press("Ctrl+Shift+J")
    assert sorted(one.udfald for one in given_out(desk)) == ["KOM_IKKE", "KOM_UD"]
    assert not desk.night.window.dispatch.run("har_arket"), (
        "without the question the key is nobody's"
    )
