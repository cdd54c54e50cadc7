"""What is printed: the whole folder, or only the empty forms, which name nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Final

from akutdesk.domain.adgang import paa_papir
from akutdesk.domain.kalender import kalender
from akutdesk.domain.katalog import kontrolleret, maa_trykkes, standard_fagfolk
from akutdesk.domain.kriseplan import Aftale
from akutdesk.domain.noedmappe import Noedmappe
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.vagt import KBH
from akutdesk.reports.blank_henvendelse import render_blank_henvendelse
from akutdesk.reports.blank_kriseplan import render_blank_kriseplan
from akutdesk.reports.brandliste import render_brandliste
from akutdesk.reports.dokument import Dokument
from akutdesk.reports.noedmappe import Forside, bundle, render_forside
from akutdesk.reports.papir import Papir
from akutdesk.reports.udskrift import telefon
from akutdesk.storage.raekker import OpfoelgningRaekke
from akutdesk.ui.akutkort.printing import afsender_of, render_card, with_posts
from akutdesk.ui.akutkort.state import BAGVAGT
from akutdesk.ui.desk import Desk
from akutdesk.ui.noedmappe.numbers import Numre
from akutdesk.ui.opened import opened
from akutdesk.ui.overnatning.brandliste import brandliste_of
from akutdesk.ui.place import enhed_of, katalog_of
from akutdesk.ui.vagtbord.rows import task_row, words_of

_CALL: Final = "OPKALD"
_PAPER: Final = "papir.noedark."
_AHEAD = timedelta(days=1)
"""What is due so soon stands on the first page."""
_KEPT = timedelta(days=31)
"""A new folder comes each month; the names of the old one are shredded by then."""

Render = Callable[[Papir], Dokument]


@dataclass(frozen=True, kw_only=True)
class Folder:
    """What is to be printed: its bytes, made in a job, and how it is logged; what names nobody is not."""

    make: Callable[[], bytes]
    objekt_type: str = ""


def folder_of(desk: Desk, numre: Numre) -> Folder:
    """Everything: who is in the house, what is due, whom to call, and empty forms. Raises StorageError."""
    place, nu, sender = enhed_of(desk), desk.clock.now(), afsender_of(desk)
    numbers = with_posts(desk, katalog_of(desk).akutkort(place.region))
    renders: tuple[Render, ...] = (
        partial(render_forside, forside=front_page(desk, numre)),
        partial(render_brandliste, afsender=sender, liste=brandliste_of(desk, place, nu)),
        partial(render_card, afsender=sender, poster=numbers),
        *_forms(desk, numre),
    )
    return Folder(make=partial(_bundled, desk.papir, renders), objekt_type=Noedmappe.TYPE)


def forms_of(desk: Desk, numre: Numre) -> Folder:
    """The empty forms alone. They name nobody, so nothing is logged: the disk may be full."""
    return Folder(make=partial(_bundled, desk.papir, tuple(_forms(desk, numre))))


def front_page(desk: Desk, numre: Numre) -> Forside:
    """How to go on, what is due, and what lies behind."""
    texts, calendar, nu = desk.texts, kalender(desk.codes), desk.clock.now()
    today = calendar.dato(nu)
    return Forside(
        afsender=afsender_of(desk),
        udskrevet=texts(f"{_PAPER}udskrevet", dato=calendar.lang(today), tid=calendar.klokken(nu)),
        makuleres=(nu + _KEPT).astimezone(KBH).date(),
        trin=_steps(desk),
        opgaver=_tasks(desk),
        indhold=tuple(_contents(desk, numre)),
    )


def _steps(desk: Desk) -> tuple[str, ...]:
    found = (post for post in katalog_of(desk).poster if post.kode == BAGVAGT)
    number = next((post.nummer for post in found if kontrolleret(post)), "")
    ring = (
        desk.texts(f"{_PAPER}trin_ring", nummer=telefon(number))
        if number
        else desk.texts(f"{_PAPER}trin_ring_uden")
    )
    words = {key: desk.texts(f"{_PAPER}trin_{key}") for key in ("skriv", "tast", "nummer")}
    return (words["skriv"], ring, words["tast"], words["nummer"])


def _tasks(desk: Desk) -> tuple[Aftale, ...]:
    """The next day's tasks as the Vagtbord says them: who, what, when."""
    nu = desk.clock.now()
    words = words_of(desk)
    rows = desk.store.opfoelgninger.liste(paa_papir(desk.adgang), til=nu + _AHEAD)
    shown = [(task_row(words, row, nu), row) for row in rows if row.forfald is not None]
    return tuple(
        Aftale(
            hvem=line.right,
            hvad=", ".join(part for part in (line.text, line.aside, _number(desk, row)) if part),
            hvornaar=line.time,
        )
        for line, row in shown
    )


def _number(desk: Desk, row: OpfoelgningRaekke) -> str:
    """The number of somebody who is to be called; it is read, so the task is opened, and that is logged."""
    if row.type != _CALL:
        return ""
    return telefon(opened(desk, Opfoelgning, row.rid).telefon)


def _contents(desk: Desk, numre: Numre) -> Iterator[str]:
    texts = desk.texts
    yield texts(f"{_PAPER}brandliste")
    yield texts(f"{_PAPER}akutkort")
    for key, drawn in (("henvendelser", numre.henvendelser), ("planer", numre.planer)):
        if drawn[0]:
            yield texts(f"{_PAPER}{key}", antal=len(drawn), foerste=drawn[0], sidste=drawn[-1])
        else:
            yield texts(f"{_PAPER}{key}_uden", antal=len(drawn))


def _forms(desk: Desk, numre: Numre) -> Iterator[Render]:
    place, directory = enhed_of(desk), katalog_of(desk)
    standard = standard_fagfolk(directory, place)
    kontakter = [one for one in standard if maa_trykkes(one, directory)]
    yield partial(render_blank_henvendelse, numre=numre.henvendelser)
    yield partial(
        render_blank_kriseplan,
        afsender=afsender_of(desk),
        kontakter=kontakter,
        numre=numre.planer,
    )


def _bundled(papir: Papir, renders: Sequence[Render]) -> bytes:
    return bundle([render(papir) for render in renders])
