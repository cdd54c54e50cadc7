"""V6, Overnatning: the places beside the guest, the decision of tonight, and the brandliste (mock-up 09)."""

from __future__ import annotations

from typing import ClassVar, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from akutdesk.domain.kalender import kalender
from akutdesk.domain.overnatning import Overnatning
from akutdesk.domain.record import RecordId
from akutdesk.domain.vagt import nattens_dato
from akutdesk.ui.changes import Changed
from akutdesk.ui.deed import done
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import BarButton, Head
from akutdesk.ui.layout import VBox
from akutdesk.ui.opened import opened
from akutdesk.ui.overnatning import deeds, saying
from akutdesk.ui.overnatning.brandliste import print_brandliste
from akutdesk.ui.overnatning.door import BOOK, EDIT, Wish
from akutdesk.ui.overnatning.free_pane import FreePane
from akutdesk.ui.overnatning.guest_pane import GuestPane
from akutdesk.ui.overnatning.here_panel import HerePanel
from akutdesk.ui.overnatning.places_pane import PlacesPane
from akutdesk.ui.overnatning.reading import house_of, is_unused
from akutdesk.ui.overnatning.refuse_panel import RefusePanel
from akutdesk.ui.overnatning.side_view import SideView
from akutdesk.ui.overnatning.state import SCOPE
from akutdesk.ui.overnatning.tilsyn_panel import TilsynPanel
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.panes import TwoPanes
from akutdesk.ui.place import enhed_of
from akutdesk.ui.soon import Soon
from akutdesk.ui.vagtbord.rows import words_of
from akutdesk.ui.vagtbord.senge import Seng, beds_of, board_row, first_free, plads

STRIP: Final = "overnatning"
_LEFT: Final = 277
_TICK_MS: Final = 60_000


