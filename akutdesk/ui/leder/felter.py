"""The settings as data: where each is kept, how it is answered, and what an answer must be. No Qt, no store.

One row of the table below is one row on the screen; its words stand under `leder.felt.<kode>`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Final, cast

from akutdesk.domain import vagttider
from akutdesk.domain.dublet import navn_paa
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.indstilling import (
    HUSREGLER,
    LAASETID,
    LAASETID_SAMTALE,
    SIG,
    Indstilling,
    linjer,
    vaerdi_af,
)
from akutdesk.domain.record import Record, RecordId, new_id
from akutdesk.domain.telefonnummer import er_telefonnummer
from akutdesk.domain.vagt import KBH
from akutdesk.ui.henvendelse.tidspunkt import laes_dag

ENHED, GRAENSE, INDSTILLING = "enhed", "graense", "indstilling"
"""Where a setting is kept: a field of the place, one of its three shift borders, or a record of its own."""

LINJE, NUMMER, TAL, DATO, KLOKKE, TEKST, VALG, FLERE, VIS = (
    *("linje", "nummer", "tal", "dato", "klokke", "tekst", "valg", "flere", "vis"),
)
"""How it is answered; VIS is only to read."""

Svar = tuple[str, ...]
"""An answer as it is typed or chosen: one text, or codes."""


@dataclass(frozen=True, kw_only=True)
class Felt:
    """One setting. `spaend` is the least and the greatest number, `mest` the most signs of a text."""

    kode: str
    side: str
    slags: str
    kilde: str = ENHED
    liste: str = ""
    mest: int = 80
    spaend: tuple[int, int] = (0, 0)
    kraevet: bool = False
    standard: str = ""
    """What counts until the leader has said."""
    navn: str = ""
    """The row's words where they are no text of ours, such as the name of a step."""


@dataclass(frozen=True, kw_only=True)
class Indhold:
    """What is set, and when one looks."""

    enhed: Enhed
    indstillinger: tuple[Indstilling, ...]
    nu: datetime

    @property
    def dag(self) -> date:
        """The local date."""
        return self.nu.astimezone(KBH).date()


FELTER: Final = (
    Felt(kode="navn", side="sted", slags=LINJE, kraevet=True),
    Felt(kode="telefon", side="sted", slags=NUMMER, mest=40, kraevet=True),
    Felt(kode="adresse", side="sted", slags=LINJE, mest=200),
    Felt(kode="deltagende_kommuner", side="sted", slags=FLERE, liste="kommune", kraevet=True),
    Felt(kode="region", side="sted", slags=VALG, liste="region", kraevet=True),
    Felt(kode="model", side="sted", slags=VALG, liste="model"),
    Felt(kode="antal_pladser", side="overnatning", slags=TAL, spaend=(0, 12)),
    Felt(kode="antal_beboere", side="overnatning", slags=TAL, spaend=(0, 200)),
    Felt(kode="moedested", side="overnatning", slags=LINJE, mest=120),
    Felt(kode="max_naetter", side="overnatning", slags=TAL, spaend=(1, 3)),
    Felt(kode="overnatning_hjemmel", side="overnatning", slags=VALG, liste="overnatning_hjemmel"),
    Felt(kode="overnatning_hjemmel_dato", side="overnatning", slags=DATO),
    Felt(kode="overnatning_hjemmel_tekst", side="overnatning", slags=LINJE, mest=200),
    Felt(kode="dag", side="vagter", slags=KLOKKE, kilde=GRAENSE, kraevet=True),
    Felt(kode="aften", side="vagter", slags=KLOKKE, kilde=GRAENSE, kraevet=True),
    Felt(kode="nat", side="vagter", slags=KLOKKE, kilde=GRAENSE, kraevet=True),
    Felt(
        kode=LAASETID,
        side="sikkerhed",
        slags=VALG,
        kilde=INDSTILLING,
        liste="laasetid",
        standard="5",
    ),
    Felt(
        kode=LAASETID_SAMTALE,
        side="sikkerhed",
        slags=VALG,
        kilde=INDSTILLING,
        liste="laasetid_samtale",
        standard="30",
    ),
    Felt(kode="opbevaring_identificeret", side="opbevaring", slags=VIS),
    Felt(kode="opbevaring_alias", side="opbevaring", slags=VIS),
    Felt(kode="opbevaring_tilbagekald", side="opbevaring", slags=VIS),
    Felt(kode="opbevaring_log", side="opbevaring", slags=VIS),
)


def sig_felt(trin: str, navn: str, ord_: tuple[str, ...]) -> Felt:
    """The words to say in one step of the talk; the shipped ones until there are others."""
    return Felt(
        kode=f"{SIG}{trin}",
        side="tekster",
        slags=TEKST,
        kilde=INDSTILLING,
        mest=2000,
        standard="\n".join(ord_),
        navn=navn,
    )


