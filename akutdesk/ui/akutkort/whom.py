"""Whom one rings: the numbers of the card, then the partners of the house, each with a code of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from akutdesk.domain.katalog import Katalogpost, katalog
from akutdesk.domain.partnerkontakt import Partnerkontakt, er_til_nogen
from akutdesk.domain.samarbejdspartner import Samarbejdspartner
from akutdesk.ui.akutkort.state import name_of
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Choice

OTHERS = "ANDEN"
_DIGITS = 9

Named = tuple[tuple[str, str], ...]
"""Code and name."""


@dataclass(frozen=True, kw_only=True)
class Whom:
    """`kendte`: every number of the directory, so that an old contact has its name."""

    numre: Named
    partnere: tuple[Samarbejdspartner, ...] = ()
    kendte: Named = ()
    andre: str = ""
    """What the house calls everybody else."""

    def choices(self) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
        """Answers on digits, and the whole list behind 0; without partners 0 is everybody else."""
        numbered = tuple(
            Choice(kode, navn, str(number) if number <= _DIGITS else "")
            for number, (kode, navn) in enumerate(self.numre, start=1)
        )
        if not self._open:
            return (*numbered, Choice(OTHERS, self.andre, "0")), ()
        partners = tuple(Choice(one.id.hex(), one.navn) for one in self._open)
        whole = tuple(Choice(kode, navn) for kode, navn in self.numre)
        return numbered, (*partners, *whole, Choice(OTHERS, self.andre))

    def partner(self, kode: str) -> Samarbejdspartner | None:
        """The partner of a code; None for a number of the card."""
        return self._by_code.get(kode)

    def fields(self, kode: str) -> dict[str, object]:
        """What a contact to this one says of whom it is to."""
        partner = self.partner(kode)
        if partner is not None:
            return {"katalog_kode": "", "partner_id": partner.id}
        return {"katalog_kode": "" if kode == OTHERS else kode, "partner_id": None}

    def kode(self, kontakt: Partnerkontakt) -> str:
        """The code of whom a contact is to; "" if that is not said."""
        if kontakt.partner_id is not None:
            return kontakt.partner_id.hex()
        return kontakt.katalog_kode

    def name(self, kontakt: Partnerkontakt) -> str:
        """Whom a contact is to, in words."""
        partner = self.partner(self.kode(kontakt))
        if partner is not None:
            return partner.navn
        known = dict(self.kendte or self.numre)
        return known.get(kontakt.katalog_kode) or kontakt.modtager_navn.strip() or self.andre

    @cached_property
    def _open(self) -> tuple[Samarbejdspartner, ...]:
        there = (one for one in self.partnere if not one.nedlagt and one.navn.strip())
        return tuple(sorted(there, key=lambda one: one.navn.casefold()))

    @cached_property
    def _by_code(self) -> Mapping[str, Samarbejdspartner]:
        return {one.id.hex(): one for one in self.partnere}


def whom_of(desk: Desk, poster: Sequence[Katalogpost], kendte: Sequence[Katalogpost] = ()) -> Whom:
    """`poster`: the numbers of the card; `kendte`: the whole directory."""
    shipped = {post.kode: post.navn for post in katalog(desk.directory["katalog"]).poster}

    def named(some: Sequence[Katalogpost]) -> Named:
        return tuple((post.kode, name_of(post, shipped, desk.texts)) for post in some)

    return Whom(
        numre=named(poster),
        kendte=named(kendte or poster),
        partnere=desk.store.setup(desk.adgang, Samarbejdspartner),
        andre=desk.texts("akutkort.aftale.andre"),
    )


def is_said(kontakt: Partnerkontakt, *, is_stored: bool) -> str | None:
    """OTHERS for a contact that was begun with nobody on the list; None where nothing is chosen yet."""
    begun = is_stored and (kontakt.resultat is not None or er_til_nogen(kontakt))
    return OTHERS if begun and not kontakt.katalog_kode and kontakt.partner_id is None else None
