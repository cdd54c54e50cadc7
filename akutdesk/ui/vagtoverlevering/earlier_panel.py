"""Alt+T: handovers that were given before. Enter shows one as a sheet, which can be printed again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Signal

from akutdesk.domain.vagtoverlevering import Vagtoverlevering
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Row
from akutdesk.ui.list_overlay import ListOverlay
from akutdesk.ui.vagtbord.rows import words_of

_SIZE = (680, 560)


class EarlierPanel(ListOverlay):
    """`chosen(Vagtoverlevering)`."""

    HELP: ClassVar[str] = "opfoelgning"

    chosen = Signal(object)

    def __init__(self, desk: Desk, reports: Sequence[Vagtoverlevering]) -> None:
        texts = desk.texts
        key = "tidligere_note" if reports else "tidligere_tom"
        super().__init__(
            desk,
            texts("vagtoverlevering.tidligere_titel"),
            size=_SIZE,
            above=texts(f"vagtoverlevering.{key}"),
        )
        self._reports = {one.id: one for one in reports}
        self.show_rows(_rows(desk, reports))
        self.list.opened.connect(self._open)

    def _open(self, rid: object) -> None:
        report = next((one for one in self._reports.values() if one.id == rid), None)
        if report is not None:
            self.close_overlay()
            self.chosen.emit(report)


def _rows(desk: Desk, reports: Sequence[Vagtoverlevering]) -> list[Row]:
    """The day it was given, from which shift to which, and by whom to whom."""
    words, texts = words_of(desk), desk.texts
    shifts, calendar = desk.codes["vagttype"], words.calendar
    rows: list[Row] = []
    for one in reports:
        if one.vagt_slut is None or not one.vagt_fra or not one.vagt_til:
            continue
        fra, til = (shifts.label(kode).lower() for kode in (one.vagt_fra, one.vagt_til))
        giver = words.staff.get(one.givet_af, "") if one.givet_af else ""
        taker = words.staff.get(one.kvitteret_af, "") if one.kvitteret_af else ""
        names = (
            texts("vagtoverlevering.tidligere_navne", giver=giver, tager=taker) if taker else giver
        )
        rows.append(
            Row(
                one.id,
                texts("vagtoverlevering.tidligere_linje", fra=fra, til=til),
                time=calendar.kort(calendar.dato(one.vagt_slut)),
                aside="" if taker else texts("vagtoverlevering.tidligere_ikke_taget"),
                right=names,
            )
        )
    return rows
