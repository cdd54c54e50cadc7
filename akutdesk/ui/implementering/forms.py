"""The leader's two forms: one point's score, and the country's means of a round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar, cast

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from akutdesk.domain.codes import Code
from akutdesk.domain.fritekst import graense
from akutdesk.domain.implementeringsmaaling import Implementeringsmaaling, mangler
from akutdesk.domain.kalender import kalender
from akutdesk.domain.landsfil import MEST, laes_landsfil
from akutdesk.domain.landsgennemsnit import Landsgennemsnit, laes_vaerdi, vist
from akutdesk.domain.mangel import Mangel
from akutdesk.domain.record import Record, RecordId, new_id
from akutdesk.domain.tabelfil import TabelfilError
from akutdesk.storage.saving import Saving
from akutdesk.ui import keys
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button, Labelled
from akutdesk.ui.fields.guarded_line import GuardedLine
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.implementering.state import Round, source_of
from akutdesk.ui.loose_draft import LooseDraft, Place
from akutdesk.ui.override import override
from akutdesk.ui.record_form import RecordForm
from akutdesk.ui.table_file import name_filter, read_table_file
from akutdesk.ui.text import Facts, Heading

_EVIDENCE = 300
_LONGEST = 8
_WIDE = 560


class MaalingForm(RecordForm):
    """How far is the point, and why; what the records show stands beside the question."""

    HELP: ClassVar[str] = "implementering"

    def __init__(
        self,
        desk: Desk,
        fresh: Implementeringsmaaling,
        before: Implementeringsmaaling | None,
        *,
        owner: RecordId,
        code: Code,
        evidence: Sequence[tuple[str, str]],
    ) -> None:
        self._evidence = evidence
        super().__init__(
            desk, before or fresh, before, key="implementering.skema", owner=owner, note=code.label
        )

    @override
    def build(self) -> None:
        self.add(self.fields.choice("score"), self.fields.text("begrundelse"))
        if self._evidence:
            look, texts = self.desk.look, self.desk.texts
            self.add(Heading(look, texts("implementering.bevis_titel")))
            self.add(Facts(look, self._evidence, label_width=_EVIDENCE))

    @override
    def lacks(self, record: Record) -> tuple[Mangel, ...]:
        return mangler(cast("Implementeringsmaaling", record))

    @override
    def completed(self, record: Record) -> Record:
        """Who scored, and when."""
        desk, scored = self.desk, cast("Implementeringsmaaling", record)
        day = kalender(desk.codes).dato(desk.clock.now())
        return replace(scored, udfyldt_af=desk.adgang.bruger, dato=day)


class LandForm(FormPanel):
    """Sixteen lines to type means into, or to have them read from a file first. Saves nothing itself."""

    SCOPE: ClassVar[str] = "landstal"
    HELP: ClassVar[str] = "landstal"

    made = Signal(object)
    """The savings: what was changed, as one act."""

    def __init__(self, desk: Desk, found: Round, *, title: str, owner: RecordId) -> None:
        texts = desk.texts
        super().__init__(desk.look, texts("implementering.land.titel"), title, width=_WIDE)
        self._desk = desk
        self._found = found
        self._owner = owner
        self.dialog: QFileDialog | None = None
        self.lines: dict[str, GuardedLine] = {}
        self._points: dict[str, Labelled] = {}
        self.source = self._add_source()
        for code in found.punkter:
            self._add_point(code)
        self.set_foot(texts("implementering.land.gem"), texts("skal.tilbage"), self._finish)
        hint = keys.hint("hent_fil", self.SCOPE)
        self.file = Button(
            desk.look, texts("skal.tast.hent_fil"), icon="folder", keys=hint, size="bar"
        )
        self.file.clicked.connect(self.ask_file)
        self.add_to_foot(self.file)
        self.on("hent_fil", self.ask_file)
        draft = LooseDraft(
            desk,
            self,
            Place(rid=owner, felt=f"landstal/{found.runde.kode}", type=Landsgennemsnit.TYPE),
        )
        for punkt, line in self.lines.items():
            draft.bind(punkt, line)
        draft.bind("kilde", self.source)
        self.keep_draft(draft)

    @override
    def first_focus(self) -> QWidget:
        return self.source

    @override
    def on_leave(self) -> None:
        super().on_leave()
        if self.dialog is not None and shiboken6.isValid(self.dialog):
            self.dialog.close()

    def ask_file(self) -> None:
        """Ask for the file in the system's own window."""
        texts = self._desk.texts
        dialog = QFileDialog(self, texts("skal.tast.hent_fil"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(name_filter(texts("implementering.land.fil")))
        dialog.fileSelected.connect(self.read)
        self.dialog = dialog
        dialog.open()

    def read(self, path: str) -> None:
        """Read this file in a job; what it says stands in the lines, and is saved by a person."""
        read = partial(laes_landsfil, punkter=tuple(self.lines))
        self._desk.jobs.run(
            partial(read_table_file, Path(path), read, most=MEST),
            done=self._fill,
            failed=self._refuse,
            owner=self,
        )

    def _add_source(self) -> GuardedLine:
        """Where the means were read; one line for all of them."""
        texts = self._desk.texts
        name = texts("implementering.land.kilde")
        line = GuardedLine(self.look, name=name, limit=graense(Landsgennemsnit.TYPE, "kilde"))
        line.setText(source_of(self._found))
        note = texts("implementering.land.kilde_note")
        self.add(Labelled(self.look, name, line, note=note, label_at="top"))
        return line

    def _add_point(self, code: Code) -> None:
        line = GuardedLine(self.look, name=f"{code.kode} {code.label}", limit=_LONGEST)
        before = self._found.land(code.kode)
        line.setText(vist(before.hundrededele if before is not None else None))
        row = Labelled(self.look, line.accessibleName(), line, label_at="top")
        self.lines[code.kode], self._points[code.kode] = line, row
        self.add(row)

    def _fill(self, values: Mapping[str, int] | None) -> None:
        texts = self._desk.texts
        if values is None:
            self._tell(texts("implementering.land.kan_ikke_laeses"))
            return
        for punkt, value in values.items():
            self.lines[punkt].setText(vist(value))
        self._tell(texts("implementering.land.laest", n=len(values)), trouble=False)

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, TabelfilError):
            key = f"implementering.land.fejl.{error.grund.lower()}"
            self._tell(self._desk.texts(key, raekke=error.raekke, kolonne=error.kolonne))

    def _tell(self, words: str, *, trouble: bool = True) -> None:
        self.set_notice(words, trouble=trouble)
        self.refit()
        self._desk.shell.say(words, assertive=True)

    def _finish(self) -> None:
        wrong = self._say_wrong()
        if wrong is not None:
            wrong.setFocus()
            return
        savings = [saving for punkt in self.lines if (saving := self._saving(punkt)) is not None]
        self.close_saved()
        if savings:
            self.made.emit(savings)

    def _say_wrong(self) -> QWidget | None:
        """Say at each line that is no number; the first of them, None if all are."""
        words = self._desk.texts("implementering.land.uklar")
        first: QWidget | None = None
        for punkt, line in self.lines.items():
            typed = line.text().strip()
            is_wrong = bool(typed) and laes_vaerdi(typed) is None
            self._points[punkt].set_error(words if is_wrong else "")
            if is_wrong and first is None:
                first = line
        self.refit()
        return first

    def _saving(self, punkt: str) -> Saving | None:
        before = self._found.land(punkt)
        value = laes_vaerdi(self.lines[punkt].text())
        if value is None and before is None:
            return None
        fresh = before or Landsgennemsnit(
            id=new_id(), enhed_id=self._owner, runde=self._found.runde.kode, punkt=punkt
        )
        after = replace(fresh, hundrededele=value, kilde=self.source.text().strip())
        return None if after == before else Saving(after=after, before=before)
