"""06.30 to 07.05: what the night tells the day, taken in the same window, and once round by daylight (ux.md 7.4)."""

from __future__ import annotations

from collections.abc import Sequence

from akutdesk.demo.desk import METTE
from akutdesk.demo.pictures import LARGE
from akutdesk.demo.player import Steps
from akutdesk.domain.droeftelse import Droeftelse
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.ui.opfoelgning.page import OpfoelgningPage
from akutdesk.ui.theme import STEPS
from akutdesk.ui.vagtoverlevering.state import Punkt, er_vigtigt, fortalte
from tests.flows.script.desk import morning
from tests.flows.script.night import ScriptNight
from tests.flows.script.together import paper_text

PASSWORD = 12
METTES_SHIFT_CODE = "902713"
OWN_POINT = "Printeren ved kontoret var slukket i nat."
MORE = " Ring gerne til hende i dag."
ROUND = (
    *(("Ctrl+1",), ("Ctrl+2",), ("Ctrl+3",), ("Ctrl+4",), ("Ctrl+5",), ("Ctrl+6",), ("Ctrl+7",)),
    *(("F5",), ("F1",), ("Esc", "F12"), ("Esc", "Ctrl+K"), ("Esc", "Shift+F2"), ("Esc", "F2")),
)
"""The screens, the net, help, the card, the palette, a short call, and a new one."""


def at_0630_handover(night: ScriptNight) -> Steps:
    """It is written already; corrected, added to, and a word for the leader alone."""
    stage = night.stage
    yield from night.until(morning(6, 30))
    night.count_keys()
    yield from stage.press("Ctrl+5", "F6")
    yield stage.is_at("OpfoelgningPage")
    yield from stage.picture("overlevering", large=True)
    _tells_everything(night)
    yield from _changed_by_anna(night)
    yield from stage.picture("overlevering-rettet", large=True)
    yield from stage.press("F11")
    yield stage.is_at("AloudScreen")
    yield from stage.picture("laes-op-sammen", large=True)
    yield from stage.press("F11")
    night.count_keys()
    yield from stage.press("Ctrl+5", "F6", "Ctrl+Enter")
    assert night.keys <= 8  # T12
    yield from stage.picture("overlevering-givet", large=True)


def _changed_by_anna(night: ScriptNight) -> Steps:
    """An item in other words, one of her own, and a wish that stands nowhere in it."""
    stage, text = night.stage, night.stage.assets.text
    yield from stage.press("Enter")
    yield stage.is_at("PointPanel")
    yield from stage.write(MORE)
    yield from stage.picture("ret-punkt")
    yield from stage.press("Ctrl+Enter", "Alt+N")
    yield stage.is_at("PointPanel")
    yield from stage.write(stage.words.printer)
    yield from stage.press("Tab")
    yield from stage.write(OWN_POINT)
    yield from stage.press("Ctrl+Enter", "Alt+J")
    yield stage.is_at("TalkPanel")
    yield from stage.picture("tal-med-nogen")
    yield from stage.press("Ctrl+Enter")
    yield stage.shows(text("vagtoverlevering.oensket"))
    assert len(night.all_of(Droeftelse)) == 1
    lines = "\n".join(line.tekst for line in _handover(night).lines)
    assert MORE.strip() in lines
    assert OWN_POINT in lines
    assert text("vagtoverlevering.tal.titel") not in lines


def _handover(night: ScriptNight):
    page = night.stage.front
    assert isinstance(page, OpfoelgningPage)
    return page.handover


def _tells_everything(night: ScriptNight) -> None:
    """Every contact, guest, open task, and what two wrote."""
    vagten = _handover(night).vagten
    told = {one.henvendelse.id for one in vagten.kontakter}
    assert told == {one.id for one in night.contacts()}
    assert len(told) >= 6
    assert [one.navn for one in vagten.gaester] == ["Ali", "Birthe", night.demo.words.gaest]
    open_tasks = {one.id for one in night.all_of(Opfoelgning) if one.status == "AABEN"}
    assert open_tasks == {row.rid for row in vagten.aftaler}
    assert [one.navn for one in vagten.konflikter] == ["Karen"]


def at_0700_taken(night: ScriptNight) -> Steps:
    """Mette signs in the same window with her own password; the sheet is what the screen says."""
    stage = night.stage
    yield from night.until(morning(7, 0))
    told = _handover(night).lines
    night.count_keys()
    yield from stage.press(*METTE, "Enter")
    yield from stage.write(night.demo.leaders_code)
    yield from stage.press("Enter")
    assert night.keys + PASSWORD <= 20
    yield stage.is_at("VagtkodeScreen")
    yield from stage.write(METTES_SHIFT_CODE)
    yield from stage.press("Enter")
    yield stage.shows(stage.assets.text("vagtoverlevering.er_taget").partition("{")[0])
    yield from stage.picture("vagten-er-taget", large=True)
    yield from _same_on_paper(night, told)


def _same_on_paper(night: ScriptNight, told: Sequence[Punkt]) -> Steps:
    """The sheet of the shift that was just taken: it lies first among those given before."""
    stage = night.stage
    had = set(night.papers.glob("*.pdf"))
    yield from stage.press("Ctrl+5", "Alt+T")
    yield stage.is_at("EarlierPanel")
    yield from stage.picture("tidligere-overleveringer")
    yield from stage.press("Enter")
    yield stage.is_at("HandoverPrint")
    yield from stage.picture("udskriv-overlevering")
    yield from stage.press("Enter")
    yield stage.shows(stage.assets.texts()("udskriv.ok", printer=stage.words.printer))
    (sheet,) = set(night.papers.glob("*.pdf")) - had
    paper = " ".join(paper_text(sheet).split())
    assert "(AN)" in paper
    assert "(MF)" in paper
    important = [line for line in fortalte(told) if er_vigtigt(line)]
    assert [line.alias for line in important if " ".join(line.tekst.split()) not in paper] == []
    assert OWN_POINT in paper


def at_0705_daylight(night: ScriptNight) -> Steps:
    """Day, text at 200 per cent, once round: nothing cut, nothing to scroll sideways."""
    stage = night.stage
    yield from night.until(morning(7, 5))
    if stage.window.look.palette == "nat":
        yield from stage.press("Ctrl+Shift+D")
    for _ in STEPS:
        if stage.window.look.percent < LARGE:
            yield from stage.press("Ctrl++")
    assert (stage.window.look.palette, stage.window.look.percent) == ("dag", LARGE)
    for number, keys in enumerate(ROUND, start=1):
        yield from stage.press(*keys)
        yield from night.look(f"dag-200-{number:02}")
        assert night.cut_lines() == []
        assert night.scrolls_sideways() == []
