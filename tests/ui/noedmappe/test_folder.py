"""One key prints what the house needs when the PC is gone, and no number comes twice (G122, ux.md 5.6)."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta

import pypdfium2
import pytest

from akutdesk.domain.noedmappe import Noedmappe
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.overnatning import Overnatning
from akutdesk.domain.record import new_id
from akutdesk.domain.skemanummer import laes_skemanummer
from akutdesk.domain.vagt import KBH
from akutdesk.storage.errors import DiskFull
from akutdesk.ui.noedmappe.printing import FolderPrinting
from akutdesk.ui.noedmappe.sheets import folder_of, forms_of
from akutdesk.ui.printer import JobState
from tests.fakes.printer import ScriptedPrinter
from tests.ui.conftest import settle
from tests.ui.night_desk import borger


@pytest.fixture
def prints(night, qtbot):
    """Prints on a scripted printer until nothing more happens; gives what was said."""

    def printed(printer, sheets=folder_of, *, until: str):
        desk = replace(night.desk, printer=printer)
        printing = FolderPrinting(desk, sheets, night.window, look_every_ms=5)
        printing.send()
        qtbot.waitUntil(lambda: said(night).startswith(until), timeout=20_000)
        settle()
        return printing

    return printed


def said(night):
    strips = night.window.frame.done_area.strips
    return strips[-1].text if strips else ""


def pages(printer, number=-1):
    pdf = pypdfium2.PdfDocument(printer.sent[number].pdf)
    return [page.get_textpage().get_text_range() for page in pdf]


def numbers(printer, number=-1):
    """The number at the head of each form, in the order they are printed."""
    words = [text.split() for text in pages(printer, number)[3:]]
    found = [[laes_skemanummer(word) for word in page] for page in words]
    return [next((one for one in page if one), "") for page in found]


def live_in(night):
    karen = borger("Karen", telefon="22 11 33 44")
    guest = Overnatning(
        id=new_id(), borger_id=karen.id, plads="1", ankomst=night.clock.now() - timedelta(hours=4)
    )
    call = Opfoelgning(
        id=new_id(),
        borger_id=karen.id,
        type="OPKALD",
        telefon="04712066",
        forfald=night.clock.now() + timedelta(hours=2),
    )
    later = replace(call, id=new_id(), forfald=night.clock.now() + timedelta(days=3))
    night.save(karen, guest, call, later)


def test_the_folder_holds_the_house_what_is_due_the_numbers_and_empty_forms(night, prints):
    live_in(night)
    printer = ScriptedPrinter("Kontoret")
    prints(printer, until="Færdig. Hent nødmappen ved Kontoret.")
    front, fire, card, *forms = pages(printer)
    assert "Nødmappe" in front
    assert "Ring til Karen" in front
    assert "04 71 20 66" in front
    assert front.count("Ring til Karen") == 1  # what is due in three days is not tonight's
    assert "Karen" in fire
    assert "112" in card
    assert len(forms) == 15
    assert all("Karen" not in form for form in forms)
    assert [log.entry.objekt_type for log in opened_prints(night)] == ["noedmappe"]


def opened_prints(night):
    from akutdesk.wire import membership, statement

    org = membership.read_membership(night.founded.founding.statements)
    private = statement.open_audit(
        night.founded.keys.person.kem, org.audit.seals[night.desk.adgang.bruger], org.org, b"A" * 16
    )
    rows = night.store.read_log(replace(night.desk.adgang, rolle="LEDER"), private)
    return [row for row in rows if row.entry.handling == "UDSKRIV"]


def test_each_form_has_a_number_and_the_front_page_says_which(prints):
    printer = ScriptedPrinter("Kontoret")
    prints(printer, until="Færdig")
    drawn = numbers(printer)
    assert [one[:6] for one in drawn] == [f"A-{place:04d}" for place in range(1, 16)]
    front = pages(printer)[0]
    for edge in (drawn[0], drawn[9], drawn[10], drawn[14]):
        assert edge in front


def test_the_next_folder_goes_on_also_where_the_first_never_came_out(night, prints):
    lost, came = (
        ScriptedPrinter("Kontoret", script=(JobState.STOPPET,)),
        ScriptedPrinter("Kontoret"),
    )
    prints(lost, until="Udskriften er stoppet")
    prints(came, until="Færdig")
    most = Counter([*numbers(lost), *numbers(came)]).most_common(1)
    assert most[0][1] == 1
    assert [mappe.udfald for mappe in night.all_of(Noedmappe)] in (
        ["KOM_IKKE", "KOM_UD"],
        ["KOM_UD", "KOM_IKKE"],
    )


def test_where_nobody_knows_whoever_stands_at_the_printer_says_so(night, prints):
    printing = prints(ScriptedPrinter("Kontoret", script=(JobState.UKLAR,)), until="Vi ved ikke")
    (mappe,) = night.all_of(Noedmappe)
    assert mappe.udfald == "VED_IKKE"
    strip = night.window.frame.done_area.strips[-1]
    assert [button.text for button in strip.buttons] == ["Jeg har det", "Prøv igen"]
    strip.buttons[0].do()
    assert night.all_of(Noedmappe)[0].udfald == "KOM_UD"
    assert said(night) == "Godt. Læg mappen, hvor alle kan finde den."
    assert printing.parent() is night.window


def test_without_a_printer_it_says_so_and_the_reminder_stands(night, prints):
    prints(ScriptedPrinter(), until="Vi kan ikke finde en printer.")
    assert night.store.papirskemaer.sidst_udskrevet(night.desk.adgang) is None


def test_a_disk_that_takes_nothing_keeps_no_empty_form_back(night, prints, monkeypatch):
    def full(*_, **__):
        raise DiskFull

    for name in ("save", "log"):
        monkeypatch.setattr(type(night.store), name, full)
    printer = ScriptedPrinter("Kontoret")
    prints(printer, forms_of, until="Færdig")
    assert len(pages(printer)) == 15
    assert not any(laes_skemanummer(word) for page in pages(printer) for word in page.split())


def test_a_full_disk_leads_to_the_empty_forms(night, keyboard, monkeypatch):
    keyboard.press("F2")

    def full(*_, **__):
        raise DiskFull

    for name in ("save", "save_all"):
        monkeypatch.setattr(type(night.store), name, full)
    keyboard.press("2")
    (strip,) = night.window.frame.alarm_area.strips
    (button,) = strip.buttons
    assert button.text == "Udskriv tomme skemaer"
    printed = []
    night.window.on("tomme_skemaer", lambda: printed.append(True))
    button.do()
    assert printed == [True]


@pytest.fixture
def board(night):
    """The Vagtbord."""
    night.window.go("vagtbord")
    settle()
    return night.page


def test_the_vagtbord_asks_quietly_once_a_month_until_a_folder_came_out(night, board):
    folder = board.right.folder
    assert folder.isVisible()
    assert folder.words.text().startswith("I har ingen nødmappe endnu.")
    mappe = Noedmappe(id=new_id(), tid=night.clock.now(), pc=1, foerste=1, antal=15)
    night.save(mappe)
    board.refresh()
    assert folder.isVisible()
    night.save(Noedmappe(id=new_id(), tid=night.clock.now(), pc=1, foerste=16, udfald="KOM_UD"))
    board.refresh()
    assert folder.isHidden()
    night.clock.instant = datetime(2026, 12, 1, 7, tzinfo=KBH)
    board.refresh()
    assert folder.isVisible()
    assert folder.words.text().startswith("Nødmappen er fra november.")


def test_one_key_prints_it_from_everywhere(night, keyboard, qtbot):
    keyboard.press("Ctrl+Shift+M")
    qtbot.waitUntil(
        lambda: said(night) == "Vi kan ikke finde en printer. Skriv det vigtigste på papir."
    )
