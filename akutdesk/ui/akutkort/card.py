"""Puts the card together: from the open desk and its open talk, or from what a locked desk may know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from akutdesk.assets import Texts
from akutdesk.domain.borger import visningsnavn
from akutdesk.domain.codes import Codes
from akutdesk.domain.guide import vendinger
from akutdesk.domain.isbar import Opkald, isbar
from akutdesk.domain.kalender import kalender
from akutdesk.domain.katalog import Katalogpost, katalog
from akutdesk.domain.opslag import Opslag
from akutdesk.domain.record import RecordId
from akutdesk.ui.akutkort.state import Kort, Sagt, Saying, lines, numbers
from akutdesk.ui.visning.state import possessive

if TYPE_CHECKING:
    from akutdesk.storage.laas import Laas
    from akutdesk.ui.desk import Desk

Raw = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Resources:
    """What the card is made with; all of it is there without any key."""

    texts: Texts
    codes: Codes
    isbar: Raw
    """guides/isbar.toml as a plain table."""
    directory: Raw
    """directory/katalog.toml as a plain table."""

    @cached_property
    def saying(self) -> Saying:
        """The words."""
        return Saying(
            texts=self.texts, kalender=kalender(self.codes), vendinger=vendinger(self.isbar)
        )

    @cached_property
    def shipped(self) -> Mapping[str, str]:
        """The names of the directory before the house filled in its own."""
        return {post.kode: post.navn for post in katalog(self.directory).poster}


def resources_of(desk: Desk) -> Resources:
    """What the card of an open desk is made with."""
    return Resources(
        texts=desk.texts,
        codes=desk.codes,
        isbar=desk.guides["isbar"],
        directory=desk.directory["katalog"],
    )


def words_to_say(resources: Resources, opkald: Opkald) -> tuple[Sagt, ...]:
    """The five lines of a call; without a henvendelse nobody is rung about."""
    letters = isbar(opkald, resources.codes)
    if opkald.henvendelse is None:
        letters = (replace(letters[0], stykker=letters[0].stykker[:1]), *letters[1:])
    return lines(letters, resources.saying.vendinger)


def make_card(
    resources: Resources, poster: tuple[Katalogpost, ...], opkald: Opkald, nu: datetime
) -> Kort:
    """The card with these numbers, filled from this call."""
    saying = resources.saying
    return Kort(
        numre=numbers(poster, resources.shipped, saying, nu),
        sagt=words_to_say(resources, opkald),
        om=_about(opkald, resources.texts),
        gentag=saying.vendinger["GENTAG"],
        navneregel=saying.vendinger["NAVN"],
    )


def locked_card(resources: Resources, laas: Laas, nu: datetime) -> Kort:
    """The card of a locked desk: the numbers of laas.json, and lines without anybody in them."""
    saying = resources.saying
    shown = numbers(_locked_numbers(resources.directory, laas), resources.shipped, saying, nu)
    empty = isbar(Opkald(medarbejder="", sted=laas.sted), resources.codes)
    blank = tuple(replace(letter, stykker=()) for letter in empty)
    return Kort(
        numre=shown,
        sagt=lines(blank, saying.vendinger),
        om=resources.texts("akutkort.laes_tom"),
        gentag=saying.vendinger["GENTAG"],
        navneregel=saying.vendinger["NAVN"],
    )


def _locked_numbers(directory: Raw, laas: Laas) -> tuple[Katalogpost, ...]:
    """In the order of laas.json, with hours from the directory; without a file what the whole country has."""
    shipped = katalog(directory)
    if not laas.opslag:
        return shipped.akutkort(None)
    own = tuple(
        Opslag(
            id=RecordId(bytes(16)),
            kode=one.kode,
            navn=one.navn,
            nummer=one.nummer,
            brug_til=one.tekst,
            kontrolleret_dato=_date(one.kontrolleret_dato),
        )
        for one in laas.opslag
    )
    merged = shipped.med_opslag(own)
    return tuple(merged.post(one.kode) for one in own)


def _date(iso: str | None) -> date | None:
    """A date of laas.json; anybody can write into that file, so a wrong one counts as not checked."""
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def _about(opkald: Opkald, texts: Texts) -> str:
    if opkald.henvendelse is None:
        return texts("akutkort.laes_tom")
    borger = opkald.borger
    name = visningsnavn(borger) if borger is not None else opkald.henvendelse.kaldenavn.strip()
    if name:
        return texts("akutkort.laes_navn", navns=possessive(name))
    return texts("akutkort.laes_samtale")
