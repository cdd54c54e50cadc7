"""Alt+T on a card: what the citizen has said yes to. Alt+N: one more. Alt+T: taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import ClassVar

from akutdesk.domain.borger import Borger
from akutdesk.domain.kalender import kalender
from akutdesk.domain.samtykke import GAELDER, TRUKKET, Samtykke, tilstand
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Row
from akutdesk.ui.head import Strip
from akutdesk.ui.override import override
from akutdesk.ui.records_panel import RecordsPanel
from akutdesk.ui.samtykke.form import SamtykkeForm
from akutdesk.ui.samtykke.given import consents_of
from akutdesk.ui.samtykke.state import in_order, row

TAKE_BACK = "traek_tilbage"


class SamtykkerPanel(RecordsPanel):
    """Enter corrects one that holds; from one that does not, it begins the next."""

    SCOPE: ClassVar[str] = "samtykke"
    HELP: ClassVar[str] = "samtykke"

    def __init__(self, desk: Desk, borger: Borger, navn: str) -> None:
        self._borger = borger
        self._navn = navn
        self._found: dict[object, Samtykke] = {}
        texts = desk.texts
        super().__init__(
            desk,
            texts("samtykke.titel"),
            navn,
            none=texts("samtykke.ingen"),
            add="nyt_samtykke",
        )
        self._calendar = kalender(desk.codes)
        self.take_back = self._button(texts("skal.tast.traek_tilbage"), TAKE_BACK)
        self.foot.insertWidget(1, self.take_back)
        self.on(TAKE_BACK, self._take_back)

    @override
    def rows(self) -> Sequence[Row]:
        desk, day = self.desk, self._today
        found = in_order(consents_of(desk, self._borger), day)
        self._found = {one.id: one for one in found}
        self.take_back.setVisible(any(tilstand(one, day) != TRUKKET for one in found))
        return [row(one, desk.texts, desk.codes, self._calendar, day) for one in found]

    @override
    def open_one(self, rid: object) -> None:
        one = self._found.get(rid)
        if one is None:
            return
        holds = tilstand(one, self._today) == GAELDER
        self._ask(one if holds else None, like=None if holds else one)

    @override
    def begin(self) -> None:
        self._ask(None)

    @property
    def _today(self) -> date:
        return self._calendar.dato(self.desk.clock.now())

    def _ask(self, before: Samtykke | None, *, like: Samtykke | None = None) -> None:
        form = SamtykkeForm(self.desk, self._borger, before, like=like, navn=self._navn)
        form.made.connect(self._made)
        self.desk.shell.open_overlay(form)

    def _made(self, after: Samtykke, before: Samtykke | None) -> None:
        self.keep(after, before, self.desk.texts("samtykke.gemt"))

    def _take_back(self) -> None:
        """From now on nothing more is shared; what was shared already is not called back by that."""
        one, texts = self._found.get(self.list.marked), self.desk.texts
        if one is None:
            return
        if one.trukket_tid is not None:
            words = texts("samtykke.allerede_tilbage")
            self.desk.shell.done(Strip(Samtykke.TYPE, "info", words))
            return
        after = replace(one, trukket_tid=self.desk.clock.now())
        self.keep(after, one, texts("samtykke.taget_tilbage"))
