"""The left side of the shell in a low window: whole signs, and the one that is shown among them (ux.md 2.2)."""

from PySide6.QtGui import QTextDocument

from akutdesk.ui.side_list import ROW, SideRow
from tests.ui.conftest import settle


def test_no_half_sign_stands_at_the_left_however_much_is_open_in_a_low_window(window):
    side = window.frame.side
    side.set_open_rows([SideRow(f"Opkald {one}", "phone", "02:14") for one in range(7)])
    side.open.set_active(5)
    window.resize(683, 384)
    settle()
    for rows in (side.nav, side.open):
        assert rows.height() > 0
        assert rows.height() % window.look.px(ROW) == 0
    assert side.open.geometry().bottom() < side.akut.geometry().top()
    shown = side.open.viewport().rect()
    assert shown.contains(side.open.visualItemRect(side.open.item(5)))


def test_with_little_open_every_screen_is_in_the_list(window):
    side = window.frame.side
    side.set_open_rows([SideRow("Opkald", "phone", "02:14")])
    settle()
    assert side.nav.height() == len(side.nav.rows) * window.look.px(ROW)


def test_what_somebody_is_called_is_no_tag_in_the_tool_tip_of_a_narrow_side(window):
    side = window.frame.side
    name = "<b>Bo</b> &amp; <img src='x'>"
    side.set_open_rows([SideRow(name, "phone", "02:14"), SideRow("Karen", "phone", "02:15")])
    side.open.set_narrow(True)
    tips = [side.open.item(row).toolTip() for row in range(2)]
    assert tips[1] == "Karen"
    shown = QTextDocument()
    shown.setHtml(tips[0])
    assert shown.toPlainText() == name
    assert tips[0].startswith("<span>")  # so that it is read as the text above
