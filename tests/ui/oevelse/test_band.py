"""The walkthrough says what one hears and can do, and shows no clock and no count of mistakes (ux.md 2.21)."""

from __future__ import annotations

from akutdesk.domain.oevelse import oevelse
from akutdesk.ui.oevelse.band import CaseBand
from akutdesk.ui.oevelse.window import PracticeWindow
from tests.fakes.clock import FakeClock
from tests.ui.conftest import settle


def test_each_step_says_both_and_the_last_one_ends(qtbot, look, assets):
    band = CaseBand(look, assets.texts())
    qtbot.addWidget(band)
    (sag, *_) = oevelse(assets.guide("oevelse")).sager
    for nr, (siger, goer) in enumerate(zip(sag.siger, sag.goer, strict=True)):
        band.show_step(sag, nr)
        assert (band.heard.text(), band.can.text()) == (f"”{siger}”", goer)
        assert band.back.isHidden() is (nr == 0)
        assert band.next.words == ("Slut" if nr + 1 == len(sag.siger) else "Næste")
        assert band.count.accessibleName() == f"Du hører, {nr + 1} af {len(sag.siger)}"
    band.show_choice()
    assert band.steps.isHidden()
    assert band.next.isHidden()


def test_how_far_one_is_is_read_whole_in_large_text_beside_the_way_back(qtbot, look, assets):
    look.set_percent(200)
    window = PracticeWindow(look, assets.texts(), FakeClock())
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    sag = oevelse(assets.guide("oevelse")).sager[0]
    window.band.show_step(sag, 2)
    window.fit()
    settle()
    assert window.band.back.isVisible()
    count = window.band.count
    assert count.width() >= count.sizeHint().width() > count.minimumSizeHint().width()


def test_the_desk_stands_under_the_band_inside_the_stripes(qtbot, look, assets):
    window = PracticeWindow(look, assets.texts(), FakeClock())
    qtbot.addWidget(window)
    window.resize(1366, 768)
    sag = oevelse(assets.guide("oevelse")).sager[2]
    window.band.show_step(sag, 1)
    window.fit()
    edge = look.px(12)
    assert window.contentsRect().left() == edge
    assert window.contentsRect().top() == window.band.geometry().bottom() + 1
    assert window.band.heightForWidth(window.band.width()) == window.band.height()
