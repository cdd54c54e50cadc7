"""Name, number and hours of one entry of the Telefonliste."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain.aabningstid import hours, said_hours
from akutdesk.domain.errors import ResourceError
from akutdesk.domain.katalog import Katalogpost
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields.labelled import Labelled
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.henvendelse.guarded import GuardedLine
from akutdesk.ui.leder.state import Typed, faults
from akutdesk.ui.loose_draft import LooseDraft, Place
from akutdesk.ui.override import override
from akutdesk.ui.place import enhed_of
from akutdesk.ui.text import Text

_MOST = 120
_FIELDS: tuple[str, ...] = ("navn", "nummer", "aabent")


class NumberPanel(FormPanel):
    """Nothing is saved here; `typed` carries what stands in the fields."""

    HELP: ClassVar[str] = "opsaetning"
    typed = Signal(object)

    def __init__(self, desk: Desk, post: Katalogpost) -> None:
        texts, look = desk.texts, desk.look
        super().__init__(look, texts("leder.ret_titel"), width=640)
        self._texts = texts
        self.navn = self._line("leder.navn", post.navn)
        self.nummer = self._line("leder.nummer", post.nummer)
        self.aabent = self._line("leder.aabent", said_hours(post.aabent))
        lines = (self.navn, self.nummer, self.aabent)
        rows = [Labelled(look, line.accessibleName(), line) for line in lines]
        self._post = post
        self._asked: dict[str, Labelled] = dict(zip(_FIELDS, rows, strict=True))
        for line, row in zip(lines, rows, strict=True):
            line.refused.connect(partial(self._refused, row))
        self.add(
            *rows,
            Text(look, texts("leder.aabent_hjaelp"), size=14, colour="text2"),
        )
        draft = LooseDraft(
            desk, self, Place(rid=enhed_of(desk).id, felt=f"opslag/{post.kode}", type="enhed")
        )
        for name in _FIELDS:
            draft.bind(name, getattr(self, name))
        self.keep_draft(draft)
        self.set_foot(texts("leder.gem"), texts("leder.tilbage"), self._finish)

    @override
    def first_focus(self) -> QWidget:
        return self.nummer if self._post.navn else self.navn

    def _line(self, key: str, text: str) -> GuardedLine:
        made = GuardedLine(self.look, name=self._texts(key), limit=_MOST)
        made.setText(text)
        made.returnPressed.connect(self._finish)
        return made

    def _refused(self, row: Labelled, kode: str) -> None:
        row.set_error(self._texts(f"henvendelse.afvist.{kode}") if kode else "")
        self.refit()

    def _finish(self) -> None:
        navn, nummer = self.navn.text().strip(), self.nummer.text().strip()
        told = {
            felt: self._texts(f"leder.fejl.{key}", nummer=self._post.nummer)
            for felt, key in faults(self._post, navn, nummer).items()
        }
        rows: tuple[str, ...] = ()
        try:
            rows = hours(self.aabent.text())
        except ResourceError as error:
            told["aabent"] = self._texts(f"leder.fejl.{error.kode.lower()}")
        for felt, row in self._asked.items():
            row.set_error(told.get(felt, ""))
        if told:
            self._asked[next(felt for felt in self._asked if felt in told)].stop().setFocus()
            self.refit()
            return
        self.typed.emit(Typed(navn=navn, nummer=nummer, aabent=rows))
