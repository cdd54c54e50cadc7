"""A night desk with a citizen, a checked directory, two printers, and the kriseplan's own pages."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from akutdesk.assets import Assets
from akutdesk.domain.borger import Borger
from akutdesk.domain.kriseplan import Aftale, Kontakt, Kriseplan, Maal
from akutdesk.domain.opslag import Opslag
from akutdesk.domain.record import RecordId, new_id
from akutdesk.ui.desk import Desk
from akutdesk.ui.kriseplan.page import KriseplanPage
from akutdesk.ui.main_window import MainWindow
from akutdesk.ui.theme import Look
from tests.fakes.printer import ScriptedPrinter
from tests.ui.conftest import settle
from tests.ui.keyboard import Keyboard
from tests.ui.night_desk import NightDesk, after_crash, borger, open_night_desk

LINES = ("Gå ned til åen", "Tage et varmt bad", "Lave te og tænde lampen")
CHECKED = Opslag(id=new_id(), kode="LVSD", kontrolleret_dato=date(2026, 11, 1))


@dataclass
class PlanDesk:
    """The desk, its keyboard and its printer."""

    night: NightDesk
    desk: Desk
    printer: ScriptedPrinter
    karen: Borger
    keys: Keyboard

    @property
    def window(self) -> MainWindow:
        return self.night.window

    @property
    def page(self) -> KriseplanPage:
        page = self.night.page
        assert isinstance(page, KriseplanPage)
        return page

    @property
    def overlay(self):
        return self.window.layers.overlay

    def open(self, rid: RecordId | None = None) -> KriseplanPage:
        """Go to a plan, or to that of a henvendelse or of Karen."""
        self.window.go("kriseplan", rid or self.karen.id)
        settle()
        return self.page

    def plans(self) -> tuple[Kriseplan, ...]:
        """Every plan in the store."""
        return self.night.all_of(Kriseplan)

    def write_short_plan(self) -> None:
        """The short plan as one writes it, by keys, up to the last cell."""
        write, press = self.keys.write, self.keys.press
        write("Jeg kan ikke sove.")
        press("Tab")
        write("Sove fire timer")
        press("Tab")
        write("Ringe til Lone")
        press("Tab")
        for number, line in enumerate(LINES):
            if number:
                press("Enter")
            write(line)
        press("Tab", "Tab")
        for number, cell in enumerate(("Dagvagten", "ringer til mig", "i morgen kl. 10")):
            if number:
                press("Tab")
            write(cell)


def whole_plan(karen: Borger, **fields: object) -> Kriseplan:
    """A finished draft of Karen's, ready to be saved."""
    given = {
        "borger_id": karen.id,
        "kaldenavn": "Karen",
        "lavet_med": "Anna",
        "k1_handler_om": "Jeg kan ikke sove.",
        "k3_maal": (Maal(tekst="Sove fire timer", foerste_skridt="Ringe til Lone"),),
        "k5_selv": LINES,
        "k8_fagfolk": (
            Kontakt(navn="Akuttilbuddet", nummer="00 00 00 00", katalog_kode="EGEN"),
            Kontakt(navn="Fare for liv", nummer="112", katalog_kode="N112"),
        ),
        "k14_aftaler": (Aftale(hvem="Dagvagten", hvad="ringer", hvornaar="i morgen kl. 10"),),
    }
    return Kriseplan(id=new_id(), **{**given, **fields})


@contextmanager
def plan_desk(folder: Path, look: Look, assets: Assets) -> Iterator[PlanDesk]:
    """A desk whose jobs and store are ended afterwards."""
    made = _dress(open_night_desk(folder, look, assets), borger("Karen", foedselsaar=1984))
    made.night.save(made.karen, CHECKED)
    try:
        yield made
    finally:
        end(made)


def start_again(made: PlanDesk, look: Look, assets: Assets) -> PlanDesk:
    """The desk as the next start finds it, if the program stopped dead now."""
    return _dress(after_crash(made.night, look, assets), made.karen)


def end(made: PlanDesk) -> None:
    """Put the pages away, stop the jobs and close the store."""
    made.window.close_pages()
    made.desk.jobs.stop()
    made.night.store.close()


def _dress(night: NightDesk, karen: Borger) -> PlanDesk:
    printer = ScriptedPrinter("Kontoret", "Stuen")
    desk = dataclasses.replace(night.desk, printer=printer)
    night.window.route("kriseplan", lambda rid: KriseplanPage(desk, rid or karen.id))
    return PlanDesk(night, desk, printer, karen, Keyboard(night.window))
