"""To whom a plan goes: the citizen, or others under a consent that holds at this minute (domain.md 2.10, 2.15)."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain.borger import Borger
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.samtykke import PLAN_TIL, gaeldende, hindring, seneste
from akutdesk.domain.vagt import KBH
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields.choice_group import ChoiceGroup
from akutdesk.ui.henvendelse.questions import question_of
from akutdesk.ui.layout import VBox
from akutdesk.ui.opened import found
from akutdesk.ui.panes import come_into_sight
from akutdesk.ui.samtykke.ask import ask_consent
from akutdesk.ui.samtykke.consent_row import ConsentRow
from akutdesk.ui.samtykke.given import consents_of
from akutdesk.ui.samtykke.words import consent_words, stop_words
from akutdesk.ui.udskriv.state import TIL_BORGER

_STOP = "udskriv.deling"


class Receiver(QWidget):
    """Three digits. A consent is looked at when somebody else is chosen, and again when it is printed."""

    changed = Signal()

    def __init__(self, desk: Desk, plan: Kriseplan, scope: str) -> None:
        super().__init__()
        self._desk = desk
        self._plan = plan
        liste, day = desk.codes["udlevering_modtager"], desk.clock.now().astimezone(KBH).date()
        question = question_of(liste, day, title=desk.texts("udskriv.til"))
        self.group = ChoiceGroup(desk.look, desk.texts, question, columns=0, label="top")
        self.group.set_chosen((TIL_BORGER,))
        self.consent = ConsentRow(desk, scope)
        self.consent.hide()
        box = VBox(desk.look, self, gap=8)
        box.addWidget(self.group)
        box.addWidget(self.consent)
        self.group.changed.connect(self._chosen)
        self.consent.asked.connect(self.write_consent)

    @property
    def modtager(self) -> str:
        """BORGER, PAAR or PARTNER."""
        return self.group.chosen[0]

    def look_again(self) -> bool:
        """Whether the plan may go to whoever is chosen; why not is said at the question, with what to do."""
        desk, formaal = self._desk, PLAN_TIL.get(self.modtager)
        borger = self._borger if formaal is not None else None
        if formaal is None:
            self._show("", "")
            return True
        given = consents_of(desk, borger)
        day = desk.clock.now().astimezone(KBH).date()
        why = hindring(given, formaal, day, kendt=borger is not None)
        if why is not None:
            stop = stop_words(desk, _STOP, why, seneste(given, formaal))
            todo = desk.texts(f"{_STOP}.goer" if borger is not None else f"{_STOP}.goer_uden")
            self._show(todo, stop, can_ask=borger is not None)
            return False
        self._show(consent_words(desk, gaeldende(given, formaal, day)[0]), "")
        return True

    def refuse(self) -> None:
        """The focus goes where the answer is asked for."""
        self.group.stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def write_consent(self) -> None:
        """The citizen is asked now, and the yes is written; then it is looked at again."""
        formaal, borger = PLAN_TIL.get(self.modtager), self._borger
        if formaal is not None and borger is not None:
            given = consents_of(self._desk, borger)
            ask_consent(self._desk, borger, given, formaal, then=self._chosen)

    @property
    def _borger(self) -> Borger | None:
        return found(self._desk, Borger, self._plan.borger_id)

    def _chosen(self, _codes: object = None) -> None:
        self.look_again()
        self.changed.emit()

    def _show(self, words: str, stop: str, *, can_ask: bool = False) -> None:
        self.group.set_error(stop)
        self.consent.show_consent(words, can_ask=can_ask)
        if words:
            QTimer.singleShot(0, self.consent, lambda: come_into_sight(self.consent))
