"""A place for the night: booked from a contact, a card or the places (ux.md T10)."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, Final

from PySide6.QtWidgets import QWidget

from akutdesk.domain.overnatning import Overnatning, mangler
from akutdesk.domain.record import RecordId
from akutdesk.ui.borger import facts
from akutdesk.ui.deed import done
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import BarButton, BarHint, Head, Person
from akutdesk.ui.layout import VBox
from akutdesk.ui.loose_draft import LooseDraft, Place
from akutdesk.ui.overnatning.booking import about, blank, booked, origin_of
from akutdesk.ui.overnatning.door import Wish, go_to_guest
from akutdesk.ui.overnatning.guest_row import GuestRow
from akutdesk.ui.overnatning.reading import basis_of, free_beds
from akutdesk.ui.overnatning.refuse_panel import RefusePanel
from akutdesk.ui.overnatning.state import SCOPE
from akutdesk.ui.overnatning.stay_form import StayForm
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.place import enhed_of
from akutdesk.ui.vagtbord.senge import first_free, plads

STRIP: Final = "overnatning"
_DRAFT: Final = "plads"


class BookPage(Page):
    """Ctrl+Enter books; what is missing is said at its place. Alt+A: a refusal with its reason instead."""

    SCOPE: ClassVar[str] = SCOPE
    HELP: ClassVar[str] = "overnatning_book"
    TITLE_KEY: ClassVar[str] = "overnatning.book"
    TAKES_ALONG: ClassVar[bool] = False

    def __init__(self, desk: Desk, rid: RecordId | None, wish: Wish) -> None:
        """`rid`: the contact or the card it is for. Raises AdgangError, DiskFull."""
        super().__init__(desk)
        self._afsaet = origin_of(desk, rid)
        self._wish = wish
        free = free_beds(desk)
        first = first_free(free)
        self._blank = blank(desk, self._afsaet, wish.taken() or (first.plads if first else ""))
        guest = None if self._afsaet.borger else GuestRow(desk, self._afsaet.kaldenavn)
        self.form = StayForm(desk, free, guest=guest)
        self.form.show_stay(self._blank)
        VBox(desk.look, self).addWidget(self.form.view)
        own = rid or desk.adgang.bruger
        self._draft = LooseDraft(desk, self, Place(rid=own, felt=_DRAFT, type=Overnatning.TYPE))
        self.form.bind_to(self._draft)
        self._restored = False
        self._show_edges()
        self.on("gem_luk", self._finish)
        self.on("afvis", self._refuse)

    @override
    def first_focus(self) -> QWidget:
        if self.form.guest is not None and not self.form.guest.navngivet:
            return self.form.guest.button
        return self.form.plads.stop()

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return self.form.view.panes

    @override
    def on_enter(self) -> None:
        if not self._restored:
            self._draft.restore()
            self.form.approval.follow()
            self._restored = True
        if plads := self._wish.taken():
            self.form.plads.set_chosen((plads,))

    @override
    def on_leave(self) -> None:
        self._draft.flush()
        if self.form.guest is not None:
            self.form.guest.end()

    @property
    def _navn(self) -> str:
        """The citizen one came from, as every list names them."""
        borger = self._afsaet.borger
        return facts.name_of(borger, self.desk.texts) if borger else ""

    def _show_edges(self) -> None:
        texts, navn = self.desk.texts, self._navn
        person = Person(navn) if navn else None
        self.set_head(Head(texts("overnatning.book"), person=person))
        self.set_bar(
            BarButton("gem_luk", texts("overnatning.book"), kind="primary", icon="bed"),
            BarButton("afvis", texts("overnatning.knap.afvis"), icon="hand-stop"),
            BarHint(("Esc",), texts("overnatning.tilbage")),
        )

    def _finish(self) -> None:
        desk, guest = self.desk, self.form.guest
        stay = self.form.read(self._blank)
        if guest is not None:
            stay = about(desk, stay, guest.hit)
        basis = basis_of(desk, enhed_of(desk), stay, desk.clock.now())
        named = guest is None or guest.navngivet
        found = mangler(stay, basis, navngivet=named)
        self.form.refuse(found)
        if found:
            return
        navn = guest.named if guest else self._navn
        words = desk.texts("overnatning.er_booket", plads=plads(desk.texts, stay.plads), navn=navn)
        savings = booked(desk, stay, self._afsaet, guest.nyt_navn if guest else "")
        done(desk, savings, strip=STRIP, words=words, leave=partial(self._leave, stay.id))

    def _leave(self, rid: RecordId) -> None:
        self._draft.drop()
        go_to_guest(self, rid)

    def _refuse(self) -> None:
        panel = RefusePanel(self.desk, self._afsaet)
        panel.refused.connect(self._refused)
        self.desk.shell.open_overlay(panel)

    def _refused(self) -> None:
        self._draft.drop()
        self.desk.shell.close_page(self)
