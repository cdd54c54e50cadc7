"""Ctrl+P on the card: the blank card for the wall, which names nobody (ux.md 5.8)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from akutdesk.domain.enhed import Enhed
from akutdesk.domain.katalog import Katalogpost, kontrolleret
from akutdesk.reports.akutkort import Akutnummer, render_akutkort
from akutdesk.reports.dokument import Dokument
from akutdesk.reports.papir import Papir
from akutdesk.reports.udskrift import Afsender
from akutdesk.ui.akutkort.state import BAGVAGT
from akutdesk.ui.udskriv.sheet_printing import Ark

_BY_USE = frozenset({"N112", "N114", BAGVAGT, "KVAGT"})


def card_sheet(enhed: Enhed, poster: Sequence[Katalogpost]) -> Ark:
    """The card with the house's numbers, as a sheet to print."""
    pdf = partial(_pdf, enhed=enhed, poster=tuple(poster))
    return Ark(objekt_type="akutkort", texts="akutkort.ark", pdf=pdf)


def render_card(papir: Papir, *, enhed: Enhed, poster: Sequence[Katalogpost]) -> Dokument:
    """The card itself. Raises AssetDamaged."""
    afsender = Afsender(navn=enhed.navn, telefon=enhed.telefon, adresse=enhed.adresse)
    dates = [post.kontrolleret_dato for post in poster if post.kontrolleret_dato is not None]
    numre = [_line(post) for post in poster]
    oldest = min(dates, default=None)
    return render_akutkort(papir, afsender, numre, set_efter=oldest)


def _pdf(papir: Papir, *, enhed: Enhed, poster: tuple[Katalogpost, ...]) -> bytes:
    return render_card(papir, enhed=enhed, poster=poster).pdf


def _line(post: Katalogpost) -> Akutnummer:
    """On paper there is no clock: the usual hours stand, as a sentence."""
    if post.kode in _BY_USE or not post.aabent_tekst:
        words = post.brug_til
    else:
        words = ", ".join(part for part in (post.aabent_tekst, post.adgang) if part)
    sentence = f"{words[:1].upper()}{words[1:]}." if words else ""
    return Akutnummer(
        nummer=post.nummer, navn=post.navn, tekst=sentence, kontrolleret=kontrolleret(post)
    )
