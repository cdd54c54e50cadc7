"""Ctrl+M: a measurement before or after. What is measured, the answers, who gave them, and when again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from akutdesk.domain.borger import Borger
from akutdesk.domain.kalender import kalender
from akutdesk.domain.progressionsmaal import Progressionsmaal, laes_forloebskode
from akutdesk.domain.record import guarded_like, new_id
from akutdesk.domain.vagt import KBH
from akutdesk.storage.raekker import BorgerHit
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import ChoiceGroup, Question
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.loose_draft import LooseDraft, Place
from akutdesk.ui.maaling import deeds, questions
from akutdesk.ui.maaling.answers import MAY_BE_LEFT
from akutdesk.ui.maaling.bodies import Bodies
from akutdesk.ui.maaling.om import Om, known, packs
from akutdesk.ui.maaling.state import Slags, muligheder, noteret
from akutdesk.ui.maaling.who import Who
from akutdesk.ui.maaling.words import Saying, tal_ord
from akutdesk.ui.opened import found
from akutdesk.ui.override import override
from akutdesk.ui.text import Text

_DRAFT = "maaling"
_WIDE = 820


class MaalingPanel(FormPanel):
    """Nothing typed is lost: the panel may close, and the answers stand there when it is opened again."""

    HELP: ClassVar[str] = "maaling"

    def __init__(self, desk: Desk, om: Om) -> None:
        """Raises NotFound or AdgangError for a citizen who may not be seen."""
        super().__init__(desk.look, desk.texts("maaling.titel"), om.navn(desk), width=_WIDE)
        self._desk = desk
        self._om = om
        self._saying = Saying(texts=desk.texts, codes=desk.codes, kalender=kalender(desk.codes))
        self._packs = packs(desk)
        self._choices = muligheder((), self._packs)
        owner = om.origin.id if om.origin is not None else desk.adgang.bruger
        place = Place(rid=owner, felt=_DRAFT, type=Progressionsmaal.TYPE)
        self._draft = LooseDraft(desk, self, place)
        self.who = Who(desk, om)
        self.kinds = self._group(questions.what(desk, self._choices), columns=3)
        self.wait = Text(desk.look, "")
        self.bodies = Bodies(desk, self._draft, om.omraader)
        self.by = self._group(questions.by_whom(desk, self._today), columns=3)
        self.by.set_chosen(("TELEFON" if om.by_telephone else "SAMMEN",))
        self.again = self._group(
            questions.again(desk, self._choices[0].instrument, self._today), columns=3
        )
        self.again.set_chosen((questions.YES,))
        self.add(self.who, self.kinds, self.wait, self.bodies, self.by, self.again)
        self.set_foot(desk.texts("maaling.gem"), desk.texts("maaling.tilbage"), self._finish)
        self._told_of_lack = False
        self._connect()

    # ---- what the shell asks

    @override
    def first_focus(self) -> QWidget:
        """A second measurement begins with its first answer, else one says what is measured, or of whom."""
        if self._om.origin is None:
            return self.who.first()
        body = self.bodies.shown
        return body.first() if body is not None and self.slags.foer else self.kinds.stop()

    @override
    def on_enter(self) -> None:
        self._find()
        self._restore()
        self._answered()

    def _restore(self) -> None:
        """What was chosen, then the answers to it: the code first says what there is to choose from."""
        if self._draft.restore():
            self._find(keep=True)
            self._draft.restore()
            self._show()
            self._draft.restore()

    @override
    def on_leave(self) -> None:
        self.who.end()
        self._draft.flush()

    @override
    def refit(self) -> None:
        self.bodies.measure_again()
        super().refit()

    # ---- what is asked now

    @property
    def slags(self) -> Slags:
        """What is measured."""
        chosen = self.kinds.chosen
        return next((one for one in self._choices if (one.kode,) == chosen), self._choices[0])

    @property
    def _today(self) -> date:
        return self._desk.clock.now().astimezone(KBH).date()

    def _find(self, *, keep: bool = False) -> None:
        """What can be measured of whom this is about; somebody else begins with what fits them best."""
        before, known_before = self.kinds.chosen, self._choices
        self._choices = muligheder(known(self._desk, self._om, self.who.code.text()), self._packs)
        self.kinds.set_question(questions.what(self._desk, self._choices))
        codes = [(one.kode,) for one in self._choices]
        is_same = before in codes and (self._choices == known_before or keep)
        self.kinds.set_chosen(before if is_same else codes[0])
        self._show()

    def _show(self) -> None:
        """The questions of what is measured, or from which day they may be asked again."""
        slags, desk = self.slags, self._desk
        first = slags.venter(self._today)
        words = desk.texts("maaling.vent", dag=self._saying.kalender.dag(first)) if first else ""
        self.wait.setText(words)
        self.wait.setVisible(bool(words))
        self.bodies.show_kind(None if first else slags)
        self.by.setVisible(first is None)
        self.again.set_question(questions.again(desk, slags.instrument, self._today))
        self.again.setVisible(slags.foer is None and self._om.borger is not None)
        self.set_notice(slags.pakke.rettighed if slags.pakke and first is None else "")
        self.kinds.set_error("")
        self.refit()

    def _group(self, question: Question, *, columns: int) -> ChoiceGroup:
        return ChoiceGroup(self.look, self._desk.texts, question, columns=columns, label="top")

    def _connect(self) -> None:
        self._draft.bind("hvem", self.who.code)
        self._draft.bind("slags", self.kinds)
        self._draft.bind("udfyldt_af", self.by)
        self._draft.bind("igen", self.again)
        self.kinds.changed.connect(self._show)
        self.who.found.connect(self._named)
        self.who.code_typed.connect(self._find)
        self.who.resized.connect(self.refit)
        self.bodies.answered.connect(self._answered)
        self.bodies.resized.connect(self.refit)

    def _named(self, hit: BorgerHit) -> None:
        self._om = replace(self._om, borger=found(self._desk, Borger, hit.rid))
        self.heading.set_words(self._desk.texts("maaling.titel"), self._om.navn(self._desk))
        self._find()

    # ---- answers

    def _answered(self) -> None:
        """Say the number that follows from the answers so far."""
        self._told_of_lack = False
        body = self.bodies.shown
        if body is not None:
            draft = noteret(self.slags, self._blank(), body.svar)
            body.set_number(tal_ord(draft, self._saying))

    def _blank(self) -> Progressionsmaal:
        om, now = self._om, self._desk.clock.now()
        blank = Progressionsmaal(
            id=new_id(),
            borger_id=om.borger.id if om.borger else None,
            henvendelse_id=om.henvendelse.id if om.henvendelse else None,
            forloebskode="" if om.borger else laes_forloebskode(self.who.code.text()),
            dato=self._today,
            tid=now,
            maal=self.bodies.shown.maal if self.bodies.shown else "",
            udfyldt_af=self.by.chosen[0],
        )
        return guarded_like(om.origin, blank) if om.origin is not None else blank

    def _finish(self) -> None:
        body = self.bodies.shown
        if body is None:
            self.kinds.set_error(self.wait.text())
            self.kinds.stop().setFocus()
            self.refit()
            return
        maaling = noteret(self.slags, self._blank(), body.svar)
        if not maaling.forloebskode and maaling.borger_id is None:
            self.who.refuse(self._desk.texts("maaling.kode_fejl"))
            return
        if (lack := body.lack) and not (lack == MAY_BE_LEFT and self._told_of_lack):
            self._told_of_lack = lack == MAY_BE_LEFT
            body.refuse(lack)
            self.refit()
            return
        igen = self.again.chosen == (questions.YES,)
        if deeds.save(self._desk, self._om, maaling, igen=igen):
            self._draft.drop()
            self.close_overlay()
