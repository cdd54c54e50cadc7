"""Alt+G on a closed contact: to whom, on what, which parts; then where the file is saved (features.md G114)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from akutdesk.domain import samtykke, videregivelse
from akutdesk.domain.kalender import kalender
from akutdesk.domain.mangel import Mangel
from akutdesk.domain.partnerkontakt import DELING, SAMTYKKE, delingsfejl
from akutdesk.domain.videregivelse import GRUNDLAG, Videregivelse
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Choice, ChoiceGroup, Labelled, Question
from akutdesk.ui.fields.guarded_line import GuardedLine
from akutdesk.ui.file_saver import Fil, FileSaver
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.head import Strip
from akutdesk.ui.henvendelse.readout import said
from akutdesk.ui.loose_draft import LooseDraft, Place
from akutdesk.ui.override import override
from akutdesk.ui.text import Text
from akutdesk.ui.videregivelse.reading import Found, log_export, log_not_given

STRIP = "videregivelse"
PURPOSE = "VIDEREGIVELSE"
_LONGEST = 120


@dataclass(frozen=True, kw_only=True)
class Format:
    """A way to write a parcel: the file's ending, and what makes its bytes."""

    ending: str
    write: Callable[[Videregivelse], bytes]


Formats = Mapping[str, Format]
"""By code, the usual one first."""


