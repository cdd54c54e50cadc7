"""Puts one panel of the talk together: the words of the guide, and the places to note in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtWidgets import QWidget

from akutdesk.domain.guide import Samtaleguide, Spoergsmaal, Trin
from akutdesk.domain.krisesamtale import FARE
from akutdesk.domain.record import RecordId
from akutdesk.domain.sikkerhedsafklaring import Sikkerhedsafklaring
from akutdesk.ui import keys
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button, StripView
from akutdesk.ui.guide.step_view import StepView
from akutdesk.ui.head import Strip
from akutdesk.ui.henvendelse.guarded import GuardedLine, GuardedText
from akutdesk.ui.henvendelse.state import was_heavy
from akutdesk.ui.krisesamtale.after_level import SCOPE, AfterLevel
from akutdesk.ui.krisesamtale.consents import TalkConsents
from akutdesk.ui.krisesamtale.danger import DangerForm
from akutdesk.ui.krisesamtale.deeds import Deeds
from akutdesk.ui.krisesamtale.felt import Felt, felt
from akutdesk.ui.krisesamtale.level import LevelNote
from akutdesk.ui.krisesamtale.note_makers import make_notes
from akutdesk.ui.krisesamtale.notes import AREAS, Note, TextNote
from akutdesk.ui.krisesamtale.state import BAGEFTER
from akutdesk.ui.krisesamtale.work import TalkWork
from akutdesk.ui.layout import Divider, HBox, VBox
from akutdesk.ui.page import FieldOf
from akutdesk.ui.text import Heading, Text

_LEVEL = Felt("henvendelse", "handleniveau")
_NOT_OVER = Felt("henvendelse", "ikke_overdraget_grund")
_APART = 14
_PLAN_STEP, _LAST_STEP, _AGREED_STEP = "7", "8", "AFTALE"

Field = GuardedLine | GuardedText


@dataclass(frozen=True)
class Step:
    """What is on the screen of one panel. `danger` and `after` only in the step about danger."""

    guide: Samtaleguide
    trin: Trin
    view: StepView
    notes: tuple[Note, ...]
    danger: DangerForm | None = None
    after: AfterLevel | None = None
    consents: TalkConsents | None = None
    """What the citizen has said yes to, where one rounds off."""

    @property
    def texts(self) -> Mapping[Felt, Field]:
        """The fields to type in, by record and field."""
        found: dict[Felt, Field] = {
            note.felt: note.field for note in self.notes if isinstance(note, TextNote)
        }
        if self.danger is not None:
            kind = Sikkerhedsafklaring.TYPE
            found |= {Felt(kind, navn): field for navn, field in self.danger.parts.texts.items()}
        return found

    def say(self, form: str | None) -> None:
        """Say it in words that fit how one talks: nobody who walked in is thanked for ringing."""
        self.view.reword(self.guide.som_sagt(self.trin, form))

    def connect(self, run: Callable[[str], object], keep_doubt: Callable[[bool], None]) -> None:
        """Let the page do what is asked for here, and remember whether the doubt stands open."""
        self.view.call_asked.connect(partial(run, "akutkort"))
        if self.danger is not None:
            self.danger.asked.connect(run)
        if self.after is not None:
            self.after.asked.connect(run)
        if self.consents is not None:
            self.consents.asked.connect(run)
        if self.view.doubt is not None:
            self.view.doubt.toggled.connect(keep_doubt)

    def fields_shown(self, rid_of: Callable[[str], RecordId]) -> dict[FieldOf, QWidget]:
        """Where the fields of the talk's records stand in this step; `rid_of` knows each record by its TYPE."""
        found: dict[FieldOf, QWidget] = {
            (rid_of(note.felt.record_type), note.felt.navn): note for note in self.notes
        }
        if self.danger is not None:
            rid = rid_of(Sikkerhedsafklaring.TYPE)
            found |= {(rid, navn): row for navn, row in self.danger.parts.rows.items()}
        return found

    def entry(self) -> QWidget | None:
        """What takes the focus: the first question or note of the step."""
        if self.danger is not None:
            return self.danger.first()
        shown = (note for note in self.notes if not note.isHidden())
        first = next(shown, None)
        return first.entry() if first is not None else None


