"""Alt+T on Statistik: what the telephone provider says of one month (domain.md 5.3, Telefoni)."""

from __future__ import annotations

from typing import ClassVar, cast

from akutdesk.domain import telefonital
from akutdesk.domain.dublet import gaeldende
from akutdesk.domain.kalender import kalender
from akutdesk.domain.mangel import Mangel
from akutdesk.domain.record import Record, new_id
from akutdesk.domain.telefonital import Telefonital, laes_antal, laes_ventetid, vist_ventetid
from akutdesk.ui.desk import Desk
from akutdesk.ui.override import override
from akutdesk.ui.place import enhed_of, kommune_of
from akutdesk.ui.record_form import RecordForm
from akutdesk.ui.statistik.wording import wording_of

TAKEN = "FINDES"
"""The month has its numbers already."""


class PhoneForm(RecordForm):
    """A month, how many got through, how many did not, and how long they waited. Raises AdgangError, StorageError."""

    HELP: ClassVar[str] = "telefonital"

    def __init__(self, desk: Desk, maaned: str) -> None:
        """`maaned`: the month that is written or corrected."""
        house = enhed_of(desk).id
        self._typed = {
            one.maaned: one for one in gaeldende(desk.store.setup(desk.adgang, Telefonital))
        }
        self._month = wording_of(desk).month
        fresh = Telefonital(
            id=new_id(),
            enhed_id=house,
            dataansvarlig_kommune=kommune_of(desk, None),
            maaned=maaned,
        )
        before = self._typed.get(maaned)
        note = self._month(maaned) if before is not None else ""
        super().__init__(
            desk, before or fresh, before, key="telefonital.skema", owner=house, note=note
        )

    @override
    def build(self) -> None:
        fields = self.fields
        if self._before is None:
            self.add(fields.value("maaned", self._read_month, self._month))
        self.add(
            fields.value("besvarede", laes_antal, _shown),
            fields.value("mistede", laes_antal, _shown),
            fields.value("ventetid", laes_ventetid, vist_ventetid),
        )

    @override
    def lacks(self, record: Record) -> tuple[Mangel, ...]:
        made = cast("Telefonital", record)
        lacking = telefonital.mangler(made)
        taken = self._typed.get(made.maaned)
        if taken is not None and taken.id != made.id:
            lacking = (Mangel(made.TYPE, "maaned", TAKEN), *lacking)
        return lacking

    def _read_month(self, typed: str) -> str | None:
        desk = self.desk
        names = {
            name.rstrip("."): number
            for number in range(1, 13)
            for code in (desk.codes["maaned"].get(str(number)),)
            for name in (code.label, code.kort)
        }
        return telefonital.laes_maaned(typed, names, kalender(desk.codes).dato(desk.clock.now()))


def _shown(antal: int | None) -> str:
    return "" if antal is None else str(antal)