class GivViderePanel(FormPanel):
    """Nothing leaves before a person has said to whom and on what, and chosen a place for the file."""

    HELP: ClassVar[str] = "videregivelse"

    def __init__(self, desk: Desk, found: Found, formats: Formats) -> None:
        texts = desk.texts
        start = found.parcel.henvendelse.start
        when = said(desk, kalender(desk.codes), start) if start is not None else ""
        super().__init__(desk.look, texts("videregivelse.titel"), when)
        self._desk = desk
        self._found = found
        self._formats = formats
        self.saver = FileSaver(desk, self)
        self.lines = {felt: self._line(felt) for felt in ("modtager", "hvorfor")}
        self._rows_of = {felt: self._labelled(felt) for felt in self.lines}
        self.grounds = self._grounds()
        self.parts = self._parts()
        self.format = self._format()
        self._consent = Text(desk.look, "", size=15, colour="text2")
        self.add(self._rows_of["modtager"], self.grounds, self._consent, self._rows_of["hvorfor"])
        if self.parts.question.choices:
            self.add(self.parts)
        self.add(self.format)
        self.set_foot(texts("videregivelse.gem"), texts("skal.tilbage"), self._finish)
        self.grounds.changed.connect(self._show_grounds)
        self.saver.saved.connect(self._saved)
        self.saver.refused.connect(self._tell)
        contact = found.parcel.henvendelse
        draft = LooseDraft(desk, self, Place(rid=contact.id, felt=STRIP, type=contact.TYPE))
        for felt, line in self.lines.items():
            draft.bind(felt, line)
        draft.bind("grundlag", self.grounds)
        self.keep_draft(draft)
        self._show_grounds()

    @override
    def first_focus(self) -> QWidget:
        return self.lines["modtager"]

    @override
    def on_enter(self) -> None:
        super().on_enter()
        self._show_grounds()

    @override
    def on_leave(self) -> None:
        super().on_leave()
        self.saver.put_away()

    # ---- the questions

    def _line(self, felt: str) -> GuardedLine:
        name = self._desk.texts(f"videregivelse.{felt}")
        return GuardedLine(self.look, name=name, limit=_LONGEST)

    def _labelled(self, felt: str) -> Labelled:
        texts, note = self._desk.texts, f"videregivelse.{felt}_note"
        words = texts(note) if note in texts else ""
        name = texts(f"videregivelse.{felt}")
        return Labelled(self.look, name, self.lines[felt], note=words, label_at="top")

    def _grounds(self) -> ChoiceGroup:
        codes, texts = self._desk.codes["grundlag"], self._desk.texts
        choices = tuple(
            Choice(kode, codes.label(kode), str(digit)) for digit, kode in enumerate(GRUNDLAG, 1)
        )
        question = Question(title=texts("videregivelse.grundlag"), choices=choices)
        group = ChoiceGroup(self.look, texts, question, columns=0, label="top")
        if delingsfejl(self._found.deling) is None:
            group.set_chosen((SAMTYKKE,))
        return group

    def _parts(self) -> ChoiceGroup:
        """All there is but a plan that says it is shared with nobody."""
        texts, parcel = self._desk.texts, self._found.parcel
        there = videregivelse.dele(parcel)
        choices = tuple(
            Choice(part, texts(f"videregivelse.dele.{part}"), str(digit))
            for digit, part in enumerate(there, 1)
        )
        title = texts("videregivelse.med")
        closed = parcel.plan is not None and parcel.plan.k15_ingen
        note = texts("videregivelse.plan_ingen") if closed else ""
        question = Question(title=title, choices=choices, many=True, note=note)
        group = ChoiceGroup(self.look, texts, question, columns=0, label="top")
        group.set_chosen(tuple(part for part in there if not (closed and part == "PLAN")))
        return group

    def _format(self) -> ChoiceGroup:
        """Which file it becomes: one that people read, or one that a program does."""
        texts = self._desk.texts
        choices = tuple(
            Choice(kode, texts(f"videregivelse.formater.{kode}"), str(digit))
            for digit, kode in enumerate(self._formats, 1)
        )
        question = Question(title=texts("videregivelse.format"), choices=choices)
        group = ChoiceGroup(self.look, texts, question, columns=0, label="top")
        group.set_chosen((next(iter(self._formats)),))
        return group

    def _show_grounds(self, _chosen: object = None) -> None:
        """A line of why where no consent is leaned on; else which consent it is."""
        chosen = self.grounds.chosen
        leans = SAMTYKKE in chosen
        self._rows_of["hvorfor"].setVisible(bool(chosen) and not leans)
        words = self._consent_words() if leans else ""
        self._consent.setText(words)
        self._consent.setVisible(bool(words))
        self.refit()

    def _consent_words(self) -> str:
        one = self._held
        if one is None or one.udloeb is None:
            return ""
        day = kalender(self._desk.codes).lang(one.udloeb)
        return self._desk.texts("videregivelse.samtykke_gaelder", modtager=one.modtager, dag=day)

    @property
    def _held(self) -> samtykke.Samtykke | None:
        """The consent that holds, if one does."""
        held = samtykke.gaeldende(self._found.samtykker, DELING, self._found.deling.dag)
        return held[0] if held else None

    # ---- handing over

    def _finish(self) -> None:
        lacks = videregivelse.mangler(
            self.lines["modtager"].text(),
            next(iter(self.grounds.chosen), None),
            self.lines["hvorfor"].text(),
            self._found.deling,
        )
        first = self._say_missing({one.felt: one for one in reversed(lacks)})
        if first is not None:
            first.setFocus()
            return
        self.saver.ask(self._file())

    def _file(self) -> Fil:
        """What leaves, as it is chosen now."""
        texts, parcel = self._desk.texts, self.chosen
        kode = (*self.format.chosen, *self._formats)[0]
        chosen = self._formats[kode]
        why = PURPOSE if parcel.grundlag == SAMTYKKE else self.lines["hvorfor"].text().strip()
        return Fil(
            titel=texts("videregivelse.titel"),
            slags=texts(f"videregivelse.formater.{kode}"),
            navn=texts("videregivelse.fil_navn") + chosen.ending,
            noter=partial(log_export, self._desk, parcel, why),
            lav=partial(chosen.write, parcel),
            fortryd=partial(log_not_given, self._desk, parcel, why),
        )

    def _say_missing(self, lacking: dict[str, Mangel]) -> QWidget | None:
        rows = {**self._rows_of, "grundlag": self.grounds}
        for felt, row in rows.items():
            row.set_error(self._missing_words(lacking[felt]) if felt in lacking else "")
        self.refit()
        return next((row.stop() for felt, row in rows.items() if felt in lacking), None)

    def _missing_words(self, lack: Mangel) -> str:
        group = "samtykke" if lack.kode in _CONSENT_FAULTS else "mangler"
        key = lack.kode if group == "samtykke" else lack.felt
        return self._desk.texts(f"videregivelse.{group}.{key}")

    @property
    def chosen(self) -> Videregivelse:
        """The parcel as it is to leave."""
        grounds = self.grounds.chosen[0]
        parcel = replace(
            self._found.parcel,
            modtager=self.lines["modtager"].text().strip(),
            grundlag=grounds,
            samtykke=self._held if grounds == SAMTYKKE else None,
        )
        return videregivelse.med_dele(parcel, self.parts.chosen)

    def _saved(self) -> None:
        self.close_saved()
        words = self._desk.texts("videregivelse.gemt")
        self._desk.shell.done(Strip(STRIP, "ok", words, icon="file-check"))

    def _tell(self, words: str) -> None:
        self.set_notice(words, trouble=True)
        self.refit()
        self._desk.shell.say(words, assertive=True)


_CONSENT_FAULTS = frozenset({"INGEN_BORGER", "INTET", samtykke.UDLOEBET, samtykke.TRUKKET})
