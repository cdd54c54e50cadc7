"""Which pages there are, which stand in the side list, and what the keys of the whole desk do.

The one place that knows every screen. A page is imported when it is first opened.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module

from akutdesk.domain.adgang import maa
from akutdesk.domain.listevalg import LISTER
from akutdesk.domain.record import RecordId
from akutdesk.ui.desk import Desk
from akutdesk.ui.figures import number_screens
from akutdesk.ui.head import NavEntry
from akutdesk.ui.hjaelp.guide import NAME, guides
from akutdesk.ui.main_window import MainWindow
from akutdesk.ui.page import Page
from akutdesk.ui.sletning.door import forgetting, with_erasing
from akutdesk.ui.stikproeve.door import sampling
from akutdesk.ui.telephone import telephone
from akutdesk.ui.unkept import FORMS

LEDER = "LEDER"


def furnish(window: MainWindow, desk: Desk) -> None:
    """Give the window the pages of one person; from now on the store keeps no key waiting."""
    desk.store.hurry()

    def kriseplan(rid: RecordId | None) -> Page:
        from akutdesk.ui.kriseplan.page import KriseplanPage

        return KriseplanPage(desk, _named(rid))

    def samtale(rid: RecordId | None) -> Page:
        from akutdesk.ui.krisesamtale.door import krisesamtale_page

        return _leading_out(krisesamtale_page(desk, _named(rid)))

    def talk() -> None:
        from akutdesk.ui.krisesamtale.door import open_talk

        open_talk(desk)

    window.route("kriseplan", kriseplan)
    window.route("krisesamtale", samtale)
    window.on("krisesamtale", talk)
    _contacts(window, desk)
    telephone(window, desk)
    _people(window, desk)
    _measuring(window, desk)
    _stays(window, desk)
    _partners(window, desk)
    _incidents(window, desk)
    forgetting(window, desk)
    sampling(window, desk)
    _without_the_pc(window, desk)
    number_screens(window, desk)
    _leader(window, desk)
    _net(window, desk)
    window.nav(_screens(desk))
    window.guides = guides(desk.guides[NAME])


_EARLY = (
    *("akutdesk.ui.akutkort.door", "akutdesk.ui.vagtbord.page"),
    "akutdesk.ui.henvendelse.door",
    *("akutdesk.ui.kortopkald.panel", "akutdesk.ui.akutkort.calls_part"),
    "akutdesk.ui.underretning.door",
)


def read_ahead() -> None:
    """Read the pages that must come at once: F2 and F12 answer in a tenth of a second (design.md 6)."""
    for name in _EARLY:
        import_module(name)


_ALSO = {
    "borgere": ("borger", "borger_ret", "sletning"),
    "overnatning": ("plads_book", "ophold_ret"),
    "statistik": (
        *("statistik_raekker", "statistik_vagt_raekker", "implementering", "statusrapport"),
    ),
    "opsaetning": (
        *("medarbejdere", "pcer", "orden", "telefonliste", "kopi", "skemaer"),
        *("opsaetning_overnatning", "stikproeve"),
        *(f"liste_{navn}" for navn in LISTER),
    ),
}
"""Pages that belong to a screen of the side list."""


def _screens(desk: Desk) -> tuple[NavEntry, ...]:
    """The side list: what this person may open (mock-up 02)."""
    entries = [
        ("skaerm_1", "vagtbord", "layout-dashboard"),
        ("skaerm_2", "henvendelser", "clipboard-text"),
        ("skaerm_3", "borgere", "users"),
        ("skaerm_4", "overnatning", "bed"),
        ("skaerm_5", "opfoelgning", "list-check"),
    ]
    if maa(desk.adgang, "STATISTIK"):
        entries.append(("skaerm_6", "statistik", "chart-bar"))
    if desk.adgang.rolle == LEDER:
        entries.append(("skaerm_7", "opsaetning", "settings"))
    texts = desk.texts
    return tuple(
        NavEntry(action, route, texts(f"skal.tast.{action}"), icon, _ALSO.get(route, ()))
        for action, route, icon in entries
    )


def _leader(window: MainWindow, desk: Desk) -> None:
    """What only a leader may open; the store's own rights decide about every save."""

    def opsaetning(side: str, _rid: RecordId | None) -> Page:
        from akutdesk.ui.leder.page import OpsaetningPage

        return OpsaetningPage(desk, side)

    def telefonliste(_rid: RecordId | None) -> Page:
        from akutdesk.ui.leder.phone_page import TelefonlistePage

        return TelefonlistePage(desk)

    def kopi(_rid: RecordId | None) -> Page:
        from akutdesk.ui.leder.copy_page import KopiPage

        return KopiPage(desk)

    def skemaer(_rid: RecordId | None) -> Page:
        from akutdesk.ui.leder.pack_page import SkemaerPage

        return SkemaerPage(desk)

    def liste(navn: str, _rid: RecordId | None) -> Page:
        from akutdesk.ui.leder.code_page import ListePage

        return ListePage(desk, navn)

    if desk.adgang.rolle != LEDER:
        return
    window.route("opsaetning", partial(opsaetning, ""))
    window.route("opsaetning_overnatning", partial(opsaetning, "overnatning"))
    window.route("telefonliste", telefonliste)
    window.route("kopi", kopi)
    window.route("skemaer", skemaer)
    for navn in LISTER:
        window.route(f"liste_{navn}", partial(liste, navn))


