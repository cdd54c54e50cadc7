"""The codes of the kits stay on the card of the first run."""

from tests.ui.opsaetning.setup_example import SCREENS


def test_codes_are_not_in_the_window_title_and_not_in_a_representation(look, texts, shown):
    screen = shown(SCREENS["noegle"](look, texts))
    code = screen.setup.state.ark[0].kode[0]
    assert code not in repr(screen.setup.state)
    assert code not in screen.windowTitle()
