"""Ctrl+P on the card: the blank card for the wall, sent to this PC's printer and followed (ux.md 5.8)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from akutdesk.domain.enhed import Enhed
from akutdesk.domain.katalog import Katalogpost, kontrolleret
from akutdesk.reports.akutkort import Akutnummer, render_akutkort
from akutdesk.reports.papir import Papir
from akutdesk.reports.udskrift import Afsender
from akutdesk.storage.errors import StorageError
from akutdesk.ui.akutkort.state import BAGVAGT
from akutdesk.ui.desk import Desk
from akutdesk.ui.messages import text_of
from akutdesk.ui.place import enhed_of
from akutdesk.ui.printer import JobState, Printer, PrinterPort, PrinterRefused, PrintJob
from akutdesk.ui.udskriv.follow import LOOK_EVERY_MS, Follower
from akutdesk.ui.udskriv.state import REMEMBERED, preferred

_ENDS = {
    JobState.FAERDIG: "akutkort.ark.ok",
    JobState.STOPPET: "akutkort.ark.stoppet",
    JobState.SVARER_IKKE: "akutkort.ark.svarer_ikke",
    JobState.UKLAR: "akutkort.ark.uvist",
}
_NAMES_NOTHING = frozenset({"akutkort.ark.stoppet"})
_BY_USE = frozenset({"N112", "N114", BAGVAGT, "KVAGT"})


class CardPrinting(QObject):
    """`said` tells in words how far the sheet has come. The card that is printed names nobody."""

    said = Signal(str)

    def __init__(
        self,
        desk: Desk,
        poster: Sequence[Katalogpost],
        parent: QObject,
        *,
        look_every_ms: int = LOOK_EVERY_MS,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._poster = tuple(poster)
        self._every_ms = look_every_ms
        self._printer = ""

    def print_card(self) -> None:
        """Send the card to the printer this PC used last."""
        self._desk.jobs.run(
            self._desk.printer.printers,
            done=self._found,
            failed=lambda _: self._found(()),
            owner=self,
        )

    def _found(self, printers: tuple[Printer, ...]) -> None:
        remembered = self._desk.store.secret(REMEMBERED) or b""
        self._printer = preferred(printers, remembered.decode("utf-8", "replace"))
        if not self._printer:
            self.said.emit(self._desk.texts("akutkort.ark.ingen"))
            return
        try:
            self._desk.store.log(self._desk.adgang, "UDSKRIV", objekt_type="akutkort")
        except StorageError as error:
            self.said.emit(text_of(error, self._desk.texts) or "")
            return
        self.said.emit(self._desk.texts("akutkort.ark.sendt", printer=self._printer))
        work = partial(
            _sent,
            self._desk.printer,
            self._printer,
            self._desk.papir,
            enhed_of(self._desk),
            self._poster,
        )
        self._desk.jobs.run(work, done=self._follow, failed=self._refused, owner=self)

    def _follow(self, job: PrintJob | None) -> None:
        if job is None:
            self._ended(JobState.SVARER_IKKE)
            return
        port = self._desk.printer
        follower = Follower(self._desk.jobs, port, parent=self, every_ms=self._every_ms)
        follower.ended.connect(self._ended)
        follower.follow(job)

    def _refused(self, _error: Exception) -> None:
        self._ended(JobState.STOPPET)

    def _ended(self, state: JobState) -> None:
        key, texts = _ENDS[state], self._desk.texts
        self.said.emit(texts(key) if key in _NAMES_NOTHING else texts(key, printer=self._printer))


def _sent(
    port: PrinterPort,
    printer: str,
    papir: Papir,
    enhed: Enhed,
    poster: tuple[Katalogpost, ...],
) -> PrintJob | None:
    """Make the page and send it; None if the printer refused. Runs in a job."""
    afsender = Afsender(navn=enhed.navn, telefon=enhed.telefon, adresse=enhed.adresse)
    dates = [post.kontrolleret_dato for post in poster if post.kontrolleret_dato is not None]
    numre = [_line(post) for post in poster]
    oldest = min(dates, default=None)
    pdf = render_akutkort(papir, afsender, numre, set_efter=oldest).pdf
    try:
        return port.submit(pdf, printer=printer)
    except PrinterRefused:
        return None


def _line(post: Katalogpost) -> Akutnummer:
    """On paper there is no clock: the usual hours stand, as a sentence."""
    if post.kode in _BY_USE or not post.aabent_tekst:
        words = post.brug_til
    else:
        words = ", ".join(part for part in (post.aabent_tekst, post.adgang) if part)
    sentence = f"{words[:1].upper()}{words[1:]}." if words else ""
    return Akutnummer(
        nummer=post.nummer, navn=post.navn, tekst=sentence, kontrolleret=kontrolleret(post)
    )
