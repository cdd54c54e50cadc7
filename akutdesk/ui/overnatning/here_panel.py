"""Alt+H: who is in the house besides the guests, for the brandliste; told once a shift."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.record import RecordId, new_id
from akutdesk.domain.vagt import Vagt, vagtperiode
from akutdesk.storage.saving import Saving
from akutdesk.ui.deed import done
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Choice, ChoiceGroup, Labelled, Question
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.overnatning.number_line import NumberLine
from akutdesk.ui.overnatning.reading import house_of
from akutdesk.ui.override import override
from akutdesk.ui.place import enhed_of

STRIP: Final = "i_huset"
_MOST_DIGITS: Final = 9


class HerePanel(FormPanel):
    """The staff of this shift as chips, and how many residents are at home; it is saved here."""

    HELP: ClassVar[str] = "overnatning"

    def __init__(self, desk: Desk) -> None:
        texts, look = desk.texts, desk.look
        super().__init__(look, texts("overnatning.her.titel"), texts("overnatning.her.note"))
        self._desk = desk
        now = desk.clock.now()
        house = house_of(desk, enhed_of(desk), now)
        self._shifts = desk.store.overnatninger.vagter(desk.adgang, now)
        folk = [one for one in desk.store.setup(desk.adgang, Medarbejder) if one.aktiv]
        chips = tuple(
            Choice(one.id.hex(), one.navn, str(n) if n <= _MOST_DIGITS else "")
            for n, one in enumerate(folk, start=1)
        )
        question = Question(texts("overnatning.her.ansatte"), chips, many=True)
        self.staff = ChoiceGroup(look, texts, question, columns=3, label="top")
        self.staff.set_chosen(tuple(one.id.hex() for one in house.ansatte))
        self.residents = NumberLine(look, name=texts("overnatning.her.beboere"))
        self.residents.put(house.beboere)
        self._row = Labelled(look, self.residents.accessibleName(), self.residents, label_at="top")
        self.add(self.staff, self._row)
        self.set_foot(texts("overnatning.her.gem"), texts("overnatning.tilbage"), self._finish)
        self.residents.returnPressed.connect(self._finish)

    @override
    def first_focus(self) -> QWidget:
        return self.staff.stop()

    def _finish(self) -> None:
        desk, count = self._desk, self.residents.tal
        if count is None:
            self._row.set_error(desk.texts("overnatning.mangler.tal"))
            self.residents.setFocus(Qt.FocusReason.OtherFocusReason)
            self.refit()
            return
        here = tuple(RecordId(bytes.fromhex(kode)) for kode in self.staff.chosen)
        savings = self._savings(here, count)
        if done(desk, savings, strip=STRIP, words=desk.texts("overnatning.her.gemt")):
            self.close_overlay()

    def _savings(self, here: tuple[RecordId, ...], count: int) -> list[Saving]:
        """The shift as told here; what another desk told apart says the same from now on."""
        if self._shifts:
            return [
                Saving(after=replace(shift, medarbejdere=here, beboere=count), before=shift)
                for shift in self._shifts
            ]
        place = enhed_of(self._desk)
        now = vagtperiode(self._desk.clock.now(), place.vagtgraenser)
        shift = Vagt(
            id=new_id(),
            enhed_id=place.id,
            vagttype=now.vagttype,
            start=now.start,
            slut=now.slut,
            medarbejdere=here,
            beboere=count,
        )
        return [Saving(after=shift)]
