"""Alt+R: name, number and hours of one entry of the Telefonliste."""

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
from akutdesk.ui.leder.state import Typed
from akutdesk.ui.loose_draft import LooseDraft, Place
from akutdesk.ui.override import override
from akutdesk.ui.place import enhed_of
from akutdesk.ui.text import Text

_MOST = 120


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
        self._hours = rows[-1]
        for line, row in zip(lines, rows, strict=True):
            line.refused.connect(partial(self._refused, row))
        self.add(
            *rows,
            Text(look, texts("leder.aabent_hjaelp"), size=14, colour="text2"),
        )
        self._draft = LooseDraft(
            desk, self, Place(rid=enhed_of(desk).id, felt=f"opslag/{post.kode}", type="enhed")
        )
        for name in ("navn", "nummer", "aabent"):
            self._draft.bind(name, getattr(self, name))
        self._draft.restore()
        self.set_foot(texts("leder.gem"), texts("leder.tilbage"), self._finish)

    @override
    def first_focus(self) -> QWidget:
        return self.nummer

    @override
    def on_leave(self) -> None:
        self._draft.flush()

    def done(self) -> None:
        """It is saved: close, and keep no draft."""
        self._draft.drop()
        self.close_overlay()

    def _line(self, key: str, text: str) -> GuardedLine:
        made = GuardedLine(self.look, name=self._texts(key), limit=_MOST)
        made.setText(text)
        made.returnPressed.connect(self._finish)
        return made

    def _refused(self, row: Labelled, kode: str) -> None:
        row.set_error(self._texts(f"henvendelse.afvist.{kode}") if kode else "")
        self.refit()

    def _finish(self) -> None:
        try:
            rows = hours(self.aabent.text())
        except ResourceError:
            self._hours.set_error(self._texts("leder.aabent_fejl"))
            self.aabent.setFocus()
            self.refit()
            return
        self.typed.emit(
            Typed(navn=self.navn.text().strip(), nummer=self.nummer.text().strip(), aabent=rows)
        )
