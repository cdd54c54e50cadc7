"""What two people do on the page: order, sign, withdraw; hold and let go; hide and close."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial

import shiboken6
from PySide6.QtCore import QObject, Signal

from akutdesk.domain.errors import DomainError
from akutdesk.domain.opbevaringsfrist import Udloebet
from akutdesk.domain.record import RecordId
from akutdesk.storage.act import Saved
from akutdesk.storage.errors import StorageError
from akutdesk.storage.grund import Grund
from akutdesk.storage.sletning import Venter
from akutdesk.storage.step import Step
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip
from akutdesk.ui.messages import text_of
from akutdesk.ui.person.said import said_of
from akutdesk.ui.sletning.panels import (
    BekraeftPanel,
    BevarPanel,
    GodkendPanel,
    SletPanel,
    SlipPanel,
)
from akutdesk.ui.sletning.reason_form import ReasonForm
from akutdesk.ui.sletning.state import Bevaret, Kort, Par, frist_navn
from akutdesk.ui.undo import undo_button
from akutdesk.ui.unkept import tell_unkept

STRIP = "sletning"


class SletDeeds(QObject):
    """`done`: what is listed may be another now."""

    done = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._signing = False

    # ---- erasing

    def order(self, kort: Kort) -> None:
        """Ask what, why and with whom; nothing goes until the other one has signed."""
        self._order(SletPanel(self._desk, kort.navn, kort.omfang))

    def approve(self, udloebet: Udloebet) -> None:
        """A leader approves what a rule lists; it goes the same way, with a second person."""
        navn = frist_navn(udloebet, said_of(self._desk))
        self._order(GodkendPanel(self._desk, navn, udloebet.rids))

    def _order(self, panel: SletPanel | GodkendPanel) -> None:
        def ordered(grund: Grund) -> None:
            desk, anden = self._desk, panel.anden
            deed = partial(desk.store.sletning.bestil, desk.adgang, anden, panel.rids, grund)
            who = said_of(desk).folk.get(anden, "")
            self._try(panel, deed, desk.texts("sletning.sagt.bestilt", hvem=who))

        panel.given.connect(ordered)
        self._desk.shell.open_overlay(panel)

    def sign(self, venter: Venter, pairs: Sequence[Par]) -> None:
        """The second person looks once more, and signs."""
        panel = BekraeftPanel(self._desk, pairs)
        panel.sure.connect(partial(self._signed, panel, venter))
        self._desk.shell.open_overlay(panel)

    def _signed(self, panel: BekraeftPanel, venter: Venter) -> None:
        """As a job: tables are written out, which takes seconds where there is much."""
        if self._signing:
            return
        self._signing, desk = True, self._desk
        panel.working()

        def sign() -> Sequence[Step]:
            with closing(desk.store.beside()) as mine:
                return mine.sletning.bekraeft(desk.adgang, venter.navn)

        desk.jobs.run(
            sign,
            done=partial(self._is_signed, panel),
            failed=partial(self._not_signed, panel),
            owner=self,
        )

    def _is_signed(self, panel: BekraeftPanel, steps: Sequence[Step]) -> None:
        self._signing, desk = False, self._desk
        if _stands(panel):
            panel.close_overlay()
        for step in steps:
            desk.changes.tell(step.changes.types, step.changes.ids, initiator=self)
        self._say("sletning.sagt.slettet" if steps else "sletning.sagt.sendes")
        desk.synk.now()

    def _not_signed(self, panel: BekraeftPanel, error: Exception) -> None:
        """Said where it was signed; or in the window, where somebody has gone on working."""
        self._signing, desk = False, self._desk
        if not isinstance(error, StorageError | DomainError):
            raise error
        if _stands(panel):
            panel.refuse(text_of(error, desk.texts) or desk.texts("fejl.lager"))
        else:
            tell_unkept(desk, error)

    def withdraw(self, venter: Venter) -> None:
        """The order is no more; nothing was erased."""
        desk = self._desk
        try:
            desk.store.sletning.fortryd(desk.adgang, venter.navn)
        except (StorageError, DomainError) as error:
            tell_unkept(desk, error)
            return
        self._say("sletning.sagt.trukket")

    # ---- keeping

    def hold(self, kort: Kort) -> None:
        """Ask why; nobody erases it from then on."""
        panel = BevarPanel(self._desk, kort.navn)
        deed = self._desk.store.fastholdelse.hold
        self._ask_why(panel, partial(deed, self._desk.adgang, kort.omfang.rids), "bevares")

    def let_go(self, bevaret: Bevaret, navn: str) -> None:
        """Ask why; two may erase it again."""
        panel = SlipPanel(self._desk, navn)
        deed = self._desk.store.fastholdelse.slip
        self._ask_why(panel, partial(deed, self._desk.adgang, bevaret.rids), "sluppet")

    def _ask_why(self, panel: ReasonForm, deed: Callable[[Grund], None], said: str) -> None:
        words = self._desk.texts(f"sletning.sagt.{said}")

        def answered(grund: Grund) -> None:
            if self._try(panel, partial(deed, grund), words):
                self._desk.synk.now()

        panel.given.connect(answered)
        self._desk.shell.open_overlay(panel)

    # ---- hiding and closing

    def hide(self, rid: RecordId, *, on: bool) -> None:
        """Out of lists and search, or in again; Ctrl+Z takes it back."""
        opbevaring = self._desk.store.opbevaring
        self._keep(opbevaring.skjul if on else opbevaring.vis, rid, "skjult" if on else "vist")

    def close(self, rid: RecordId, *, on: bool) -> None:
        """The course is over, or goes on; Ctrl+Z takes it back."""
        opbevaring = self._desk.store.opbevaring
        deed = opbevaring.afslut if on else opbevaring.genaabn
        self._keep(deed, rid, "afsluttet" if on else "genaabnet")

    def _keep(self, deed: Callable[..., Saved], rid: RecordId, said: str) -> None:
        desk = self._desk
        try:
            saved = deed(desk.adgang, rid)
        except (StorageError, DomainError) as error:
            tell_unkept(desk, error)
            return
        desk.changes.tell(saved.changes.types, (*saved.changes.ids, rid), initiator=self)
        words = desk.texts(f"sletning.sagt.{said}")
        buttons = () if saved.handling_id is None else (undo_button(desk, saved, self.done.emit),)
        self.done.emit()
        desk.shell.done(Strip(STRIP, "ok", words, buttons=buttons))

    # ---- how it ended

    def _try(self, panel: ReasonForm, deed: Callable[[], object], words: str) -> bool:
        """Do it and say so; why it could not be done is said in the panel, where everything stands as it was."""
        try:
            deed()
        except (StorageError, DomainError) as error:
            panel.refuse(text_of(error, self._desk.texts) or self._desk.texts("fejl.lager"))
            return False
        panel.close_overlay()
        self.done.emit()
        self._desk.shell.done(Strip(STRIP, "ok", words))
        return True

    def _say(self, key: str) -> None:
        self.done.emit()
        self._desk.shell.done(Strip(STRIP, "ok", self._desk.texts(key)))


def _stands(panel: BekraeftPanel) -> bool:
    """Whether the panel is still there: Esc lets go of it while the work goes on."""
    return shiboken6.isValid(panel) and panel.isVisible()
