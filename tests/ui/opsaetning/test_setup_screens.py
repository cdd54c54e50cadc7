"""The codes of the kits stay on the card of the first run."""

from akutdesk.ui.opsaetning.vagter_step import VagterStep
from tests.ui.opsaetning.setup_example import SCREENS


def test_codes_are_not_in_the_window_title_and_not_in_a_representation(look, texts, shown):
    screen = shown(SCREENS["noegle"](look, texts))
    code = screen.setup.state.ark[0].kode[0]
    assert code not in repr(screen.setup.state)
    assert code not in screen.windowTitle()


def test_who_is_in_stands_on_the_line_of_its_label_right_under_who_is_let_in(look, texts, shown):
    screen = shown(SCREENS["vagter"](look, texts))
    step = screen.findChild(VagterStep)
    rows = step.list
    assert rows.visualRect(rows.model().index(0, 0)).height() == look.px(36)
    let_in, people = step.fields["ny"].geometry(), step._people.geometry()
    assert people.top() - let_in.bottom() - 1 <= look.px(12)
    assert let_in.height() == look.px(36)
