"""The three fields of a proxy. A log-in that is kept is never shown again, only replaced."""

from __future__ import annotations

from collections.abc import Callable

from akutdesk.assets import Texts
from akutdesk.sync.proxy import Proxy
from akutdesk.ui.fields import LineField
from akutdesk.ui.fields.labelled import Labelled
from akutdesk.ui.fields.password_field import PasswordField
from akutdesk.ui.theme import Look


class ProxyFields:
    """`rows` go into a window; `ready` is called on Enter in any of them."""

    def __init__(self, look: Look, texts: Texts, kept: Proxy, ready: Callable[[], object]) -> None:
        self._look, self._texts, self._kept = look, texts, kept
        self.address, address_row = self._line("pcer.proxy.adresse", "pcer.proxy.adresse_hint")
        self.navn, name_row = self._line("pcer.proxy.navn", "pcer.proxy.navn_hint")
        self.kode = PasswordField(look, name=texts("pcer.proxy.kode"), texts=texts)
        note = texts("pcer.proxy.kode_gemt") if kept.kode else ""
        code_row = Labelled(look, texts("pcer.proxy.kode"), self.kode, note=note, label_at="top")
        self.rows = (address_row, name_row, code_row)
        self.address.setText(kept.address)
        self.navn.setText(kept.navn)
        for field in (self.address, self.navn):
            field.returnPressed.connect(ready)
        self.kode.entered.connect(ready)

    def typed(self) -> Proxy:
        """What stands there. The kept password goes on only for the place and the name that it was typed for."""
        address, navn = self.address.text().strip(), self.navn.text().strip()
        same = (address, navn) == (self._kept.address, self._kept.navn)
        kode = self.kode.text() or (self._kept.kode if same else "")
        return Proxy(address=address, navn=navn, kode=kode)

    def _line(self, key: str, hint: str) -> tuple[LineField, Labelled]:
        texts, look = self._texts, self._look
        field = LineField(look, name=texts(key), hint=texts(hint))
        return field, Labelled(look, texts(key), field, label_at="top")