class StepMaker:
    """Makes panels for one talk."""

    def __init__(
        self,
        desk: Desk,
        work: TalkWork,
        deeds: Deeds,
        guides: tuple[Samtaleguide, Mapping[str, Spoergsmaal]],
    ) -> None:
        self._desk = desk
        self._work = work
        self._deeds = deeds
        self._guide, self._questions = guides

    def make(self, trin: Trin, *, doubt_open: bool) -> Step:
        """The panel of a step, ready to be filled."""
        if trin.kode == FARE:
            return self._danger(trin, doubt_open=doubt_open)
        has_areas = any(felt(noted).navn == "omraader" for noted in trin.noter)
        said = trin.sig[:-AREAS] if has_areas else trin.sig
        view = self._view(replace(trin, sig=said))
        view.add_words()
        view.add_doubt(is_open=doubt_open)
        notes = make_notes(self._desk, trin, self._work.today)
        if notes:
            view.add(self._head(notes[0]), gap=20)
            view.add(self._together(notes), gap=8)
        if trin.kode == _PLAN_STEP:
            view.add(self._ways_on(), gap=14)
        consents = TalkConsents(self._desk, self._work) if trin.kode == _LAST_STEP else None
        if consents is not None:
            view.add(consents, gap=_APART)
        view.fill()
        return Step(self._guide, trin, view, notes, consents=consents)

    def _danger(self, trin: Trin, *, doubt_open: bool) -> Step:
        desk, today = self._desk, self._work.today
        view = self._view(trin)
        view.add_said(gap=6, led=True)
        form = DangerForm(desk, self._questions, self._deeds, today)
        note = self._questions[_LEVEL.navn].hjaelp
        level = LevelNote(desk, _LEVEL, today, note=note)
        reason = TextNote(desk, _NOT_OVER, headed=True)
        rows = form.parts.rows
        discussed = (rows["droeftet_med"], rows["droeftet_med_navn"])
        after = AfterLevel(desk, self._deeds, discussed, reason)
        view.add(form, gap=8)
        view.add(Divider(desk.look), gap=16)
        view.add(level, gap=14)
        view.add(after, gap=14)
        view.add_stop()
        view.add_doubt(is_open=doubt_open)
        view.fill()
        return Step(self._guide, trin, view, (level, reason), form, after)

    def _view(self, trin: Trin) -> StepView:
        view = StepView(self._desk.look, self._desk.texts, trin)
        self._remind(view, trin)
        return view

    def _head(self, first: Note) -> Heading:
        """The heading of all notes; what is noted first has its own only where the step does not say it."""
        return Heading(self._desk.look, self._desk.texts("guide.noter"), first.hint)

    def _together(self, notes: tuple[Note, ...]) -> QWidget:
        """The places under each other; one that is not asked for leaves no gap."""
        column = QWidget()
        rows = VBox(self._desk.look, column, gap=_APART)
        for note in notes:
            rows.addWidget(note)
        return column

    def _remind(self, view: StepView, trin: Trin) -> None:
        """What this talk itself has to say to the panel."""
        work, desk = self._work, self._desk
        if not work.is_open:
            more = desk.texts("krisesamtale.lukket_mere")
            self._say(view, "krisesamtale.lukket", "info-circle", more=more)
        if trin.kode == _AGREED_STEP and work.borger is not None:
            until = work.borger.kontaktaftale_udloeb
            dag = work.kalender.dag(until) if until else ""
            note = desk.texts("krisesamtale.aftale_til", dato=dag) if dag else ""
            view.add(Heading(desk.look, desk.texts("krisesamtale.aftale_titel"), note), gap=14)
            view.add(Text(desk.look, work.borger.kontaktaftale, size=18), gap=6)
        if trin.kode != BAGEFTER:
            return
        if work.sikkerhed.spurgt_direkte is None:
            self._say(view, "krisesamtale.ikke_spurgt", "info-circle")
        if was_heavy(work.henvendelse):
            self._say(view, "krisesamtale.efter", "heart-handshake")

    def _say(self, view: StepView, key: str, icon: str, *, more: str = "") -> None:
        strip = Strip(key, "info", self._desk.texts(key), more, icon=icon)
        view.add(StripView(self._desk.look, strip), gap=14)

    def _ways_on(self) -> QWidget:
        row = QWidget()
        line = HBox(self._desk.look, row, gap=8)
        for action in ("kriseplan", "overnatning"):
            words = self._desk.texts(f"krisesamtale.{action}")
            button = Button(self._desk.look, words, keys=keys.hint(action, SCOPE))
            button.clicked.connect(lambda _=False, action=action: self._desk.shell.run(action))
            line.addWidget(button)
        line.addStretch(1)
        return row