def regel_felt(ord_: str) -> Felt:
    """The rules of the house; the shipped ones until there are others."""
    return Felt(
        kode=HUSREGLER, side="tekster", slags=TEKST, kilde=INDSTILLING, mest=2000, standard=ord_
    )


def staar(felt: Felt, indhold: Indhold) -> Svar:
    """What stands there now, as it would be typed or chosen."""
    if felt.kilde == INDSTILLING:
        return (vaerdi_af(indhold.indstillinger, felt.kode) or felt.standard,)
    if felt.kilde == GRAENSE:
        return (vagttider.vist(getattr(vagttider.nu_gaeldende(indhold.enhed), felt.kode)),)
    value: Any = getattr(indhold.enhed, felt.kode)
    if felt.slags == DATO:
        return (skrevet_dato(value),)
    if isinstance(value, tuple):
        return tuple(map(str, cast("tuple[str, ...]", value)))
    return ("" if value is None else str(value),)


def fejl(felt: Felt, svar: Svar, indhold: Indhold) -> str:
    """What is wrong with an answer, as its text is named under `leder.fejl`; "" if it can stand."""
    text = " ".join(svar).strip()
    if not text:
        return f"mangler_{felt.kode}" if felt.kraevet else ""
    check = _CHECKS.get(felt.slags)
    return check(felt, text, indhold) if check else ""


def med(felt: Felt, svar: Svar, indhold: Indhold) -> tuple[Record, Record | None]:
    """The record with the answer, and as it was; None where there was none."""
    if felt.kilde == INDSTILLING:
        return _med_indstilling(felt, svar, indhold)
    enhed = indhold.enhed
    if felt.kilde == GRAENSE:
        klokken = vagttider.laes_klokken(svar[0]) or ""
        nye = replace(vagttider.nu_gaeldende(enhed), **{felt.kode: klokken})
        return vagttider.med(enhed, nye, indhold.dag), enhed
    return replace(enhed, **{felt.kode: _typed(felt, svar, indhold)}), enhed


def indstilling(navn: str, indhold: Indhold) -> Indstilling | None:
    """The record of this name, if there is one."""
    return next((one for one in indhold.indstillinger if navn_paa(one) == navn), None)


def ny_indstilling(enhed_id: RecordId, *, noegle: str = "", liste: str = "") -> Indstilling:
    """The record of a setting that nobody has set before."""
    return Indstilling(id=new_id(), enhed_id=enhed_id, noegle=noegle, liste=liste)


def skrevet_dato(dag: date | None) -> str:
    """As one types it: 23/11-2026."""
    return f"{dag.day}/{dag.month}-{dag.year}" if dag else ""


def _med_indstilling(
    felt: Felt, svar: Svar, indhold: Indhold
) -> tuple[Indstilling, Indstilling | None]:
    text = svar[0] if svar else ""
    if felt.slags == TEKST:
        text = "\n".join(linjer(text))
    before = indstilling(felt.kode, indhold)
    after = before or ny_indstilling(indhold.enhed.id, noegle=felt.kode)
    return replace(after, vaerdi="" if text == felt.standard else text), before


def _typed(felt: Felt, svar: Svar, indhold: Indhold) -> Any:
    if felt.slags == FLERE:
        return svar
    text = svar[0].strip() if svar else ""
    if felt.slags == DATO:
        return laes_dag(text, indhold.nu)
    if felt.slags == TAL:
        return int(text or felt.spaend[0])
    return text


def _number(_felt: Felt, text: str, _indhold: Indhold) -> str:
    return "" if er_telefonnummer(text) else "nummer"


def _count(felt: Felt, text: str, _indhold: Indhold) -> str:
    least, most = felt.spaend
    fits = text.isascii() and text.isdecimal() and least <= int(text) <= most
    return "" if fits else "tal"


def _day(_felt: Felt, text: str, indhold: Indhold) -> str:
    return "" if laes_dag(text, indhold.nu) else "dato"


def _border(felt: Felt, text: str, indhold: Indhold) -> str:
    """A clock time, and one that comes after the border before and ahead of the next one."""
    if vagttider.laes_klokken(text) is None:
        return "klokke"
    borders = vagttider.nu_gaeldende(indhold.enhed)
    typed = {name: getattr(borders, name) for name in ("dag", "aften", "nat")} | {felt.kode: text}
    return "" if vagttider.laes(borders, tuple(typed.values())) else "raekkefoelge"


_CHECKS: Mapping[str, Callable[[Felt, str, Indhold], str]] = MappingProxyType(
    {NUMMER: _number, TAL: _count, DATO: _day, KLOKKE: _border}
)
