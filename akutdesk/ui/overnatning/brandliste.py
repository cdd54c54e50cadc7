"""The brandliste as it is now, printed with one key from anywhere (domain.md 10.8, G53)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QObject

from akutdesk.assets import Texts
from akutdesk.domain.adgang import paa_papir
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.kalender import Kalender, kalender
from akutdesk.domain.katalog import kontrolleret
from akutdesk.domain.vagt import vagtperiode
from akutdesk.reports.brandliste import Brandliste, Person, render_brandliste
from akutdesk.reports.papir import Papir
from akutdesk.reports.udskrift import Afsender
from akutdesk.ui.akutkort.printing import afsender_of
from akutdesk.ui.akutkort.state import BAGVAGT
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip
from akutdesk.ui.overnatning.reading import Hus, house_of
from akutdesk.ui.place import enhed_of, katalog_of
from akutdesk.ui.udskriv.one_sheet import OneSheet
from akutdesk.ui.vagtbord.state import first_names

STRIP: Final = "brandliste"
_PAPER: Final = "papir.brandliste"


def print_brandliste(desk: Desk, parent: QObject) -> OneSheet:
    """Send it now; each step is said above the bottom bar."""
    liste = brandliste_of(desk, enhed_of(desk), desk.clock.now())
    sheet = OneSheet(desk, parent)
    sheet.said.connect(partial(_say, desk))
    make = partial(_pdf, desk.papir, afsender=afsender_of(desk), liste=liste)
    sheet.send(make, objekt_type="brandliste")
    return sheet


def _say(desk: Desk, words: str) -> None:
    desk.shell.done(Strip(STRIP, "info", words, icon="printer"))


def brandliste_of(desk: Desk, place: Enhed, nu: datetime) -> Brandliste:
    """Guests by place, then the staff of the shift, then the residents in one row."""
    texts, calendar = desk.texts, kalender(desk.codes)
    hus = house_of(desk, place, nu, laeser=paa_papir(desk.adgang))
    klokken = calendar.klokken(nu)
    day = f"{calendar.ugedag(calendar.dato(nu))} {calendar.dato(nu).year}"
    begun = calendar.time(vagtperiode(nu, place.vagtgraenser).start)
    return Brandliste(
        personer=(
            *_guests(hus, texts, calendar),
            *_staff(hus, texts, begun),
            *_residents(hus, texts),
        ),
        antal=hus.personer,
        dag=texts(f"{_PAPER}.dag_kl", dag=f"{day[:1].upper()}{day[1:]}", tid=klokken),
        klokken=klokken,
        moedested=place.moedested,
        bagvagt=_duty(desk),
    )


def _guests(hus: Hus, texts: Texts, calendar: Kalender) -> Iterator[Person]:
    """One row for each person, with every place to look at if two desks booked them apart."""
    for booked in hus.bookinger:
        guest = booked[0]
        day = calendar.ugedag(calendar.dato(guest.ankomst)).split()[0].lower()
        places = list(dict.fromkeys(one.plads for one in booked))
        help_out = list(dict.fromkeys(one.hjaelp_ud for one in booked if one.hjaelp_ud))
        yield Person(
            plads=texts(f"{_PAPER}.plads_nr", nr=f" {texts(f'{_PAPER}.og')} ".join(places)),
            navn=guest.navn or texts(f"{_PAPER}.uden_navn"),
            kom=day,
            hjaelp=". ".join(help_out),
        )


def _staff(hus: Hus, texts: Texts, begun: str) -> Iterator[Person]:
    names = first_names([(one.id, one.navn) for one in hus.ansatte])
    for one in hus.ansatte:
        yield Person(
            plads=texts(f"{_PAPER}.vagt"),
            navn=names.get(one.id, one.initialer),
            kom=texts(f"{_PAPER}.vagt_kl", tid=begun),
            hjaelp=texts(f"{_PAPER}.kan_selv"),
        )


def _residents(hus: Hus, texts: Texts) -> Iterator[Person]:
    """Their names stand on the botilbud's own list; here they are counted, so that the sum is right."""
    if not hus.beboere:
        return
    words = (
        texts(f"{_PAPER}.beboer") if hus.beboere == 1 else texts(f"{_PAPER}.beboere", n=hus.beboere)
    )
    yield Person(
        plads=texts(f"{_PAPER}.huset"), navn=words, hjaelp=texts(f"{_PAPER}.beboere_hjaelp")
    )


def _duty(desk: Desk) -> str:
    """The bagvagt's number, if somebody has checked it (design.md 8.23)."""
    post = next((one for one in katalog_of(desk).poster if one.kode == BAGVAGT), None)
    return post.nummer if post is not None and kontrolleret(post) else ""


def _pdf(papir: Papir, *, afsender: Afsender, liste: Brandliste) -> bytes:
    return render_brandliste(papir, afsender, liste).pdf
