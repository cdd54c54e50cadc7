"""The leader's view of what was not taken in, and why (sync-and-security.md 2.12)."""

from __future__ import annotations

from typing import ClassVar

from akutdesk.domain.kalender import kalender
from akutdesk.storage.quarantine import Quarantined
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Row
from akutdesk.ui.list_overlay import ListOverlay
from akutdesk.ui.pc_name import said_name

_SHOWN = 200


class QuarantinePanel(ListOverlay):
    """To read: nothing is thrown away here, and nothing let in by mistake."""

    HELP: ClassVar[str] = "synk"

    def __init__(self, desk: Desk) -> None:
        texts = desk.texts
        title, why = texts("synk.karantaene.titel"), texts("synk.karantaene.forklaring")
        super().__init__(desk, title, size=(744, 560), above=why)
        self._desk = desk
        self._pcs = desk.store.net.called()
        found = desk.store.net.quarantine()[:_SHOWN]
        self.list.set_rows([self._row(number, one) for number, one in enumerate(found)])

    def _row(self, number: int, one: Quarantined) -> Row:
        texts, calendar = self._desk.texts, kalender(self._desk.codes)
        when = "" if one.tid is None else calendar.kort(calendar.dato(one.tid))
        known = None if one.device is None else self._pcs.get(one.device)
        pc = texts("synk.karantaene.ukendt_pc") if known is None else said_name(known, texts)
        return Row(
            number,
            texts(f"synk.karantaene.{one.grund}"),
            time=when,
            lines=texts("synk.karantaene.fra", pc=pc),
            high=60,
        )
