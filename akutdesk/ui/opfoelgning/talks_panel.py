"""The leader's list of colleagues who would like to talk a contact over (features.md G126). No score, no count."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar, Final

from PySide6.QtCore import Signal

from akutdesk.domain.droeftelse import Droeftelse
from akutdesk.domain.record import RecordId, new_id
from akutdesk.storage.raekker import DroeftelseRaekke
from akutdesk.storage.saving import Saving
from akutdesk.ui.deed import done
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Row
from akutdesk.ui.list_overlay import ListOverlay
from akutdesk.ui.vagtbord.rows import Words, words_of

_SIZE: Final = (744, 560)
_SHOWN: Final = timedelta(days=7)
"""So long those that were talked with stand on the list."""


class TalksPanel(ListOverlay):
    """Space: we have talked. `chosen(RecordId)`: a contact to open."""

    HELP: ClassVar[str] = "opfoelgning"

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        texts = desk.texts
        title, some = texts("opfoelgning.droeft.titel"), bool(_listed(desk))
        above = texts(f"opfoelgning.droeft.{'note' if some else 'tom'}")
        super().__init__(desk, title, size=_SIZE, above=above, ticks=True)
        self._desk = desk
        self._rows: dict[object, DroeftelseRaekke] = {}
        self.list.ticked.connect(self._tick)
        self.list.opened.connect(self._open)
        self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        self._rows = {one.rid or one.henvendelse_id: one for one in _listed(self._desk)}
        words = words_of(self._desk)
        self.show_rows([_row(words, rid, one) for rid, one in self._rows.items()])

    def _tick(self, rid: object) -> None:
        one = self._rows.get(rid)
        if one is None:
            return
        key = "talt" if one.talt_tid is None else "igen"
        words = self._desk.texts(f"opfoelgning.droeft.{key}")
        done(self._desk, [self._ticked(one)], strip="droeftelse", words=words, leave=self.refresh)

    def _ticked(self, one: DroeftelseRaekke) -> Saving:
        now, who = self._desk.clock.now(), self._desk.adgang.bruger
        if one.rid is None:
            made = Droeftelse(
                id=new_id(),
                medarbejder_id=one.medarbejder_id,
                henvendelse_id=one.henvendelse_id,
                tid=one.tid,
                talt_tid=now,
                talt_med=who,
                fortrolighed="SKAERPET",
                fortrolig_for=(one.medarbejder_id,),
            )
            return Saving(after=made)
        before = Droeftelse(id=one.rid, talt_tid=one.talt_tid)
        talked = one.talt_tid is None
        after = Droeftelse(
            id=one.rid, talt_tid=now if talked else None, talt_med=who if talked else None
        )
        return Saving(after=after, before=before)

    def _open(self, rid: object) -> None:
        one = self._rows.get(rid)
        if one is not None and one.henvendelse_id is not None:
            contact: RecordId = one.henvendelse_id
            self.close_overlay()
            self.chosen.emit(contact)


def _listed(desk: Desk) -> tuple[DroeftelseRaekke, ...]:
    return desk.store.droeftelser.liste(desk.adgang, desk.clock.now() - _SHOWN)


def _row(words: Words, rid: object, one: DroeftelseRaekke) -> Row:
    texts = words.desk.texts
    about = texts("opfoelgning.droeft.oenske")
    if one.henvendelse_id is not None:
        navn = one.navn or texts("opfoelgning.droeft.anonym")
        about = texts("opfoelgning.droeft.samtale", navn=navn)
    return Row(
        rid,
        about,
        time=words.calendar.kort(words.calendar.dato(one.tid)),
        right=words.staff.get(one.medarbejder_id, ""),
        ticked=one.talt_tid is not None,
        done=one.talt_tid is not None,
        lines=" ".join(one.tekst.split()),
    )
