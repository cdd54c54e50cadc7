"""Alt+A on Statistik: other services one compares with. Alt+N reads a file of theirs in; Enter takes one out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from akutdesk.domain.adgang import kraev
from akutdesk.domain.kalender import kalender
from akutdesk.domain.sammenligning import (
    MEST,
    Andele,
    Sammenligning,
    andele_af,
    laes_serier,
)
from akutdesk.domain.tabelfil import TabelfilError
from akutdesk.ui.deed import say, stored
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Row
from akutdesk.ui.head import Strip
from akutdesk.ui.override import override
from akutdesk.ui.place import enhed_of
from akutdesk.ui.records_panel import RecordsPanel
from akutdesk.ui.statistik import others
from akutdesk.ui.statistik.wording import Wording
from akutdesk.ui.table_file import name_filter, read_table_file
from akutdesk.ui.text import Text

ADD = "laes_ind"


class OthersPanel(RecordsPanel):
    """Whatever is wrong with a file is told here by row and column, and nothing of it is saved."""

    SCOPE: ClassVar[str] = "andre_tilbud"
    HELP: ClassVar[str] = "andre_tilbud"

    def __init__(self, desk: Desk, said: Wording) -> None:
        kraev(desk.adgang, "STATISTIK_ALT")
        texts = desk.texts
        self._said = said
        self._found: dict[object, Sammenligning] = {}
        self.dialog: QFileDialog | None = None
        super().__init__(
            desk,
            texts("statistik.andre.titel"),
            "",
            none=texts("statistik.andre.ingen"),
            add=ADD,
        )
        self._wrong = Text(self.look, "", colour="err")
        self._wrong.hide()
        self.box.insertWidget(self.box.count() - 1, self._wrong)

    @property
    def wrong(self) -> str:
        """What is said to be wrong with the last file; "" if nothing is."""
        return self._wrong.text()

    @override
    def rows(self) -> Sequence[Row]:
        desk = self.desk
        calendar, texts = kalender(desk.codes), desk.texts
        found = others.in_list(desk.store.setup(desk.adgang, Sammenligning))
        self._found = {one.id: one for one in found}
        return [
            Row(
                one.id,
                one.navn,
                aside=texts("statistik.andre.grader", n=len(andele_af(one))),
                right=calendar.lang(one.dato) if one.dato is not None else "",
                mark_keys=texts("statistik.andre.tag_ud"),
            )
            for one in found
        ]

    @override
    def open_one(self, rid: object) -> None:
        one = self._found.get(rid)
        if one is not None:
            words = self.desk.texts("statistik.andre.taget_ud")
            self.keep(replace(one, fjernet=True), one, words)

    @override
    def begin(self) -> None:
        """Ask for the file in the system's own window."""
        texts = self.desk.texts
        dialog = QFileDialog(self, texts(f"skal.tast.{ADD}"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(name_filter(texts("statistik.andre.fil")))
        dialog.fileSelected.connect(self.read)
        self.dialog = dialog
        dialog.open()

    def read(self, path: str) -> None:
        """Read this file in, in a job."""
        grader = others.grades_by_word(self.desk.codes, self._said)
        self.desk.jobs.run(
            partial(read_table_file, Path(path), partial(laes_serier, grader=grader), most=MEST),
            done=self._keep,
            failed=self._refuse,
            owner=self,
        )

    def _keep(self, series: dict[str, Andele] | None) -> None:
        desk, texts = self.desk, self.desk.texts
        if series is None:
            self._say(texts("statistik.andre.kan_ikke_laeses"))
            return
        savings = others.savings(
            series,
            desk.store.setup(desk.adgang, Sammenligning),
            enhed_id=enhed_of(desk).id,
            dato=kalender(desk.codes).dato(desk.clock.now()),
        )
        saved = stored(desk, savings, self)
        if saved is None:
            return
        self._say("")
        self.refresh()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        key = "statistik.andre.laest_ind" if len(series) > 1 else "statistik.andre.laest_ind_1"
        say(desk, saved, Strip(Sammenligning.TYPE, "ok", texts(key, n=len(series))), self.refresh)

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, TabelfilError):
            key = f"statistik.andre.fejl.{error.grund.lower()}"
            self._say(self.desk.texts(key, raekke=error.raekke, kolonne=error.kolonne))

    def _say(self, words: str) -> None:
        """Say what is wrong over the buttons; "" takes it away."""
        self._wrong.setText(words)
        self._wrong.setVisible(bool(words))
        self.refit()
        if words:
            self.desk.shell.say(words, assertive=True)
