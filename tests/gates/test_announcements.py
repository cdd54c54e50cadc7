"""What happens is said to a screen reader once, in the right tone, and the cursor stays (ux.md A25)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from akutdesk.ui.head import Strip
from tests.gates.conftest import Opening
from tests.gates.screens import SCREENS
from tests.gates.whole_program import WholeProgram

BY_NAME = {place.name: place for place in SCREENS}
POLITE, ASSERTIVE = False, True


class Ear:
    """Hears what the window says while the cursor stands still."""

    def __init__(self, program: WholeProgram) -> None:
        self.program = program
        self.said: list[tuple[str, bool]] = []
        program.window.announcer.said.connect(lambda text, loud: self.said.append((text, loud)))

    def holds(self, words: str, *, tone: bool) -> bool:
        """Whether these words were said exactly once, in this tone."""
        return [loud for text, loud in self.said if words in text] == [tone]


@pytest.fixture
def ear(request: pytest.FixtureRequest, opened: Opening) -> Iterator[Ear]:
    """The program at the screen a test names, with somebody listening."""
    with opened(BY_NAME[request.param]) as program:
        yield Ear(program)


at = pytest.mark.parametrize


@at("ear", ["henvendelse"], indirect=True)
def test_saving_is_said_once_and_calmly(ear):
    before = ear.program.focus
    ear.program.press("Ctrl+S")
    assert ear.holds("02.10", tone=POLITE)
    assert ear.program.focus is before


@at("ear", ["henvendelse"], indirect=True)
def test_a_finished_call_is_said_once_with_the_words_of_its_strip(ear):
    ear.program.press("2", "Tab", "1", "Tab", "1", "Tab", "1", "Tab", "1", "Ctrl+Enter")
    area = ear.program.window.frame.done_area
    assert area.isVisible()
    assert ear.holds(ear.program.desk.composed.door.sight.texts("henvendelse.gemt"), tone=POLITE)


@at("ear", ["henvendelse"], indirect=True)
def test_missing_answers_are_said_at_once(ear):
    ear.program.press("Ctrl+Enter")
    assert ear.program.front.body.summary.isVisible()
    assert ear.program.focus in ear.program.front.body.summary.links


@at("ear", ["vagtbord"], indirect=True)
def test_the_net_is_said_when_it_changes_and_not_again(ear):
    before, window = ear.program.focus, ear.program.window
    for _ in range(2):
        window.status_net("cloud-off", "Uden net")
    assert ear.holds("Uden net", tone=POLITE)
    assert ear.program.focus is before


@at("ear", ["henvendelse"], indirect=True)
def test_what_cannot_go_on_is_said_over_everything_else(ear):
    before = ear.program.focus
    ear.program.window.alarm(Strip("gem", "err", "Vi kan ikke gemme"))
    assert ear.holds("Vi kan ikke gemme", tone=ASSERTIVE)
    assert ear.program.focus is before


@at("ear", ["henvendelse"], indirect=True)
def test_the_lock_is_announced_before_it_falls(ear):
    before = ear.program.focus
    ear.program.desk.limbs.watch.varsel.emit()
    words = ear.program.desk.composed.door.sight.texts("laas.varsel")
    assert ear.holds(words, tone=ASSERTIVE)
    assert ear.program.focus is before


@at("ear", ["udskriv"], indirect=True)
def test_printing_is_said_until_the_paper_is_there(ear):
    ear.program.press("Enter")
    ear.program.wait()
    tones = dict(ear.said)
    assert any("Kontoret" in text for text in tones), ear.said
    assert ASSERTIVE not in tones.values()


@at("ear", ["fuld laas"], indirect=True)
def test_a_clock_started_at_the_lock_is_said_at_once(ear):
    ear.program.press("F2")
    words = ear.program.desk.composed.door.sight.texts("laas.uret_gaar")
    assert ear.holds(words, tone=ASSERTIVE)
