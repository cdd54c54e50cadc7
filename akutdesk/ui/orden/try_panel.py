"""The panel of a try: where the backup lies, the code of a sheet, the wait, and what came of it (decision 0163)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain.gendannelsesproeve import Gendannelsesproeve
from akutdesk.storage.gendannelsesproeve import Proeven
from akutdesk.storage.vault_errors import KitWrong
from akutdesk.ui.desk import Desk
from akutdesk.ui.folder_row import FolderRow
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.messages import text_of
from akutdesk.ui.noegleark import ark
from akutdesk.ui.noegleark.ark import Ark
from akutdesk.ui.noegleark.kit_grid import KitGrid
from akutdesk.ui.orden.state import svar
from akutdesk.ui.override import override
from akutdesk.ui.panes import come_into_sight
from akutdesk.ui.synk.state import Says
from akutdesk.ui.text import Text

_WIDE = 684


class TryPanel(FormPanel):
    """`proevet`: something came of it, and it is saved. Closing the panel does not stop the work."""

    HELP: ClassVar[str] = "orden"

    proevet = Signal()

    def __init__(
        self, desk: Desk, proev: Callable[[Proeven], Gendannelsesproeve], says: Callable[[], Says]
    ) -> None:
        look, texts = desk.look, desk.texts
        super().__init__(look, texts("orden.proev_titel"), width=_WIDE)
        self._desk, self._proev, self._says = desk, proev, says
        self._ark, self._working, self._done = Ark(), False, False
        self.lead = Text(look, texts("orden.proev_tekst"))
        self.place = FolderRow(
            look, texts, name=texts("orden.proev_mappe"), hint=texts("orden.proev_egen")
        )
        self.place.line.setText(_second_place(desk))
        self.place.line.textEdited.connect(self._place_typed)
        self.grid = KitGrid(look, texts, nummer=1)
        self.grid.show_ark(self._ark, None)
        for number, field in enumerate(self.grid.fields, start=1):
            # Nobody has said which of the two sheets it is.
            field.setAccessibleName(texts("opsaetning.afskrift_gruppe", n=number))
            field.setPlaceholderText(str(number))
            field.returnPressed.connect(self._finish)
        self.answer = Text(look, "", size=15, colour="err")
        self.answer.hide()
        self.add(self.lead, self.grid, self.answer, self.place)
        self.set_foot(texts("orden.proev_knap"), texts("orden.proev_tilbage"), self._finish)
        self.grid.changed.connect(self._typed)

    @override
    def first_focus(self) -> QWidget:
        return self.main if self._working or self._done else self.grid.first_open()

    @override
    def on_leave(self) -> None:
        self.place.put_away()
        self._typed(Ark())

    def _finish(self) -> None:
        if self._done:
            self.close_overlay()
        elif self._working:
            return
        elif ark.skrevet_af(self._ark):
            sted = self.place.text()
            kode = " ".join(self._ark.tastet)
            self._begin(Proeven(kode=kode, sted=Path(sted) if sted else None))
        else:
            self._refuse(self._desk.texts("laas.ark_mangler"))
            self.grid.first_open().setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, proeven: Proeven) -> None:
        self._working = True
        self.answer.set_ink(weight=400, colour="text2")
        self._refuse(self._desk.texts("orden.proev_arbejder"))
        self._desk.jobs.run(
            partial(self._proev, proeven), done=self._came, failed=self._failed, owner=self
        )

    def _came(self, one: Gendannelsesproeve) -> None:
        self._working, self._done = False, True
        first, *more = svar(one, self._says())
        self.heading.set_words(first)
        self.lead.setText("\n".join(more))
        self.lead.updateGeometry()
        self._typed(Ark())
        self.grid.hide()
        self.place.hide()
        self.main.set_words(self._desk.texts("orden.proev_luk"))
        self.back.hide()
        self.refit()
        self.main.setFocus(Qt.FocusReason.OtherFocusReason)
        self._desk.shell.say(" ".join((first, *more)), assertive=True)
        self.proevet.emit()

    def _failed(self, error: Exception) -> None:
        """A sheet that opens nothing, or a disk that is full: nothing was tried."""
        self._working = False
        texts = self._desk.texts
        of_another = isinstance(error, KitWrong) and not error.groups
        words = texts("laas.ark_andet_sted") if of_another else text_of(error, texts)
        self.answer.set_ink(weight=600, colour="err")
        self._refuse(words or texts("fejl.lager"))
        self._desk.shell.say(self.answer.text(), assertive=True)

    def _typed(self, typed: Ark) -> None:
        self._ark = typed
        self.grid.show_ark(typed, None)
        if not self._working:
            self.answer.set_ink(weight=600, colour="err")
            self._refuse("")

    def _place_typed(self, _path: str) -> None:
        """Another folder: what was wrong with the last one is no more said."""
        if not self._working:
            self._refuse("")

    def _refuse(self, words: str) -> None:
        self.answer.setText(words)
        self.answer.setVisible(bool(words))
        self.refit()
        if words:
            come_into_sight(self.answer)


def _second_place(desk: Desk) -> str:
    """Where copies go besides: a stick proves more than what lies beside the file. "" where there is none."""
    return next((str(place) for place in desk.store.copy_targets()), "")
