"""The leader's two forms: a partner, and an agreement with one."""

from __future__ import annotations

from typing import ClassVar, cast

from PySide6.QtWidgets import QWidget

from akutdesk.domain import samarbejdsaftale, samarbejdspartner
from akutdesk.domain.mangel import Mangel
from akutdesk.domain.record import Record, new_id
from akutdesk.domain.samarbejdsaftale import Samarbejdsaftale
from akutdesk.domain.samarbejdspartner import Samarbejdspartner
from akutdesk.ui.desk import Desk
from akutdesk.ui.override import override
from akutdesk.ui.place import enhed_of
from akutdesk.ui.record_form import RecordForm


class PartnerForm(RecordForm):
    """What it is, its name, its numbers, its hours."""

    HELP: ClassVar[str] = "partnere"

    def __init__(self, desk: Desk, before: Samarbejdspartner | None = None) -> None:
        house = enhed_of(desk).id
        shown = before or Samarbejdspartner(id=new_id(), enhed_id=house)
        super().__init__(desk, shown, before, key="partner.skema", owner=house)

    @override
    def build(self) -> None:
        fields = self.fields
        self.add(
            fields.choice("type", columns=3),
            fields.line("navn"),
            fields.line("nummer"),
            fields.line("direkte_nummer"),
            fields.hours("aabent"),
            fields.line("bemaerkning"),
        )

    @override
    def lacks(self, record: Record) -> tuple[Mangel, ...]:
        return samarbejdspartner.mangler(cast("Samarbejdspartner", record))

    @override
    def completed(self, record: Record) -> Record:
        shown, after = cast("Samarbejdspartner", self.record), cast("Samarbejdspartner", record)
        return samarbejdspartner.rettet(shown, after)


class AftaleForm(RecordForm):
    """How far one is, from when until when, whom to ask, what it gives, where the paper lies."""

    HELP: ClassVar[str] = "partnere"

    def __init__(
        self, desk: Desk, partner: Samarbejdspartner, before: Samarbejdsaftale | None = None
    ) -> None:
        fresh = Samarbejdsaftale(id=new_id(), enhed_id=partner.enhed_id, partner_id=partner.id)
        super().__init__(
            desk,
            before or fresh,
            before,
            key="partner.aftaleskema",
            owner=partner.id,
            note=partner.navn,
        )

    @override
    def build(self) -> None:
        fields = self.fields
        self.add(
            fields.choice("status"),
            *self._signed_by(),
            fields.day("indgaaet", past=True),
            fields.day("udloeb"),
            fields.line("kontaktperson"),
            fields.line("kontakt_nummer"),
            fields.choice("indhold"),
            fields.text("indhold_tekst"),
            fields.line("dokument"),
        )

    def _signed_by(self) -> tuple[QWidget, ...]:
        """Asked where the house has more than one data controller (domain.md 2.0.4): a set is of one's contacts only."""
        places, names = enhed_of(self.desk).deltagende_kommuner, self.desk.codes["kommune"]
        if len(places) <= 1:
            return ()
        choices = [(kode, names.label(kode)) for kode in places]
        return (self.fields.among("dataansvarlig_kommune", choices),)

    @override
    def lacks(self, record: Record) -> tuple[Mangel, ...]:
        return samarbejdsaftale.mangler(cast("Samarbejdsaftale", record))
