"""Tab goes round the lock, what is typed in stays in sight, and no screen at the door flashes (ux.md 6)."""

from akutdesk.ui.laas.door_screen import DoorScreen
from tests.ui.laas.door_example import SCREENS


def test_fields_and_button_of_the_lock_need_no_scrolling_at_200_per_cent(at_200, texts, shown):
    screen = shown(SCREENS["laas-fuld"](at_200, texts))
    for widget in (screen.form.initials, screen.form.code, screen.form._open):
        assert not widget.visibleRegion().isEmpty()
        assert widget.visibleRegion().boundingRect().height() == widget.height()


def test_tab_goes_through_the_lock_and_back_to_the_start(look, texts, shown):
    screen = shown(SCREENS["laas-fuld"](look, texts))
    first = screen.first_focus()
    first.setFocus()
    seen = []
    for _ in range(12):
        screen.focusNextChild()
        seen.append(screen.focusWidget())
        if seen[-1] is first:
            break
    assert seen[-1] is first
    assert len(seen) == len(set(seen)) == 7


def test_a_code_written_among_the_jotted_words_is_told_to_belong_in_the_other_field(
    look, texts, shown
):
    screen = shown(SCREENS["laas-notat"](look, texts))
    field = screen.first_focus()
    field.insertPlainText("ringer fra 0420")
    assert screen._jot._status.text() != texts("laas.notat_ligner_kode")
    field.clear()
    field.insertPlainText("481516\n")
    assert screen._jot._status.text() == texts("laas.notat_ligner_kode")


def test_no_window_of_its_own_flashes_while_a_door_screen_is_made(qapp, look, texts):
    before = set(qapp.topLevelWidgets())
    made = [make(look, texts) for make in SCREENS.values()]
    strays = {w for w in qapp.topLevelWidgets() if w not in before and w.isVisible()}
    assert strays == set()
    assert any(isinstance(one, DoorScreen) for one in made)
    for one in made:
        one.deleteLater()
