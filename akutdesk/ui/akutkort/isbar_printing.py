"""Ctrl+P while one writes the words: the sheet to read from, and what stops it where the name may not be told."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from akutdesk.domain.isbar import navngiver
from akutdesk.domain.partnerkontakt import ANONYMT, DELING, SAMTYKKE, Partnerkontakt, delingsfejl
from akutdesk.domain.samtykke import seneste
from akutdesk.reports.isbar import Isbarark, render_isbar
from akutdesk.reports.papir import Papir
from akutdesk.reports.udskrift import Afsender
from akutdesk.ui.akutkort.aftale_work import STOP, AftaleWork
from akutdesk.ui.akutkort.printing import afsender_of
from akutdesk.ui.akutkort.state import Sagt
from akutdesk.ui.desk import Desk
from akutdesk.ui.samtykke.words import stop_words
from akutdesk.ui.udskriv.follow import LOOK_EVERY_MS
from akutdesk.ui.udskriv.one_sheet import OneSheet


class IsbarPrinting(QObject):
    """`said` tells why nothing is printed, or how far the sheet has come."""

    said = Signal(str)

    def __init__(self, desk: Desk, parent: QObject, *, look_every_ms: int = LOOK_EVERY_MS) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sheet = OneSheet(desk, self, look_every_ms=look_every_ms)
        self._sheet.said.connect(self.said)

    def print_lines(self, work: AftaleWork, sagt: Sequence[Sagt], hvem: str = "") -> None:
        """Send the lines; a consent that holds no more stops it, here and now (domain.md 7)."""
        work.reread()
        stop = self._stop(work, sagt)
        if stop:
            self.said.emit(stop)
            return
        ark = Isbarark(
            linjer=tuple((line.bogstav, line.overskrift, line.tekst) for line in sagt),
            hvem=hvem,
            dato=work.today,
        )
        make = partial(_pdf, self._desk.papir, afsender_of(self._desk), ark)
        self._sheet.send(make, objekt_type=Partnerkontakt.TYPE, objekt_id=work.henvendelse.id)

    def _stop(self, work: AftaleWork, sagt: Sequence[Sagt]) -> str:
        grounds = work.kontakt.grundlag
        borger = work.call.opkald.borger
        told = navngiver([line.tekst for line in sagt], borger)
        if grounds not in (SAMTYKKE, ANONYMT) or not told:
            return ""
        fault = delingsfejl(work.may_share)
        if fault is None:
            return ""
        why = stop_words(self._desk, STOP, fault, seneste(work.call.samtykker, DELING))
        return f"{self._desk.texts('akutkort.navn_i_ordene')} {why}"


def _pdf(papir: Papir, afsender: Afsender, ark: Isbarark) -> bytes:
    return render_isbar(papir, afsender, ark).pdf