def _net(window: MainWindow, desk: Desk) -> None:
    """How it stands with the server, and what two desks wrote apart."""

    def synk(_rid: RecordId | None) -> Page:
        from akutdesk.ui.synk.page import SynkPage

        return SynkPage(desk)

    def konflikt(rid: RecordId | None) -> Page:
        from akutdesk.ui.konflikt.page import KonfliktPage

        return KonfliktPage(desk, _named(rid))

    def send() -> None:
        from akutdesk.ui.synk.page import SynkPage

        desk.synk.ask()
        window.go("synk")
        if isinstance(page := window.frame.pages.page, SynkPage):
            page.show_status()

    window.route("synk", synk)
    window.route("konflikt", konflikt)
    window.on("send_nu", send)


def _contacts(window: MainWindow, desk: Desk) -> None:
    """The first screen of a shift, and the forms of its contacts."""

    def vagtbord(_rid: RecordId | None) -> Page:
        from akutdesk.ui.vagtbord.page import VagtbordPage

        return VagtbordPage(desk)

    def opened(rid: RecordId | None) -> Page:
        from akutdesk.ui.henvendelse.door import henvendelse_page
        from akutdesk.ui.kortopkald.panel import with_short_call

        return _leading_out(with_short_call(henvendelse_page(desk, _named(rid))))

    def listed(_rid: RecordId | None) -> Page:
        from akutdesk.ui.henvendelse.list_page import HenvendelserPage

        return HenvendelserPage(desk)

    def corrected(rid: RecordId | None) -> Page:
        from akutdesk.ui.henvendelse.door import correction_page

        return correction_page(desk, _named(rid))

    def unsaved(rid: RecordId | None) -> Page:
        from akutdesk.ui.henvendelse.door import unsaved_page

        return unsaved_page(desk, _named(rid))

    window.route("vagtbord", vagtbord)
    window.route("henvendelse", opened)
    window.route("henvendelser", listed)
    window.route("henvendelse_ret", corrected)
    window.route("henvendelse_ugemt", unsaved)


def _partners(window: MainWindow, desk: Desk) -> None:
    """Whom the house works with."""

    def partnere(rid: RecordId | None) -> Page:
        from akutdesk.ui.partnere.page import PartnerePage

        return PartnerePage(desk, rid)

    window.route("partnere", partnere)
    window.on("partnere", lambda: window.go("partnere"))


def _incidents(window: MainWindow, desk: Desk) -> None:
    """A module the house may leave out; then only the leader finds the way to switch it on again."""
    from akutdesk.ui.haendelser.module import is_on

    def haendelser(_rid: RecordId | None) -> Page:
        from akutdesk.ui.haendelser.page import HaendelserPage

        return HaendelserPage(desk)

    window.route("haendelser", haendelser)
    if desk.adgang.rolle == LEDER or is_on(desk):
        window.on("haendelser", lambda: window.go("haendelser"))
    else:
        window.dispatch.off("haendelser")


