"""What the keys of a card begin: a call, the plan, paper, and the panels beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from akutdesk.domain.adgang import maa
from akutdesk.domain.errors import DomainError
from akutdesk.domain.record import RecordId
from akutdesk.storage.act import Saved
from akutdesk.storage.errors import StorageError
from akutdesk.ui.borger import facts
from akutdesk.ui.borger.card import Card
from akutdesk.ui.borger.consent_line import open_consents
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip
from akutdesk.ui.opfoelgning.deeds import TaskDeeds
from akutdesk.ui.undo import undo_button
from akutdesk.ui.unkept import tell_unkept

STRIP = "borger"


class CardDeeds(QObject):
    """`shown` gives the card as it is now. A panel is imported when it is first asked for."""

    def __init__(
        self, desk: Desk, parent: QObject, shown: Callable[[], Card], tasks: TaskDeeds
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown = shown
        self._tasks = tasks

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Action of the key table to what it begins; erasing, giving out and the log only for whom they are."""
        guarded: dict[str, tuple[str, Callable[[], None]]] = {
            "slet_kort": ("SLET", lambda: self._desk.shell.go("sletning", self._rid)),
            "indsigt": ("INDSIGT", self._give_access),
            "hvem_saa": ("LAES_LOG", self._who_looked),
        }
        allowed = {
            action: do for action, (right, do) in guarded.items() if maa(self._desk.adgang, right)
        }
        return {
            **allowed,
            "opkald": self._call,
            "kriseplan": lambda: self._desk.shell.go("kriseplan", self._rid),
            "udskriv": self._print,
            "ret": lambda: self._desk.shell.go("borger_ret", self._rid),
            "paaroerende": self._relatives,
            "historik": self._history,
            "samtykker": lambda: open_consents(self._desk, self._shown().borger),
            "samme_person": self._same_person,
            "adgang": self._access,
            "ny_opfoelgning": self._promise,
            "maaling": self._measure,
        }

    @property
    def _rid(self) -> RecordId:
        return self._shown().borger.id

    @property
    def _navn(self) -> str:
        return facts.name_of(self._shown().borger, self._desk.texts)

    def _call(self) -> None:
        from akutdesk.ui.henvendelse.door import nyt_opkald

        nyt_opkald(self._desk, self._rid)

    def _print(self) -> None:
        card = self._shown()
        if card.plan is None:
            words = self._desk.texts(card.why_no_paper, navn=self._navn)
            self._desk.shell.done(Strip(STRIP, "info", words))
            return
        from akutdesk.ui.borger.printing import print_plan

        print_plan(self._desk, card.plan.id)

    def _promise(self) -> None:
        from akutdesk.ui.opfoelgning.new_panel import NewTaskPanel

        panel = NewTaskPanel(self._desk, self._shown().borger, self._navn)
        panel.made.connect(self._tasks.add)
        self._desk.shell.open_overlay(panel)

    def _measure(self) -> None:
        from akutdesk.ui.maaling.door import measure_citizen

        measure_citizen(self._desk, self._shown().borger)

    def _relatives(self) -> None:
        from akutdesk.ui.borger.relatives import RelativesPanel

        self._desk.shell.open_overlay(RelativesPanel(self._desk, self._shown().borger))

    def _history(self) -> None:
        from akutdesk.ui.borger.history import HistoryPanel

        self._desk.shell.open_overlay(HistoryPanel(self._desk, self._rid))

    def _same_person(self) -> None:
        from akutdesk.ui.borger.same_person import SamePersonPanel

        self._desk.shell.open_overlay(SamePersonPanel(self._desk, self._shown()))

    def _access(self) -> None:
        from akutdesk.ui.borger.access_panel import AccessPanel

        panel = AccessPanel(self._desk, self._shown().borger, self._navn)
        panel.named.connect(self._close)
        panel.freed.connect(self._free)
        self._desk.shell.open_overlay(panel)

    def _give_access(self) -> None:
        from akutdesk.ui.indsigt.door import give_access

        give_access(self._desk, self._rid, self._navn)

    def _who_looked(self) -> None:
        from akutdesk.ui.borger.who_looked import WhoLookedPanel

        self._desk.shell.open_overlay(WhoLookedPanel(self._desk, self._rid, self._navn))

    def _close(self, named: tuple[RecordId, ...]) -> None:
        deeds, adgang, rid = self._desk.store.skaermning, self._desk.adgang, self._rid
        self._do(lambda: deeds.luk(adgang, rid, named), "er_lukket")

    def _free(self) -> None:
        deeds, adgang, rid = self._desk.store.skaermning, self._desk.adgang, self._rid
        self._do(lambda: deeds.aabn(adgang, rid), "er_aabnet")

    def _do(self, deed: Callable[[], Saved], told: str) -> None:
        """Do it, say so and offer to take it back; what cannot be done is said and nothing changes."""
        desk = self._desk
        try:
            saved = deed()
        except (StorageError, DomainError) as error:
            tell_unkept(desk, error)
            return
        if saved.handling_id is None:
            return
        desk.changes.tell(saved.changes.types, saved.changes.ids, initiator=self)
        words = desk.texts(f"skaermning.{told}")
        desk.shell.done(Strip(STRIP, "ok", words, buttons=(undo_button(desk, saved),)))
