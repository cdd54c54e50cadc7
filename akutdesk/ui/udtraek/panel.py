"""Alt+U on Statistik: an evaluator's set. First it is counted and looked at, then a place is chosen (domain.md 5.4)."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.errors import DomainError
from akutdesk.domain.evaluatorsaet import Evaluatorsaet
from akutdesk.domain.kalender import kalender
from akutdesk.domain.samarbejdsaftale import Samarbejdsaftale
from akutdesk.domain.samarbejdspartner import Samarbejdspartner
from akutdesk.domain.udtraek import Bestilling, Pseudonymnoegle, Udtraek
from akutdesk.storage.errors import StorageError
from akutdesk.storage.store import Store
from akutdesk.storage.udtraek import Optalt
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Labelled, ListBox
from akutdesk.ui.fields.guarded_line import GuardedLine
from akutdesk.ui.file_saver import Fil, FileSaver
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.head import Strip
from akutdesk.ui.loose_draft import LooseDraft, Place
from akutdesk.ui.messages import text_of
from akutdesk.ui.override import override
from akutdesk.ui.place import enhed_of
from akutdesk.ui.statistik.periods import Days
from akutdesk.ui.text import Text
from akutdesk.ui.udtraek import state

STRIP = "udtraek"
_AGREEMENT = "aftale_id"
_LONGEST = 120


class UdtraekPanel(FormPanel):
    """Ctrl+Enter counts; once more, and the file window opens. Whatever is typed between makes it count again.

    Raises AdgangError for who may not export.
    """

    HELP: ClassVar[str] = "udtraek"

    def __init__(self, desk: Desk, days: Days) -> None:
        kraev(desk.adgang, "EKSPORT")
        texts = desk.texts
        super().__init__(desk.look, texts("udtraek.titel"))
        self._desk = desk
        self._counted: Optalt | None = None
        self.saver = FileSaver(desk, self)
        self.agreements = self._agreements()
        self.lines = {felt: self._line(felt) for felt in state.LINES}
        fields: dict[str, QWidget] = {_AGREEMENT: self.agreements, **self.lines}
        self.rows = {felt: self._labelled(felt, field) for felt, field in fields.items()}
        self._latest = Text(desk.look, "", size=15, colour="text2")
        first, *others = self.rows.values()
        self.add(first, self._latest, *others)
        self.set_foot(texts("udtraek.taal"), texts("skal.tilbage"), self._finish)
        today = kalender(desk.codes).dato(desk.clock.now())
        for felt, words in state.first_days(days, today).items():
            self.lines[felt].setText(words)
        self._keep()
        self.saver.saved.connect(self._saved)
        self.saver.refused.connect(self._tell)

    @override
    def first_focus(self) -> QWidget:
        return self.agreements if self.agreements.count() > 1 else self.lines["modtager"]

    @override
    def on_enter(self) -> None:
        super().on_enter()
        self._show_latest()
        self._changed()

    @override
    def on_leave(self) -> None:
        super().on_leave()
        self.saver.put_away()

    @property
    def told(self) -> str:
        """What is said above the buttons."""
        return self._notice.text()

    @property
    def latest(self) -> str:
        """What is said to have left last on the chosen agreement."""
        return self._latest.text()

    # ---- the questions

    def _agreements(self) -> ListBox:
        desk = self._desk
        days = kalender(desk.codes)
        options = state.choices(
            desk.store.setup(desk.adgang, Samarbejdsaftale),
            desk.store.setup(desk.adgang, Samarbejdspartner),
            days.dato(desk.clock.now()),
            (desk.texts, days),
            enhed_of(desk).deltagende_kommuner,
        )
        none = [("", desk.texts("udtraek.ingen_aftale"))]
        return ListBox(self.look, name=desk.texts("udtraek.aftale_id"), options=options or none)

    def _line(self, felt: str) -> GuardedLine:
        return GuardedLine(self.look, name=self._desk.texts(f"udtraek.{felt}"), limit=_LONGEST)

    def _labelled(self, felt: str, field: QWidget) -> Labelled:
        texts, note = self._desk.texts, f"udtraek.{felt}_note"
        words = texts(note) if note in texts else ""
        name = texts(f"udtraek.{felt}")
        return Labelled(self.look, name, field, note=words, label_at="top")

    def _keep(self) -> None:
        """What is typed outlives the panel; and it makes what was counted old."""
        house = enhed_of(self._desk)
        draft = LooseDraft(self._desk, self, Place(rid=house.id, felt=STRIP, type=house.TYPE))
        for felt in ("modtager", "formaal"):
            draft.bind(felt, self.lines[felt])
        self.keep_draft(draft)
        for do in (self._show_latest, self._changed):
            self.agreements.currentIndexChanged.connect(do)
        for line in self.lines.values():
            line.textChanged.connect(self._changed)

    def _changed(self, _new: object = None) -> None:
        self._counted = None
        self.main.set_words(self._desk.texts("udtraek.taal"))
        self.set_notice("")
        self.refit()

    def _show_latest(self, _new: object = None) -> None:
        """What left last on the chosen agreement."""
        desk = self._desk
        left = desk.store.udtraek.liste(desk.adgang)
        said = (desk.texts, kalender(desk.codes))
        words = state.latest(left, self.agreements.chosen, said)
        self._latest.setText(words)
        self._latest.setVisible(bool(words))

    @property
    def _typed(self) -> state.Skrevet:
        said = {felt: line.text() for felt, line in self.lines.items()}
        return state.Skrevet(aftale=self.agreements.chosen, **said)

    # ---- counting, and saving

    def _finish(self) -> None:
        if self._counted is not None:
            self._ask_where(self._counted)
            return
        desk = self._desk
        now = desk.clock.now()
        faults = dict(state.faults(self._typed, desk.texts, now))
        if self._say_at(faults):
            return
        order = state.order_of(self._typed, now)
        try:
            key = desk.store.udtraek.noegle(desk.adgang, order)
        except DomainError as error:
            self._refuse(error)
            return
        except StorageError as error:
            self._tell(text_of(error, desk.texts) or "")
            return
        self.set_notice(desk.texts("udtraek.taeller"))
        self.refit()
        work = partial(_count, desk.store, desk.adgang, order, key)
        desk.jobs.run(work, done=self._show, failed=self._refuse, owner=self)

    def _show(self, counted: Optalt) -> None:
        """Say what it is; what was typed while it was counted makes it old."""
        now = self._desk.clock.now()
        texts, typed = self._desk.texts, self._typed
        if state.faults(typed, texts, now) or state.order_of(typed, now) != counted.bestilling:
            return
        self._counted = counted
        self.main.set_words(texts("udtraek.gem"))
        places = self._desk.codes["kommune"]
        whose = places.label(counted.kommune) if counted.kommune else ""
        self._tell(state.found(counted.saet, texts, whose), trouble=False)

    def _refuse(self, error: Exception) -> None:
        self.set_notice("")
        if isinstance(error, DomainError):
            felt, words = state.refusal(error, self._desk.texts)
            self._say_at({felt: words})
            return
        self._tell(text_of(error, self._desk.texts) or self._desk.texts("fejl.uventet"))

    def _say_at(self, faults: dict[str, str]) -> bool:
        """Say what is wrong at its field and go there; whether anything is."""
        for felt, row in self.rows.items():
            row.set_error(faults.get(felt, ""))
        self.refit()
        first = next((row.stop() for felt, row in self.rows.items() if felt in faults), None)
        if first is not None:
            first.setFocus()
        return first is not None

    def _ask_where(self, counted: Optalt) -> None:
        desk = self._desk
        texts = desk.texts
        self.saver.ask(
            Fil(
                titel=texts("udtraek.titel"),
                slags=texts("udtraek.fil"),
                navn=texts("udtraek.fil_navn"),
                noter=partial(self._note, counted),
                lav=partial(_file, counted.saet),
                fortryd=partial(desk.store.udtraek.ikke_givet, desk.adgang),
            )
        )

    def _note(self, counted: Optalt) -> Udtraek:
        return self._desk.store.udtraek.noter(self._desk.adgang, counted)

    def _saved(self) -> None:
        self.close_saved()
        words = self._desk.texts("udtraek.gemt")
        self._desk.shell.done(Strip(STRIP, "ok", words, icon="file-check"))

    def _tell(self, words: str, *, trouble: bool = True) -> None:
        self.set_notice(words, trouble=trouble)
        self.refit()
        self._desk.shell.say(words, assertive=True)


def _count(store: Store, adgang: Adgang, order: Bestilling, key: Pseudonymnoegle) -> Optalt:
    """In a job. Raises UdtraekError, PeriodeError, AdgangError, StorageError."""
    with closing(store.beside()) as mine:
        return mine.udtraek.optael(adgang, order, key)


def _file(saet: Evaluatorsaet) -> bytes:
    from akutdesk.reports.evaluatorfil import evaluatorfil

    return evaluatorfil(saet)
