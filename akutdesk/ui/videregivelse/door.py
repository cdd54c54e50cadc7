"""Alt+G on a closed contact: whether it may be handed over, and the panel that does it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from akutdesk.domain.guide import spoergeguide
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.katalog import Katalog, maa_trykkes
from akutdesk.domain.record import RecordId
from akutdesk.domain.videregivelse import Videregivelse, hindring
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip
from akutdesk.ui.henvendelse.reading import ReadingPage
from akutdesk.ui.page import Page
from akutdesk.ui.place import katalog_of
from akutdesk.ui.videregivelse.panel import STRIP, Format, Formats, GivViderePanel
from akutdesk.ui.videregivelse.reading import read
from akutdesk.ui.visning.content import blocks, whole_lines

if TYPE_CHECKING:
    from akutdesk.reports.fhir_code import Words
    from akutdesk.reports.papir import Papir
    from akutdesk.reports.svarord import Plandele
    from akutdesk.ui.borger.page import BorgerPage

ACTION = "giv_videre"

Planord = Callable[[Videregivelse], "Plandele"]
"""A parcel's plan in words."""


def with_handing_over(page: Page) -> Page:
    """The page of a closed contact, on which Alt+G hands it over."""
    if isinstance(page, ReadingPage):
        page.on(ACTION, partial(hand_over, page.desk, page.work.shown.id))
    return page


def hand_over(desk: Desk, rid: RecordId) -> None:
    """Open the panel, or say why not. Raises AdgangError, NotFound, StorageError."""
    found = read(desk, rid)
    hindrance = hindring(found.parcel.henvendelse)
    if hindrance is not None:
        words = desk.texts(f"videregivelse.hindring.{hindrance}")
        desk.shell.done(Strip(STRIP, "warn", words))
        return
    desk.shell.open_overlay(GivViderePanel(desk, found, _formats(desk)))


def with_latest_handed_over(page: BorgerPage) -> BorgerPage:
    """The citizen's card, on which Alt+G hands over the last contact."""
    page.on(ACTION, lambda: hand_over_latest(page.desk, page.rid))
    return page


def hand_over_latest(desk: Desk, borger_id: RecordId) -> None:
    """From the citizen's card: the last closed contact. Raises AdgangError, NotFound, StorageError."""
    contacts = desk.store.henvendelser.for_borger(desk.adgang, borger_id)
    closed = (one for one in contacts if (one.type, one.status) == (Henvendelse.TYPE, "AFSLUTTET"))
    latest = next(closed, None)
    if latest is None:
        desk.shell.done(Strip(STRIP, "warn", desk.texts("videregivelse.ingen")))
        return
    hand_over(desk, latest.rid)


def _formats(desk: Desk) -> Formats:
    """The writers, with this desk's words."""
    from akutdesk.reports.fhir_code import Words

    asked = spoergeguide(desk.guides["sikkerhedsafklaring"])
    names = {felt: one.navn for felt, one in asked.items()}
    words = Words(texts=desk.texts, codes=desk.codes, spoergsmaal=names)
    plan = partial(_sections, words, katalog_of(desk))
    return {
        "PDF": Format(ending=".pdf", write=partial(_pdf, desk.papir, words, plan)),
        "FHIR": Format(ending=".json", write=partial(_bundle, words, plan)),
    }


def _pdf(papir: Papir, words: Words, plan: Planord, parcel: Videregivelse) -> bytes:
    from akutdesk.reports.videregivelse import render_videregivelse

    return render_videregivelse(papir, words, parcel, plan(parcel)).pdf


def _bundle(words: Words, plan: Planord, parcel: Videregivelse) -> bytes:
    from akutdesk.reports.fhir import fhir_bundle

    return fhir_bundle(parcel, words, plan(parcel))


def _sections(words: Words, katalog: Katalog, parcel: Videregivelse) -> Plandele:
    """The plan's sections in the words of its own paper."""
    if parcel.plan is None:
        return ()
    acute, rest = blocks(parcel.plan, words.texts, partial(maa_trykkes, katalog=katalog))
    return [(block.heading, whole_lines(block)) for block in (*acute, *rest)]
