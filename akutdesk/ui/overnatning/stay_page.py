"""Alt+R: what was agreed with a guest, to be put right, and the place to move to (G50)."""

from __future__ import annotations

from typing import ClassVar, Final

from PySide6.QtWidgets import QWidget

from akutdesk.domain.mangel import Mangel
from akutdesk.domain.overnatning import FOR_MANGE, Overnatning, mangler
from akutdesk.domain.record import RecordId
from akutdesk.storage.saving import Saving
from akutdesk.ui.deed import done
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import BarButton, BarHint, Head, Person
from akutdesk.ui.layout import VBox
from akutdesk.ui.loose_draft import LooseDraft, Place
from akutdesk.ui.opened import opened
from akutdesk.ui.overnatning.door import go_to_guest
from akutdesk.ui.overnatning.reading import basis_of, free_beds
from akutdesk.ui.overnatning.state import SCOPE
from akutdesk.ui.overnatning.stay_form import StayForm
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.place import enhed_of
from akutdesk.ui.vagtbord.senge import Seng, plads, whom

STRIP: Final = "overnatning"
_DRAFT: Final = "ret"


def _person(desk: Desk, rid: RecordId) -> Person | None:
    """The guest as the places show them; None once the guest has left."""
    guests = desk.store.overnatninger.paa_pladser(desk.adgang, desk.clock.now())
    facts = next((whom(desk.texts, one) for one in guests if one.rid == rid), None)
    return Person(facts[0], " · ".join(facts[1:])) if facts else None


class StayPage(Page):
    """What was agreed with a guest, to be put right, and the place to move to (G50)."""

    SCOPE: ClassVar[str] = SCOPE
    HELP: ClassVar[str] = "overnatning_ret"
    TITLE_KEY: ClassVar[str] = "overnatning.ret"

    def __init__(self, desk: Desk, rid: RecordId) -> None:
        """Raises NotFound, AdgangError."""
        super().__init__(desk)
        self._stored = opened(desk, Overnatning, rid)
        own = Seng(plads=self._stored.plads)
        others = [bed for bed in free_beds(desk) if bed.plads != own.plads]
        beds = sorted((own, *others), key=lambda bed: bed.plads)
        self.form = StayForm(desk, beds, guest=None)
        self.form.show_stay(self._stored)
        VBox(desk.look, self).addWidget(self.form.view)
        self._draft = LooseDraft(desk, self, Place(rid=rid, felt=_DRAFT, type=Overnatning.TYPE))
        self.form.bind_to(self._draft)
        self._draft.restore()
        self.form.approval.follow()
        texts = desk.texts
        self.set_head(Head(texts("overnatning.ret"), person=_person(desk, rid)))
        self.set_bar(
            BarButton("gem_luk", texts("overnatning.gem_ret"), kind="primary"),
            BarHint(("Esc",), texts("overnatning.tilbage")),
        )
        self.on("gem_luk", self._finish)

    @override
    def first_focus(self) -> QWidget:
        return self.form.plads.stop()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return self.form.view.panes

    @override
    def on_leave(self) -> None:
        self._draft.flush()

    def _finish(self) -> None:
        desk = self.desk
        stay = self.form.read(self._stored)
        found = self._faults(stay)
        self.form.refuse(found)
        if found:
            return
        moved = stay.plads != self._stored.plads
        words = desk.texts("overnatning.er_flyttet", plads=plads(desk.texts, stay.plads))
        said = words if moved else desk.texts("overnatning.er_rettet")
        saving = Saving(after=stay, before=self._stored)
        done(desk, [saving], strip=STRIP, words=said, leave=self._leave)

    def _leave(self) -> None:
        self._draft.drop()
        go_to_guest(self, self._stored.id)

    def _faults(self, stay: Overnatning) -> tuple[Mangel, ...]:
        """Nights that were slept are no reason to keep a guest from being moved."""
        desk = self.desk
        basis = basis_of(desk, enhed_of(desk), stay, desk.clock.now())
        same = stay.ankomst == self._stored.ankomst
        found = mangler(stay, basis, navngivet=True)
        return tuple(one for one in found if not (same and one.kode == FOR_MANGE))
