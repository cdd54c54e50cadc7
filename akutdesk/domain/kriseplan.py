"""The kriseplan: sections K0-K16, written with the citizen, in versions (domain.md 2.9 and 4)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from akutdesk.domain.mangel import Mangel
from akutdesk.domain.record import Record, RecordId, guarded_like
from akutdesk.domain.sektion import (
    AKUT,
    DISKRET,
    KORT,
    PAAKRAEVET,
    RESTEN,
    SEKTIONER,
    SIKKERHED,
    Sektion,
)
from akutdesk.domain.sikkerhedsafklaring import tilbyd_sikkerhedsdel
from akutdesk.domain.vagt import KBH

VALID = timedelta(days=28)
REVIEW = timedelta(days=5)
INDIVIDUAL = 3
"""Items in own words that make a plan individual (domain.md 4.1 rule 1)."""


@dataclass(frozen=True, kw_only=True)
class Maal:
    """One goal for five days ahead (K3): what, the first step, and who does it."""

    tekst: str = ""
    foerste_skridt: str = ""
    hvem: str = ""


@dataclass(frozen=True, kw_only=True)
class Kontakt:
    """A person or a line to call (K7, K8)."""

    navn: str = ""
    nummer: str = ""
    hvornaar: str = ""
    maerke: str = ""
    """The citizen's own mark beside the number in the discreet edition; empty by default."""
    katalog_kode: str = ""
    """Directory code (domain.md 8) if the line came from the directory."""


@dataclass(frozen=True, kw_only=True)
class Aftale:
    """One agreement (K14): hvem, hvad, hvornaar as written, and the due time it becomes an opfoelgning with."""

    hvem: str = ""
    hvad: str = ""
    hvornaar: str = ""
    forfald: datetime | None = None
    forfald_slut: datetime | None = None
    """End of the window when no clock time was said: the whole day, for one."""


@dataclass(frozen=True, kw_only=True)
class Deling:
    """Who the plan may be shared with (K15)."""

    modtager: str = ""
    samtykke_id: RecordId | None = None


@dataclass(frozen=True, kw_only=True)
class Kriseplan(Record):
    """One version of a plan. Each version is its own record; `bygger_paa` names the one before (design.md 8.11).

    Each section is one register with the whole value.
    """

    TYPE: ClassVar[str] = "kriseplan"
    borger_id: RecordId | None = None
    henvendelse_id: RecordId | None = None
    bygger_paa: RecordId | None = None
    status: str = "KLADDE"
    lavet_dato: date | None = None
    lavet_med: str = ""
    """Name of the member of staff as it stands on the paper."""
    kaldenavn: str = ""
    """K0: the name on the paper; a kaldenavn is enough, and it may be empty."""
    lavet_sammen: str | None = None
    gaelder_fra: datetime | None = None
    gaelder_til: date | None = None
    opfoelgning_dato: date | None = None
    borger_har_kopi: str | None = None
    k1_handler_om: str = ""
    k2_omraader: tuple[int | None, ...] = (None, None, None, None, None)
    """K2: OMR1-OMR5, 0-10 or None."""
    k3_maal: tuple[Maal, ...] = ()
    k4_advarselstegn: tuple[str, ...] = ()
    k5_selv: tuple[str, ...] = ()
    k6_ro: tuple[str, ...] = ()
    k7_mennesker: tuple[Kontakt, ...] = ()
    k8_fagfolk: tuple[Kontakt, ...] = ()
    k9_moedes: str = ""
    k9_hjaelper_ikke: str = ""
    k10_omgivelser: tuple[str, ...] = ()
    k11_fast_i_livet: tuple[str, ...] = ()
    k12_ansvar: tuple[str, ...] = ()
    k13_praktisk: tuple[str, ...] = ()
    k14_aftaler: tuple[Aftale, ...] = ()
    k15_deling: tuple[Deling, ...] = ()
    k15_ingen: bool = False
    """K15: "Ingen" is a valid answer."""
    k16_bagefter: str = ""