def _measuring(window: MainWindow, desk: Desk) -> None:
    """Ctrl+M where no page answers it itself."""

    def measure() -> None:
        from akutdesk.ui.maaling.door import measure_in_front

        measure_in_front(desk, window.pages.place)

    window.on("maaling", measure)


def _people(window: MainWindow, desk: Desk) -> None:
    """The search, the citizens, and what was promised them."""

    def borger(rid: RecordId | None) -> Page:
        from akutdesk.ui.borger.page import BorgerPage
        from akutdesk.ui.videregivelse.door import with_latest_handed_over

        return with_latest_handed_over(BorgerPage(desk, _named(rid)))

    def borger_ret(rid: RecordId | None) -> Page:
        from akutdesk.ui.borger.edit_page import BorgerRetPage

        return BorgerRetPage(desk, rid)

    def borgere(_rid: RecordId | None) -> Page:
        from akutdesk.ui.borger.list_page import BorgerePage

        return BorgerePage(desk)

    def opfoelgning(_rid: RecordId | None) -> Page:
        from akutdesk.ui.opfoelgning.page import OpfoelgningPage

        return OpfoelgningPage(desk)

    def search() -> None:
        from akutdesk.ui.soeg.opening import open_palette

        open_palette(desk, window.dispatch.commands(desk.texts))

    window.pages.ask_why = partial(_ask_why, desk)
    window.route("borger", borger)
    window.route("borger_ret", borger_ret)
    window.route("borgere", borgere)
    window.route("opfoelgning", opfoelgning)
    window.on("soeg", search)
    window.on("ny_borger", lambda: window.go("borger_ret"))


def _stays(window: MainWindow, desk: Desk) -> None:
    """Who sleeps here, and the list to hold outside if the house is on fire."""
    from akutdesk.ui.overnatning.door import BOOK, EDIT, ROUTE, Wish, open_booking

    wish = Wish()

    def board(rid: RecordId | None) -> Page:
        from akutdesk.ui.overnatning.page import OvernatningPage

        return OvernatningPage(desk, wish, rid)

    def booking(rid: RecordId | None) -> Page:
        from akutdesk.ui.overnatning.book_page import BookPage

        return BookPage(desk, rid, wish)

    def changed(rid: RecordId | None) -> Page:
        from akutdesk.ui.overnatning.stay_page import StayPage

        return StayPage(desk, _named(rid))

    def book() -> None:
        window.pages.leave()  # what is being typed about the person is kept before it is read
        open_booking(desk, window.pages.place)

    def paper() -> None:
        from akutdesk.ui.overnatning.brandliste import print_brandliste

        print_brandliste(desk, window)

    window.route(ROUTE, board)
    window.route(BOOK, booking)
    window.route(EDIT, changed)
    window.on("overnatning", book)
    window.on("brandliste", paper)


def _without_the_pc(window: MainWindow, desk: Desk) -> None:
    """What the house needs on paper when the PC is gone."""

    def folder() -> None:
        from akutdesk.ui.noedmappe.printing import print_folder

        print_folder(desk, window)

    def forms() -> None:
        from akutdesk.ui.noedmappe.printing import print_forms

        print_forms(desk, window)

    window.on("noedmappe", folder)
    window.on(FORMS, forms)


def _ask_why(desk: Desk, rid: RecordId, then: Callable[[], None]) -> None:
    """Why a card is opened that is closed to others."""
    from akutdesk.ui.henvendelse.why_panel import ask_why

    ask_why(desk, rid, then)


def _named(rid: RecordId | None) -> RecordId:
    """The record a page is about. Raises KeyError for a page that was opened about nothing."""
    if rid is None:
        raise KeyError("rid")
    return rid


def _leading_out(page: Page) -> Page:
    """A contact or its talk, with the ways out: whom one rang, a worry for a child, erasing."""
    from akutdesk.ui.akutkort.calls_part import with_calls_out
    from akutdesk.ui.underretning.door import with_underretning
    from akutdesk.ui.videregivelse.door import with_handing_over

    return with_erasing(with_handing_over(with_underretning(with_calls_out(page))))
