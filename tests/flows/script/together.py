"""00.20 to 01.20: Jonas comes to the door; a plan made together, printed at last, and a place to sleep (ux.md 7.4)."""

from __future__ import annotations

import re
from pathlib import Path

from pypdfium2 import PdfDocument
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from akutdesk.demo.night_house import sleep_here
from akutdesk.demo.night_plan import (
    begin_plan,
    finish_plan,
    rings_in_the_plan,
    turn_screen,
    write_the_rest,
)
from akutdesk.demo.night_talk import DANGER, ask_straight_out, close_visit, talk_on, walk_in
from akutdesk.demo.player import Steps
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.krisesamtale import Krisesamtale, status_for
from akutdesk.domain.record import Record
from akutdesk.ui.overnatning.reading import free_beds
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.udskriv.dialog import PrintDialog
from tests.flows.script.desk import morning
from tests.flows.script.night import ScriptNight

CLOCK = re.compile(r"\b\d\d[.:]\d\d\b")
LESS_DANGER = (*DANGER[:-2], ("handleniveau", "2"))
"""A plan that makes it safer is enough: nobody need take over from Anna."""
NIGHT_LIST = "Hvem er i huset"


def part(night: ScriptNight, kind: type[Record]):
    """The one record of a kind that belongs to the visit."""
    visit = next(one for one in night.contacts() if one.form == "FREM")
    (found,) = night.desk.store.children(night.desk.adgang, kind, visit.id)
    return found


def at_0020_visit(night: ScriptNight) -> Steps:
    """The whole talk in free order; what was written stays, and "Er du i tvivl?" opens."""
    stage, words = night.stage, night.stage.words
    yield from night.until(morning(0, 14))
    assert night.says("tir. 24. nov. · Anna")  # the day has turned
    yield from walk_in(stage)
    yield from ask_straight_out(stage, LESS_DANGER)
    yield from talk_on(stage)
    talk = part(night, Krisesamtale)
    assert (talk.borgers_ord, talk.ressourcer) == (words.udloeser, words.hjalp)
    states = {step: status_for(talk, step).status for step in "12346"}
    assert states == dict.fromkeys("12346", "UDFOERT")
    assert status_for(talk, "5").grund == "TID"
    assert "Bagvagt" in night.said("krisesamtale-trin3")


def at_0045_plan(night: ScriptNight) -> Steps:
    """Made together on the turned screen: nobody else's name, no clock."""
    stage = night.stage
    yield from night.until(morning(0, 45))
    yield from begin_plan(stage)
    yield from turn_screen(stage)
    for picture in ("vis-til-borger", "vis-til-borger-skriv"):
        said = night.said(picture)
        assert stage.words.gaest in said
        assert [name for name in night.other_names() if re.search(rf"\b{name}\b", said)] == []
        assert CLOCK.findall(said) == []


def at_0052_phone(night: ScriptNight) -> Steps:
    """T5: the plan waits; field, cursor and scroll are as they were."""
    stage = night.stage
    yield from night.until(morning(0, 52))
    yield from stage.press("Left", "Left", "Left")
    before = spot(stage.focused)
    yield from rings_in_the_plan(stage)
    assert spot(stage.focused) == before
    assert stage.assets.text("kladde.slap") in night.said("her-slap-du")
    yield from stage.press("End", "Enter")
    yield from write_the_rest(stage)
    yield from stage.picture("kriseplan", large=True)
    yield from finish_plan(stage)
    assert part(night, Kriseplan).status == "GAELDENDE"


def spot(field: QWidget | None) -> tuple[object, int, int]:
    """The field with the cursor, where in it the cursor is, and how far its pane is scrolled."""
    pane = field
    while not isinstance(pane, ScrollPane):
        pane = pane.parentWidget()
    return field, field.cursorPosition(), pane.verticalScrollBar().value()