@dataclass(frozen=True)
class Linje:
    """One line of an earlier plan that can be fetched: section, place in its field, and the words to show."""

    nr: str
    felt: str
    indeks: int
    tekst: str


def fyldt(plan: Kriseplan, nr: str) -> bool:
    """Whether a section has anything in it; rows and texts of blanks only are empty."""
    return any(_filled(getattr(plan, felt)) for felt in SEKTIONER[nr].felter)


def tilbudte(plan: Kriseplan, handleniveau: str | None) -> tuple[str, ...]:
    """Sections the editor shows from the start: Kort plan, the safety part at level 1 and up, and what is filled.

    domain.md 4.2; in the order of the editor.
    """
    shown = (*KORT, *(SIKKERHED if tilbyd_sikkerhedsdel(handleniveau) else ()))
    return tuple(nr for nr in SEKTIONER if nr in shown or fyldt(plan, nr))


def trykte(plan: Kriseplan, udgave: str = "NORMAL") -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The filled sections in print order: the acute part and the rest (design.md D17, 8.22).

    DISKRET has one part only and leaves whole sections out; it never shortens one.
    """
    if udgave == "DISKRET":
        return tuple(nr for nr in DISKRET if fyldt(plan, nr)), ()
    acute = tuple(nr for nr in AKUT if fyldt(plan, nr))
    return acute, tuple(nr for nr in RESTEN if fyldt(plan, nr))


def mangler(plan: Kriseplan) -> tuple[Mangel, ...]:
    """What keeps a plan from being GAELDENDE: lavet_sammen, empty P sections, and too much in one.

    K15 never blocks: a plan that says nothing about sharing is shared with nobody (see `saet_gaeldende`).
    """
    empty = (nr for nr in PAAKRAEVET if nr != "K15" and not fyldt(plan, nr))
    found = [Mangel(plan.TYPE, SEKTIONER[nr].felter[0]) for nr in empty]
    found += [fault for row in SEKTIONER.values() for fault in _too_much(plan, row)]
    if plan.lavet_sammen is None:
        found.append(Mangel(plan.TYPE, "lavet_sammen"))
    return tuple(found)


def lavet(plan: Kriseplan) -> bool:
    """Whether the plan counts as made: GAELDENDE, all P sections filled, made with the citizen (fig. 4)."""
    together = plan.lavet_sammen in ("JA", "DELVIS")
    return plan.status == "GAELDENDE" and together and all(fyldt(plan, nr) for nr in PAAKRAEVET)


def individuel(plan: Kriseplan, ideer: Collection[str]) -> bool:
    """Whether at least three items are typed words that match no suggestion (domain.md 4.1 rule 1)."""
    known = {_folded(idea) for idea in ideer}
    own = [line for line in _lines(plan) if line.nr != "K8" and _folded(line.tekst) not in known]
    return len(own) >= INDIVIDUAL


def saet_gaeldende(plan: Kriseplan, nu: datetime) -> Kriseplan:
    """The finished plan: valid 28 days, to be looked at in 5, unless other dates were chosen (domain.md 2.9).

    Nothing said about sharing means shared with nobody. Call it when `mangler` is empty.
    """
    today = nu.astimezone(KBH).date()
    return replace(
        plan,
        status="GAELDENDE",
        lavet_dato=plan.lavet_dato or today,
        gaelder_fra=nu,
        gaelder_til=plan.gaelder_til or today + VALID,
        opfoelgning_dato=plan.opfoelgning_dato or today + REVIEW,
        k15_ingen=plan.k15_ingen or not plan.k15_deling,
    )


def afloes(plan: Kriseplan) -> Kriseplan:
    """The plan that a newer one replaces; its text never changes (design.md 8.11)."""
    return replace(plan, status="AFLOEST")


def udloebet(plan: Kriseplan, dag: date) -> bool:
    """Whether the plan is past its date; it stays readable with a banner (domain.md 4.4)."""
    return plan.gaelder_til is not None and plan.gaelder_til < dag


def version(plan: Kriseplan, planer: Mapping[RecordId, Kriseplan]) -> int:
    """The plan's number: 1 for the first, one more for each plan it builds on (design.md 8.11).

    An ancestor that is not here, as before the first sync, ends the count.
    """
    seen = {plan.id}
    ancestor = plan.bygger_paa
    while ancestor is not None and ancestor in planer and ancestor not in seen:
        seen.add(ancestor)
        ancestor = planer[ancestor].bygger_paa
    return len(seen)


def ny_fra(forrige: Kriseplan, rid: RecordId, henvendelse_id: RecordId | None) -> Kriseplan:
    """A new, empty plan of the same citizen; lines are fetched one by one, never all by default (ux.md 2.10)."""
    return guarded_like(
        forrige,
        Kriseplan(
            id=rid,
            borger_id=forrige.borger_id,
            henvendelse_id=henvendelse_id,
            bygger_paa=forrige.id,
            kaldenavn=forrige.kaldenavn,
        ),
    )


def linjer(forrige: Kriseplan, plan: Kriseplan) -> tuple[Linje, ...]:
    """The lines of an earlier plan that the new one does not have yet, in editor order."""
    present = {(line.felt, line.tekst) for line in _lines(plan)}
    return tuple(line for line in _lines(forrige) if (line.felt, line.tekst) not in present)


def hent(plan: Kriseplan, forrige: Kriseplan, linje: Linje) -> Kriseplan:
    """The plan with one line of the earlier plan: a row after its own, a text on a line of its own."""
    earlier, own = getattr(forrige, linje.felt), getattr(plan, linje.felt)
    if isinstance(own, tuple):
        return replace(plan, **{linje.felt: (*own, earlier[linje.indeks])})
    return replace(plan, **{linje.felt: f"{own}\n{earlier}" if own else earlier})


def _lines(plan: Kriseplan) -> list[Linje]:
    """All filled rows and texts a new plan may want again; numbers, dates and consents are asked anew."""
    return [
        Linje(row.nr, felt, indeks, _words(value))
        for row in SEKTIONER.values()
        if row.nr not in _ASKED_ANEW
        for felt in row.felter
        for indeks, value in enumerate(_rows(getattr(plan, felt)))
        if _filled(value)
    ]


def _rows(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)  # pyright: ignore[reportUnknownVariableType]


def _filled(value: Any) -> bool:
    """Whether a field, a row or a text holds anything but blanks."""
    if isinstance(value, tuple):
        return any(_filled(part) for part in value)  # pyright: ignore[reportUnknownVariableType]
    if isinstance(value, str):
        return bool(value.strip())
    for kind, words in _WORDS.items():
        if isinstance(value, kind):
            return bool(words(value).strip())
    return value is not None and value is not False


def _words(value: Any) -> str:
    for kind, words in _WORDS.items():
        if isinstance(value, kind):
            return words(value)
    return str(value)


def _too_much(plan: Kriseplan, row: Sektion) -> list[Mangel]:
    faults: list[Mangel] = []
    for felt in row.felter:
        value = getattr(plan, felt)
        if row.graense is not None and len(value) > row.graense:
            faults.append(Mangel(plan.TYPE, felt, "FOR_LANG"))
        if row.antal is not None and len(value) > row.antal:
            faults.append(Mangel(plan.TYPE, felt, "FOR_MANGE"))
    return faults


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


_ASKED_ANEW = ("K2", "K14", "K15")

_WORDS: Mapping[type, Callable[[Any], str]] = {
    Maal: lambda row: row.tekst or row.foerste_skridt,
    Kontakt: lambda row: " ".join(part for part in (row.navn, row.nummer) if part),
    Aftale: lambda row: row.hvad,
    Deling: lambda row: row.modtager,
}
