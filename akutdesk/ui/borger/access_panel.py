"""Alt+A: who may open this card (domain.md 2.0.4). Whoever writes may close it; only the leader opens it again."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain.adgang import SKAERPET, maa
from akutdesk.domain.borger import Borger
from akutdesk.domain.record import RecordId
from akutdesk.ui.borger.colleagues import colleagues, id_of
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Choice, ChoiceGroup, Question
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.override import override
from akutdesk.ui.text import Text

NORMAL = "NORMAL"
_NOT_NAMED = ("LEDER", "EVALUATOR_LAES")


class AccessPanel(FormPanel):
    """Two answers, and for the second one the colleagues who may open it too."""

    HELP: ClassVar[str] = "borger"

    named = Signal(tuple)
    """The ids of the colleagues who may open it."""
    freed = Signal()
    """Everybody of the house may."""

    def __init__(self, desk: Desk, borger: Borger, navn: str) -> None:
        texts, look = desk.texts, desk.look
        super().__init__(look, texts("skaermning.hvem.titel"), navn, width=680)
        self._desk, self._borger = desk, borger
        self.level = ChoiceGroup(look, texts, self._levels(), columns=2, label="top")
        self.level.set_chosen((borger.fortrolighed,))
        self.who = ChoiceGroup(look, texts, self._names(), columns=4, label="top")
        shown = (*self.who.question.choices, *self.who.question.more)
        self._people = frozenset(id_of(one.kode) for one in shown)
        self.who.set_chosen(tuple(rid.hex() for rid in borger.fortrolig_for if rid in self._people))
        self._nobody = Text(look, texts("skaermning.hvem.ingen"))
        self._means = Text(look, texts("skaermning.hvem.tekst"), colour="text2")
        self._asked = Text(look, texts("skaermning.hvem.spoerges"), colour="text2")
        self.add(self.level, self.who, self._nobody, self._means, self._asked)
        self.set_foot(texts("skaermning.hvem.gem"), texts("skaermning.hvem.tilbage"), self._finish)
        self.level.changed.connect(self._show)
        self.who.changed.connect(self._named_anew)
        self._show(self.level.chosen)

    @override
    def first_focus(self) -> QWidget:
        return self.level.stop()

    def _levels(self) -> Question:
        texts = self._desk.texts
        choices = tuple(
            Choice(kode, texts(f"skaermning.hvem.{kode}"), str(number))
            for number, kode in enumerate((NORMAL, SKAERPET), start=1)
        )
        return Question(texts("skaermning.hvem.spoergsmaal"), choices)

    def _names(self) -> Question:
        """The leader may always, and needs no naming."""
        texts, own = self._desk.texts, self._desk.adgang.bruger
        return colleagues(
            self._desk,
            texts("skaermning.hvem.folk"),
            which=lambda one: one.id != own and one.rolle not in _NOT_NAMED,
            many=True,
            note=texts("skaermning.hvem.folk_note"),
        )

    def _show(self, codes: tuple[str, ...]) -> None:
        is_closed = codes == (SKAERPET,)
        self.who.setVisible(is_closed and bool(self._people))
        self._nobody.setVisible(is_closed and not self._people)
        for part in (self._means, self._asked):
            part.setVisible(is_closed)
        self._say(self.level, "")

    def _named_anew(self, _codes: tuple[str, ...]) -> None:
        self._say(self.who, "")

    def _finish(self) -> None:
        if self.level.chosen == (NORMAL,):
            self._free()
        else:
            self._name(tuple(id_of(kode) for kode in self.who.chosen))

    def _free(self) -> None:
        was_closed = self._borger.fortrolighed == SKAERPET
        if was_closed and not maa(self._desk.adgang, "OPHAEV_SKAERPET"):
            self._say(self.level, self._desk.texts("skaermning.hvem.kun_lederen"))
            return
        self.close_overlay()
        if was_closed:
            self.freed.emit()

    def _name(self, chosen: tuple[RecordId, ...]) -> None:
        before = set(self._borger.fortrolig_for)
        fewer = (self._people & before) - set(chosen)
        if fewer and not maa(self._desk.adgang, "OPHAEV_SKAERPET"):
            self._say(self.who, self._desk.texts("skaermning.hvem.kun_lederen_navn"))
            return
        self.close_overlay()
        self.named.emit((*chosen, *sorted(before - self._people)))

    def _say(self, group: ChoiceGroup, words: str) -> None:
        group.set_error(words)
        self.refit()
