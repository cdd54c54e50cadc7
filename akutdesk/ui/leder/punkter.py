"""Opsaetning as rows: every setting with what it is set to, and the doors to the pages that are more than a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from akutdesk.assets import Texts
from akutdesk.domain.codes import Codes
from akutdesk.domain.guide import Trin
from akutdesk.domain.indstilling import linjer
from akutdesk.domain.listevalg import LISTER, paa_cifre
from akutdesk.ui.leder.felter import (
    FELTER,
    FLERE,
    TAL,
    TEKST,
    VALG,
    VIS,
    Felt,
    Indhold,
    regel_felt,
    sig_felt,
    staar,
)
from akutdesk.ui.soeg.match import matches

SIDER: Final = (
    *("sted", "overnatning", "medarbejdere", "vagter", "lister", "telefonliste", "skemaer"),
    *("tekster", "udskrift", "sikkerhed", "opbevaring", "net"),
)
"""The pages, in the order of the list (ux.md 2.16)."""

IKONER: Final[Mapping[str, str]] = MappingProxyType(
    {
        "sted": "home",
        "overnatning": "bed",
        "medarbejdere": "users",
        "vagter": "calendar-time",
        "lister": "list-check",
        "telefonliste": "phone",
        "skemaer": "table",
        "tekster": "message-2",
        "udskrift": "printer",
        "sikkerhed": "lock",
        "opbevaring": "clipboard-text",
        "net": "cloud-up",
    }
)

HELE_SIDER: Final[Mapping[str, str]] = MappingProxyType(
    {"telefonliste": "telefonliste", "skemaer": "skemaer"}
)
"""Pages of their own, by the route that leads there."""

LISTE: Final = "liste_"
"""With a list's name behind it: the route to its page."""

_DOERE: Final = {
    "skemaer": (("skemapakker", "skemaer"),),
    "medarbejdere": (("koder", "medarbejdere"), ("vagter_og_nye", "vagter"), ("ark", "nye_ark")),
    "udskrift": (("proeve", "proeve"),),
    "sikkerhed": (("koder", "medarbejdere"), ("stikproeve", "stikproeve")),
    "net": (("computere", "pcer"), ("synk", "synk"), ("kopi", "kopi")),
}
HANDLINGER: Final = frozenset({"medarbejdere", "vagter", "nye_ark", "proeve"})
"""Doors that are actions of the window; the others are routes."""

_SAMME: Final = {"udskrift": ("navn", "telefon", "adresse")}
"""Settings that a page shows, though they are kept elsewhere."""


@dataclass(frozen=True, kw_only=True)
class Punkt:
    """One row. `felt` is answered in a panel, `doer` leads on: a route, or an action of the window."""

    id: str
    side: str
    navn: str
    vaerdi: str = ""
    felt: Felt | None = None
    doer: str = ""


class Punkter:
    """Makes the rows of all pages from what is set."""

    def __init__(self, texts: Texts, codes: Codes, trin: tuple[Trin, ...]) -> None:
        self._texts = texts
        self._codes = codes
        steps = tuple(sig_felt(one.kode, self._step(one), one.sig) for one in trin)
        rules = regel_felt(texts("overnatning.husregler_tekst"))
        self.felter = (rules, *steps, *FELTER)

    def alle(self, indhold: Indhold) -> tuple[Punkt, ...]:
        """Every row, page by page."""
        return tuple(punkt for side in SIDER for punkt in self._side(side, indhold))

    def _side(self, side: str, indhold: Indhold) -> Iterator[Punkt]:
        for felt in self.felter:
            if felt.side == side or felt.kode in _SAMME.get(side, ()):
                yield self._af_felt(side, felt, indhold)
        for kode, doer in _DOERE.get(side, ()):
            yield Punkt(id=kode, side=side, navn=self._texts(f"leder.doer.{kode}"), doer=doer)
        if side == "lister":
            yield from (self._liste(navn, indhold) for navn in LISTER)

    def _af_felt(self, side: str, felt: Felt, indhold: Indhold) -> Punkt:
        return Punkt(
            id=f"{side}.{felt.kode}",
            side=side,
            navn=self.navn(felt),
            vaerdi=self._vist(felt, indhold),
            felt=felt,
        )

    def navn(self, felt: Felt) -> str:
        """What a setting is called."""
        return felt.navn or self._texts(f"leder.felt.{felt.kode}")

    def _step(self, trin: Trin) -> str:
        return self._texts("leder.sig_trin", nr=trin.kode, navn=trin.navn).removeprefix("TAVS ")

    def _liste(self, navn: str, indhold: Indhold) -> Punkt:
        liste = self._codes[navn]
        off = sum(not code.aktiv(indhold.dag) for code in liste.koder)
        used = sum(bool(kode) for kode in paa_cifre(liste, indhold.dag))
        said = self._texts("leder.liste.tal", n=used)
        return Punkt(
            id=navn,
            side="lister",
            navn=self._texts(f"leder.liste.navn.{navn}"),
            vaerdi=f"{said} · {self._texts('leder.liste.fra', n=off)}" if off else said,
            doer=f"{LISTE}{navn}",
        )

    def _vist(self, felt: Felt, indhold: Indhold) -> str:
        """A value as one reads it; what must be there and is not says so."""
        svar = staar(felt, indhold)
        texts = self._texts
        if felt.slags == VIS:
            return texts("leder.maaneder", n=svar[0])
        if felt.slags == TEKST:
            return self._words(felt, svar[0])
        if felt.slags in {VALG, FLERE}:
            liste = self._codes[felt.liste]
            said = ", ".join(liste.label(kode) for kode in svar if kode in liste)
        else:
            said = svar[0]
        if felt.slags == TAL or said:
            return said
        return texts("leder.mangler" if felt.kraevet else "leder.ikke_sat")

    def _words(self, felt: Felt, text: str) -> str:
        own = text != felt.standard
        if not own:
            return self._texts("leder.vores_ord" if text else "leder.ikke_sat")
        count = len(linjer(text))
        return self._texts("leder.egne_ord_en" if count == 1 else "leder.egne_ord", n=count)


def fundet(punkter: tuple[Punkt, ...], typed: str, sider: Mapping[str, str]) -> tuple[Punkt, ...]:
    """The rows that the letters fit, by their own words or those of their page; each setting once."""
    seen: dict[str, Punkt] = {}
    for own in (True, False):
        for punkt in punkter:
            words = punkt.navn if own else f"{punkt.navn} {sider[punkt.side]}"
            if matches(words, typed):
                seen.setdefault(punkt.felt.kode if punkt.felt else punkt.id, punkt)
    return tuple(seen.values())
