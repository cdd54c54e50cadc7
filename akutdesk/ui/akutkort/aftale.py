"""Alt+N: whom one rang, what was agreed, and whether they have taken over. Saved as it is written."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from akutdesk.domain.kalender import kalender
from akutdesk.domain.mangel import Mangel
from akutdesk.domain.partnerkontakt import DELING, SAMTYKKE, Partnerkontakt, delingsfejl
from akutdesk.domain.samtykke import Samtykke, gaeldende, seneste
from akutdesk.ui.akutkort.aftale_rows import AftaleRows
from akutdesk.ui.akutkort.aftale_work import STOP, AftaleWork
from akutdesk.ui.akutkort.partner_words import partner_words
from akutdesk.ui.akutkort.whom import Whom, is_said
from akutdesk.ui.desk import Desk
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.henvendelse.guarded import words_of
from akutdesk.ui.henvendelse.saver import Saver
from akutdesk.ui.henvendelse.tidspunkt import laes_minutter
from akutdesk.ui.kladde import Kladde
from akutdesk.ui.override import override
from akutdesk.ui.samtykke.words import consent_words, stop_words

_WIDE = 840
_TYPE = Partnerkontakt.TYPE
_WAITED = "ventetid_min"
_KEY = "akutkort.aftale"


class AftalePanel(FormPanel):
    """Digit, Tab, words, Tab, digit. Esc closes it at any time and keeps everything.

    Where no consent holds, grundlag SAMTYKKE is not taken: what to do instead is said at the question.
    """

    SCOPE: ClassVar[str] = "akutkort"
    HELP: ClassVar[str] = "akutkort"

    def __init__(self, desk: Desk, work: AftaleWork, whom: Whom) -> None:
        texts = desk.texts
        super().__init__(desk.look, texts(f"{_KEY}.titel"), width=_WIDE)
        self._desk = desk
        self.work = work
        self._whom = whom
        self._kalender = kalender(desk.codes)
        self.rows = AftaleRows(desk, whom, self.SCOPE)
        self._refused = False
        self._filling = False
        self._saver = Saver(desk, self._save, self)
        self._kladde = Kladde(desk, self, save=self._take_words, record_type=_TYPE)
        self._kladde.set_record(work.kontakt.id)
        self.add(*self.rows.in_order())
        self.set_foot(texts(f"{_KEY}.faerdig"), texts(f"{_KEY}.luk"), self._finish)
        self._connect()

    # ---- what the window asks

    @override
    def first_focus(self) -> QWidget:
        chosen = self._whom.kode(self.work.kontakt)
        return self.rows.navn if chosen else self.rows.hvem.stop()

    @override
    def on_enter(self) -> None:
        """Show the contact as it stands, with what was being typed in it."""
        self._filling = True
        self.rows.fill(self.work.kontakt)
        self._kladde.settle()
        self._kladde.recover()
        self._filling = False
        self._show()

    @override
    def on_leave(self) -> None:
        self._kladde.flush()

    @override
    def close_overlay(self) -> None:
        """Whoever waits for the end finds every word in the store."""
        self._kladde.flush()
        super().close_overlay()

    # ---- what is shown

    def _show(self) -> None:
        kontakt, work = self.work.kontakt, self.work
        kode = self._whom.kode(kontakt) or is_said(kontakt, is_stored=work.is_stored)
        grounds = SAMTYKKE if self._refused else kontakt.grundlag
        self.rows.show(kontakt, hvem=kode, grundlag=grounds, overdrages=work.may_share.overdrages)
        partner = self._whom.partner(kode or "")
        self.rows.show_partner(partner_words(self._desk, partner) if partner else "")
        self._show_consent(grounds)
        self.refit()

    def _show_consent(self, grounds: str | None) -> None:
        if grounds != SAMTYKKE:
            return
        fault = None if self.work.may_share.er_delt else delingsfejl(self.work.may_share)
        held = gaeldende(self.work.call.samtykker, DELING, self.work.today)
        words = self._only_for(held[0]) if held and not fault else ""
        can_ask = fault is not None and self.work.call.opkald.borger is not None
        self.rows.consent.show_consent(words, can_ask=can_ask)
        self.rows.grundlag.set_error(self._stop(fault) if fault else "")

    def _only_for(self, given: Samtykke) -> str:
        """The receiver is written in words, so staff judge whether it is the one they rang to (domain.md 2.14)."""
        return f"{consent_words(self._desk, given)}\n{self._desk.texts(f'{_KEY}.kun_dem')}"

    def _stop(self, fault: str) -> str:
        last = seneste(self.work.call.samtykker, DELING)
        return stop_words(self._desk, STOP, fault, last)

    # ---- answers

    def _whom_answered(self, codes: tuple[str, ...]) -> None:
        self.rows.hvem.set_error("")
        self._answer(**(self._whom.fields(codes[0]) if codes else self._whom.fields("")))

    def _chosen(self, felt: str, codes: tuple[str, ...]) -> None:
        self.rows.row(felt).set_error("")
        self._answer(**{felt: codes[0] if codes else None})

    def _grounds_chosen(self, codes: tuple[str, ...]) -> None:
        """A consent is looked at when it is leaned on."""
        kode = codes[0] if codes else None
        self._refused = kode == SAMTYKKE and delingsfejl(self.work.may_share) is not None
        self.rows.grundlag.set_error("")
        if self._refused:
            self._show()
            return
        held = gaeldende(self.work.call.samtykker, DELING, self.work.today)
        given = held[0].id if kode == SAMTYKKE and held else None
        self._answer(grundlag=kode, samtykke_id=given)

    def _answer(self, **fields: Any) -> None:
        if self._saver.run(lambda: self.work.answer(self._whom, **fields)):
            self._say_saved()
        self._show()

    def _save(self) -> None:
        """What Saver calls. Raises StorageError."""
        self.work.save(self._whom)

    def _take_words(self) -> None:
        """What Kladde calls. Raises StorageError."""
        typed = {felt: words_of(field) for felt, field in self.rows.fields.items()}
        waited = laes_minutter(typed.pop(_WAITED))
        self.work.answer(self._whom, **typed, **{_WAITED: waited})

    def _touched(self, felt: str, *_: object) -> None:
        """A draft never points to a contact that is not there."""
        self.rows.row(felt).set_error("")
        if not self._filling and not self.work.is_stored:
            self._kladde.flush()

    def _write_consent(self) -> None:
        """The citizen is asked now, and the yes is written; then it is looked at again."""
        from akutdesk.ui.samtykke.ask import ask_consent

        call = self.work.call
        if (borger := call.opkald.borger) is not None:
            ask_consent(self._desk, borger, call.samtykker, DELING, then=self._asked)

    def _asked(self) -> None:
        self.work.reread()
        self._grounds_chosen((SAMTYKKE,))

    # ---- the end

    def _finish(self) -> None:
        self._kladde.flush()
        self.work.reread()
        lacks = self._lacks()
        for felt in (*self.rows.fields, *self.rows.questions, "hvem", "grundlag"):
            words = next((self._missing(one) for one in lacks if one.felt == felt), "")
            self.rows.row(felt).set_error(words)
        self._show_consent(SAMTYKKE if self._refused else self.work.kontakt.grundlag)
        self.refit()
        if not lacks:
            self.close_overlay()
            return
        self.rows.row(lacks[0].felt).stop().setFocus()

    def _lacks(self) -> tuple[Mangel, ...]:
        """In the order of the questions."""
        found = list(self.work.lacks())
        if not self.rows.hvem.chosen:
            found.insert(0, Mangel(_TYPE, "hvem"))
        typed = self.rows.ventetid.text().strip()
        if typed and laes_minutter(typed) is None:
            found.append(Mangel(_TYPE, _WAITED))
        fault = delingsfejl(self.work.may_share) if self._refused else None
        if fault:
            found.append(Mangel(_TYPE, "grundlag", fault))
        return tuple(found)

    def _missing(self, mangel: Mangel) -> str:
        if mangel.felt == "grundlag" and mangel.kode != "MANGLER":
            return self._stop(mangel.kode)
        return self._desk.texts(f"{_KEY}.mangler.{mangel.felt}")

    def _say_saved(self) -> None:
        tid = self._kalender.klokken(self._desk.clock.now())
        said = self._desk.texts(f"{_KEY}.gemt", tid=tid)
        self.heading.set_words(self._desk.texts(f"{_KEY}.titel"), said)

    def _connect(self) -> None:
        rows = self.rows
        rows.hvem.changed.connect(self._whom_answered)
        rows.grundlag.changed.connect(self._grounds_chosen)
        for felt, group in rows.questions.items():
            group.changed.connect(partial(self._chosen, felt))
        rows.consent.asked.connect(self._write_consent)
        self.on("nyt_samtykke", self._write_consent)
        self._kladde.saved.connect(self._say_saved)
        for felt, field in rows.fields.items():
            self._kladde.bind(field, felt)
            field.textChanged.connect(partial(self._touched, felt))
