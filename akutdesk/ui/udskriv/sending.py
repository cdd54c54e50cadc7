"""From the Enter key to the sheet: noted, made, sent, followed, and told honestly (ux.md 5.8).

A Sending outlives the dialog that began it: the desk goes on working while a printer warms up.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from akutdesk.domain.record import new_id
from akutdesk.domain.udlevering import Udlevering
from akutdesk.storage.errors import NotConsented, StorageError
from akutdesk.storage.saving import Saving
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip, StripButton
from akutdesk.ui.printer import JobState, PrinterPort, PrinterRefused, PrintJob
from akutdesk.ui.samtykke.given import plan_consent
from akutdesk.ui.udskriv.follow import LOOK_EVERY_MS, Follower
from akutdesk.ui.udskriv.papers import Kept, PlanPapers
from akutdesk.ui.udskriv.state import UDFALD, Choice, udleveringer, worst

STRIP = "print"


class Sending(QObject):
    """One press of Udskriv. `reopen` shows the dialog again, for another printer or a file."""

    def __init__(
        self,
        desk: Desk,
        papers: PlanPapers,
        kept: Kept,
        *,
        reopen: Callable[[], None],
    ) -> None:
        super().__init__(desk.jobs)
        self._desk = desk
        self._papers = papers
        self._kept = kept
        self._reopen = reopen
        self.look_every_ms = LOOK_EVERY_MS
        self._choice = Choice()
        self._given: tuple[Udlevering, ...] = ()
        self._ended: list[JobState] = []

    def send(self, choice: Choice) -> None:
        """Print. The udlevering and the log entry are on disk before the paper leaves. StorageError."""
        self._choice = choice
        self._given = note_given(self._desk, self._papers, choice, kanal="PRINTER")
        self._ended = []
        self._desk.shell.clear(STRIP)  # what an earlier sheet met is not told of this one
        self._tell("info", "udskriv.sendt")
        work = partial(_sent, self._desk.printer, self._papers, self._kept, choice)
        self._desk.jobs.run(work, done=self._follow, failed=self._broken, owner=self)

    def _follow(self, jobs: tuple[PrintJob, ...]) -> None:
        """Follow each job; a paper that was refused has none and will not come."""
        refused = len(self._choice.papers) - len(jobs)
        self._ended = [JobState.SVARER_IKKE] * refused
        for job in jobs:
            follower = Follower(
                self._desk.jobs, self._desk.printer, parent=self, every_ms=self.look_every_ms
            )
            follower.ended.connect(self._one_ended)
            follower.follow(job)
        self._conclude()

    def _one_ended(self, state: JobState) -> None:
        self._ended.append(state)
        self._conclude()

    def _conclude(self) -> None:
        if len(self._ended) < len(self._choice.papers):
            return
        state = worst(self._ended)
        self._answer(UDFALD[state])
        {
            JobState.FAERDIG: self._came,
            JobState.STOPPET: self._stopped,
            JobState.SVARER_IKKE: self._silent,
            JobState.UKLAR: self._unsure,
        }[state]()

    def _broken(self, _error: Exception) -> None:
        self._answer(UDFALD[JobState.STOPPET])
        self._stopped()

    # ---- what is said

    def _came(self) -> None:
        self._tell("ok", "udskriv.ok")
        self.deleteLater()

    def _stopped(self) -> None:
        self._trouble("udskriv.stoppet", self._again_button())

    def _silent(self) -> None:
        texts = self._desk.texts
        other = StripButton(texts("udskriv.anden_printer"), self._to_dialog, action="anden_printer")
        as_file = StripButton(texts("udskriv.gem_pdf"), self._to_dialog)
        self._trouble("udskriv.svarer_ikke", self._again_button(), other, as_file)

    def _unsure(self) -> None:
        have = StripButton(self._desk.texts("udskriv.har_det"), self._have_it, action="har_arket")
        again = StripButton(self._desk.texts("udskriv.nej_igen"), self._not_here, action="ark_igen")
        self._trouble("udskriv.arket", have, again)

    def _again_button(self) -> StripButton:
        return StripButton(self._desk.texts("udskriv.proev_igen"), self._again, action="ark_igen")

    def _tell(self, kind: str, key: str) -> None:
        self._desk.shell.done(Strip(STRIP, kind, self._said(key), icon="printer"))

    def _trouble(self, key: str, *buttons: StripButton) -> None:
        self._desk.shell.clear(STRIP)
        strip = Strip(STRIP, "warn", self._said(key), icon="printer", buttons=buttons)
        self._desk.shell.alarm(strip)

    def _said(self, key: str) -> str:
        named = key in _NAMES_PRINTER
        text = self._desk.texts
        return text(key, printer=self._choice.printer) if named else text(key)

    # ---- what staff answer

    def _again(self) -> None:
        self._desk.shell.clear(STRIP)
        try:
            self.send(self._choice)
        except NotConsented:
            self._to_dialog()
        except StorageError:
            self._cannot_write()

    def _to_dialog(self) -> None:
        self._desk.shell.clear(STRIP)
        self._reopen()
        self.deleteLater()

    def _have_it(self) -> None:
        """What cannot be written down is asked again: the question stands."""
        if not self._answer("KOM_UD"):
            return
        self._desk.shell.clear(STRIP)
        self._tell("ok", "udskriv.godt")
        self.deleteLater()

    def _not_here(self) -> None:
        self._answer("KOM_IKKE")
        self._again()

    def _answer(self, udfald: str) -> bool:
        """Write down what is known of the paper now; whether it could be."""
        answered = tuple(replace(one, udfald=udfald) for one in self._given)
        savings = [
            Saving(after=after, before=before)
            for before, after in zip(self._given, answered, strict=True)
        ]
        try:
            self._desk.store.save_all(self._desk.adgang, savings)
        except StorageError:
            self._cannot_write()
            return False
        self._given = answered
        return True

    def _cannot_write(self) -> None:
        self._desk.shell.done(Strip(_UNWRITTEN, "err", self._desk.texts("fejl.gem_ikke")))


_UNWRITTEN = "udlevering"
_NAMES_PRINTER = frozenset({"udskriv.sendt", "udskriv.ok", "udskriv.svarer_ikke"})


def note_given(
    desk: Desk, papers: PlanPapers, choice: Choice, *, kanal: str
) -> tuple[Udlevering, ...]:
    """Log the printing and store what leaves the house, in this order (design.md 8.21).

    Raises NotConsented where it goes to others under no consent that holds, StorageError.
    """
    plan = papers.plan
    handling = "UDSKRIV" if kanal == "PRINTER" else "EKSPORT"
    desk.store.log(desk.adgang, handling, objekt_type=plan.TYPE, objekt_id=plan.id)
    given = udleveringer(
        plan,
        choice,
        adgang=desk.adgang,
        tid=desk.clock.now(),
        kanal=kanal,
        ids=[new_id() for _ in choice.papers],
    )
    leaned_on = plan_consent(desk, plan.borger_id, choice.modtager)
    given = tuple(replace(one, samtykke_id=leaned_on) for one in given)
    desk.store.save_all(desk.adgang, [Saving(after=one) for one in given])
    return given


def _sent(
    port: PrinterPort, papers: PlanPapers, kept: Kept, choice: Choice
) -> tuple[PrintJob, ...]:
    """Make and send each paper; stops at the first that is refused. Runs in a job."""
    jobs: list[PrintJob] = []
    for kind in choice.papers:
        document = papers.paper(kind, diskret=choice.diskret, kept=kept)
        try:
            jobs.append(port.submit(document.pdf, printer=choice.printer, copies=choice.copies))
        except PrinterRefused:
            break
    return tuple(jobs)