class OvernatningPage(Page):
    """Arrows choose a place, Enter goes into it; Ctrl+Enter saves the decision; F9 books, Ctrl+P prints."""

    SCOPE: ClassVar[str] = SCOPE
    HELP: ClassVar[str] = "overnatning"
    TITLE_KEY: ClassVar[str] = "overnatning.titel"

    def __init__(self, desk: Desk, wish: Wish, rid: RecordId | None = None) -> None:
        """`rid`: the stay that is shown first; else the first free place, or the first guest."""
        super().__init__(desk)
        self.places = PlacesPane(desk)
        self._wish = wish
        self._wanted: object = rid
        self._chosen = False
        self._place = enhed_of(desk)
        self._beds: dict[object, Seng] = {}
        self.side = SideView(desk)
        self._both = TwoPanes(desk.look, self.places, self.side, left_width=_LEFT)
        VBox(desk.look, self).addWidget(self._both)
        self._connect()

    # ---- what the shell asks

    @override
    def first_focus(self) -> QWidget:
        return self.places.list

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.places, self.side)

    @override
    def on_enter(self) -> None:
        self.refresh()

    @override
    def on_leave(self) -> None:
        self.side.leave()

    # ---- what is shown

    def refresh(self) -> None:
        """Read the places again; what is being answered stays."""
        desk, now = self.desk, self.desk.clock.now()
        self._place = place = enhed_of(desk)
        beds = beds_of(desk, place, now)
        self._beds = {bed.id: bed for bed in beds}
        calendar = kalender(desk.codes)
        self.places.show_places(
            [board_row(desk.texts, calendar, bed, now, most=place.max_naetter) for bed in beds],
            free=sum(bed.ledig for bed in beds),
        )
        self.places.show_house(house_of(desk, place, now))
        self._choose_first(beds)
        self._show_marked()
        night = nattens_dato(now, place.vagtgraenser)
        self.set_head(Head(desk.texts("overnatning.titel"), note=saying.night_to(desk, night)))

    def _choose_first(self, beds: tuple[Seng, ...]) -> None:
        """Once: the guest one came for, else the first free place, else the first guest (ux.md 2.22)."""
        if self._chosen or not beds:
            return
        self._chosen = True
        free = first_free(beds) or beds[0]
        self.places.list.mark(self._wanted if self._wanted in self._beds else free.id)

    def _show_marked(self, _rid: object = None) -> None:
        self.side.show_bed(self._beds.get(self.places.list.marked), self._place)
        self._show_bar()

    def _show_bar(self) -> None:
        texts = self.desk.texts
        kind = "primary" if self.side.stay is None else "second"
        booking = BarButton("overnatning", texts("overnatning.book"), kind=kind, icon="bed")
        paper = BarButton(
            "udskriv",
            texts("overnatning.udskriv"),
            icon="printer",
            short=texts("skal.tast.udskriv"),
        )
        if self.side.stay is None:
            self.set_bar(*(() if is_unused(self._place) else (booking,)), paper)
        else:
            save = BarButton("gem_luk", texts("overnatning.gem"), kind="primary")
            self.set_bar(save, booking, paper)

    # ---- what is done

    def _connect(self) -> None:
        desk = self.desk
        self.places.list.moved.connect(self._show_marked)
        self.places.list.opened.connect(self._go_into)
        self.places.asked.connect(desk.shell.run)
        self.places.answered.connect(self._answer)
        for action, do in {
            "gem_luk": self._decide,
            "overnatning": self._book,
            "udskriv": self._print,
            "tilsyn": self._look_in,
            "ret": self._edit,
            "afvis": self._refuse,
            "goer_klar": self._make_ready,
            "hvem_er_her": lambda: desk.shell.open_overlay(HerePanel(desk)),
        }.items():
            self.on(action, do)
        self._soon = Soon(self, self.refresh)
        desk.changes.saved.connect(self._on_saved)
        timer = QTimer(self, interval=_TICK_MS)
        timer.timeout.connect(self._tick)
        timer.start()

    def _on_saved(self, _changed: Changed) -> None:
        self._soon.start()

    def _tick(self) -> None:
        """A guest may be expected no more, or it may be another night."""
        if self.isVisible():
            self.refresh()

    def _go_into(self, _rid: object) -> None:
        """Enter: a free place is booked, a used one made ready, a guest decided about."""
        bed = self._beds.get(self.places.list.marked)
        if isinstance(self.side.pane, GuestPane):
            self.side.pane.beslutning.stop().setFocus(Qt.FocusReason.OtherFocusReason)
        elif bed is not None and bed.ledig:
            self._book()
        elif isinstance(self.side.pane, FreePane):
            self.side.pane.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self, digit: str) -> None:
        """The decision about the marked guest, from the list: a digit, then Ctrl+Enter (ux.md 2.22)."""
        if isinstance(self.side.pane, GuestPane):
            self.side.pane.beslutning.chip_set.type_in(digit)

    def _decide(self) -> None:
        pane, stay, desk = self.side.pane, self.side.stay, self.desk
        if stay is None or not isinstance(pane, GuestPane):
            return
        svar = pane.svar
        found = deeds.faults(stay, svar)
        pane.refuse(found)
        if found:
            return
        key = "overnatning.rejser" if svar.rejser else "overnatning.bliver"
        said = desk.texts(key, navn=saying.name(words_of(desk), stay))
        if done(desk, deeds.decided(desk, stay, svar), strip=STRIP, words=said, then=self.refresh):
            pane.is_saved()
            self.places.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _book(self) -> None:
        if is_unused(self._place):
            return
        bed = self._beds.get(self.places.list.marked)
        self._wish.plads = bed.plads if bed is not None and bed.gaest is None else ""
        self.desk.shell.go(BOOK)

    def _edit(self) -> None:
        if self.side.stay is not None:
            self.desk.shell.go(EDIT, self.side.stay.ophold.id)

    def _refuse(self) -> None:
        self.desk.shell.open_overlay(RefusePanel(self.desk))

    def _look_in(self) -> None:
        if self.side.stay is not None:
            self.desk.shell.open_overlay(TilsynPanel(self.desk, self.side.stay.ophold))

    def _make_ready(self) -> None:
        pane, desk = self.side.pane, self.desk
        used = pane.seng.brugt if isinstance(pane, FreePane) else None
        if used is None:
            return
        stay = opened(desk, Overnatning, used.rid)
        said = desk.texts("overnatning.er_klar", plads=plads(desk.texts, used.plads))
        done(desk, [deeds.made_ready(stay)], strip=STRIP, words=said, then=self.refresh)

    def _print(self) -> None:
        print_brandliste(self.desk, self)
