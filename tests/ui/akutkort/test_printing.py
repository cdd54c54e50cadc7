"""Ctrl+P prints the blank card for the wall, and says honestly what came of it (ux.md 5.8)."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from akutdesk.ui.akutkort.printing import CardPrinting
from akutdesk.ui.desk import Desk
from akutdesk.ui.place import enhed_of, katalog_of
from akutdesk.ui.printer import JobState
from tests.fakes.printer import ScriptedPrinter


@pytest.fixture
def prints(night, qtbot):
    """Prints on a scripted printer; gives what was said and the desk."""

    def printed(printer: ScriptedPrinter, until: str) -> tuple[list[str], Desk]:
        desk = replace(night.desk, printer=printer)
        numbers = katalog_of(desk).akutkort(enhed_of(desk).region)
        printing = CardPrinting(desk, numbers, night.window, look_every_ms=5)
        words: list[str] = []
        printing.said.connect(words.append)
        printing.print_card()
        qtbot.waitUntil(lambda: bool(words) and words[-1].startswith(until), timeout=10_000)
        return words, desk

    return printed


def test_the_card_is_printed_blank_with_the_numbers_of_the_house(rings, prints):
    rings(handleniveau="3")
    printer = ScriptedPrinter("Kontoret")
    words, desk = prints(printer, "Færdig")
    assert words == ["Sendt til printeren Kontoret …", "Færdig. Hent arket ved Kontoret."]
    (sent,) = printer.sent
    page = pypdfium2.PdfDocument(sent.pdf)[0].get_textpage().get_text_range()
    assert "70 11 07 07" in page
    assert "Bagvagt · " in page
    assert "Karen" not in page
    assert "Anna" not in page
    assert desk.printer is printer


@pytest.mark.parametrize(
    ("printer", "end"),
    [
        (ScriptedPrinter(), "Vi kan ikke finde en printer."),
        (ScriptedPrinter("Kontoret", refuses="SVARER_IKKE"), "Printeren Kontoret svarer ikke."),
        (ScriptedPrinter("Kontoret", script=(JobState.STOPPET,)), "Udskriften er stoppet."),
        (ScriptedPrinter("Kontoret", script=(JobState.UKLAR,)), "Vi ved ikke, om arket kom ud."),
    ],
    ids=["ingen", "afvist", "stoppet", "uvist"],
)
def test_a_card_that_did_not_come_is_never_called_done(prints, printer, end):
    words, _ = prints(printer, end)
    assert not any(word.startswith("Færdig") for word in words)


def test_ctrl_p_on_the_card_prints_and_the_screen_says_so(night, keyboard, card, qtbot):
    screen = card()
    screen.printing._desk = replace(night.desk, printer=ScriptedPrinter())
    keyboard.press("Ctrl+P")
    qtbot.waitUntil(screen._status.isVisible, timeout=10_000)
    assert screen._status.text() == "Vi kan ikke finde en printer. Skriv det vigtigste af i hånden."