def at_0105_printer_off(night: ScriptNight) -> Steps:
    """No sheet and no "Færdig": three ways on, a PDF where she says, and no job left in the queue."""
    stage, texts = night.stage, night.stage.assets.texts()
    yield from night.until(morning(1, 5))
    night.printer.is_on = False
    yield from _send(night)
    yield from stage.picture("printer-svarer-ikke")
    said = night.said("printer-svarer-ikke")
    ways = ("proev_igen", "anden_printer", "gem_pdf")
    assert [way for way in ways if texts(f"udskriv.{way}") not in said] == []
    assert texts("udskriv.ok", printer=stage.words.printer) not in said
    assert set(night.printer.cancelled) == set(night.printer.waiting) != set()
    yield from _keep_as_file(night)
    yield from _send(night)
    assert set(night.printer.cancelled) == set(night.printer.waiting)
    assert list(night.papers.glob("*.pdf")) == []


def _send(night: ScriptNight) -> Steps:
    """A4 with the card, to a printer that is off."""
    stage = night.stage
    yield from stage.press("Ctrl+P")
    yield stage.is_at("PrintDialog")
    yield from stage.press("2")
    yield lambda: isinstance(stage.front, PrintDialog) and stage.front._overview is not None
    night.preview = stage.front._overview.sheets(stage.front.form.choice, stage.assets.texts())
    yield from stage.press("Enter")
    yield stage.is_at("KriseplanPage")
    yield stage.shows(stage.assets.texts()("udskriv.svarer_ikke", printer=stage.words.printer))


def _keep_as_file(night: ScriptNight) -> Steps:
    """The third way: the print window again, and a file."""
    stage = night.stage
    yield from stage.tab_to(stage.assets.text("udskriv.gem_pdf"))
    yield from stage.press("Enter")
    yield stage.is_at("PrintDialog")
    yield from stage.press("Alt+G")
    yield lambda: isinstance(QApplication.activeWindow(), QFileDialog)
    path = Path(QApplication.activeWindow().selectedFiles()[0])  # where the system proposes
    yield from stage.press("Enter")
    yield path.exists
    yield from stage.sit_down()  # a window manager gives the window back; this platform has none
    yield stage.is_at("KriseplanPage")
    assert night.demo.words.selv[0] in paper_text(path)


def at_0108_printer_on(night: ScriptNight) -> Steps:
    """Tried again from the strip: the paper is the page that was shown."""
    stage = night.stage
    yield from night.until(morning(1, 8))
    night.printer.is_on = True
    yield from stage.tab_to(stage.assets.text("udskriv.proev_igen"))
    yield from stage.press("Enter")
    yield stage.shows(stage.assets.texts()("udskriv.ok", printer=stage.words.printer))
    yield from stage.picture("printer-virker")
    sheets = sorted(night.papers.glob("*.pdf"))
    assert [pages(path.read_bytes()) for path in sheets] == [
        pages(pdf) for pdf in dict.fromkeys(sheet.dokument.pdf for sheet in night.preview)
    ]
    words = night.demo.words
    assert all(line in paper_text(sheets[0]) for line in (*words.selv, words.tegn, words.tur))


def pages(pdf: bytes) -> list[bytes]:
    """Every page as it looks."""
    document = PdfDocument(pdf)
    made = [page.render(scale=1).to_pil().tobytes() for page in document]
    document.close()
    return made


def paper_text(path: Path) -> str:
    """What stands on a printed sheet."""
    document = PdfDocument(path)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def at_0120_place(night: ScriptNight) -> Steps:
    """T10 with a reason and the leader's word; the list of the house is right, and no place is left to book twice."""
    stage = night.stage
    yield from night.until(morning(1, 20))
    night.count_keys()
    yield from sleep_here(stage)
    assert night.keys <= 9 + len(("Ctrl", "P", "Esc"))
    desk, words = night.desk, stage.words
    guests = desk.store.overnatninger.i_huset(desk.adgang, desk.clock.now())
    names = ("Ali", "Birthe", words.gaest)
    assert [(guest.plads, guest.navn) for guest in guests] == list(zip("123", names, strict=True))
    paper = paper_text(max(night.papers.glob("*.pdf")))
    assert NIGHT_LIST in paper
    assert all(name in paper for name in names)
    assert list(free_beds(desk)) == []
    yield from close_visit(stage)
