"""What the places, the nights and the times say, as plain values. No Qt, no store."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from akutdesk.domain.frist import laes_frist
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.nat import ARRIVAL, FORTSAET, Nat, gaeldende, uenige
from akutdesk.domain.overnatning import DELEGERET, LEDER, Belagt, Overnatning
from akutdesk.domain.record import RecordId
from akutdesk.domain.tilsyn import Tilsyn
from akutdesk.domain.vagt import KBH, lokal_tid
from akutdesk.storage.raekker import GaestRaekke
from akutdesk.ui.henvendelse.tidspunkt import laes_dag, laes_klokken

SCOPE: Final = "overnatning"
"""The family of keys of V6 (`keys.py`)."""

_DAY: Final = timedelta(days=1)
_SAID: Final = re.compile(r"\b(?:kl\.?|klokken)(?= |\d)")
_WORDS: Final = re.compile(r"(?:(.*?)[ ,]+)?(\d{1,2}[.:]\d\d|\d{1,4})")
_MOST_DIGITS: Final = 9
MORNING_TALK: Final = time(9)
"""When one talks with a guest about the day (domain.md 10.8)."""
APPROVERS: Final = ("LEDER", "BAGVAGT")


def belagt(gaester: Iterable[GaestRaekke]) -> tuple[Belagt, ...]:
    """The guests as what a booking has to go clear of."""
    return tuple(
        Belagt(
            rid=one.rid,
            borger_id=one.borger_id,
            plads=one.plads,
            ankomst=one.ankomst,
            afrejse=one.afrejse,
        )
        for one in gaester
    )


# ---- nights


@dataclass(frozen=True, kw_only=True)
class Celle:
    """One night in a row: its number and evening; `tekst` is a key under `overnatning.celle`."""

    nr: int
    dato: date
    tekst: str
    er_nu: bool = False
    er_sovet: bool = False


@dataclass(frozen=True, kw_only=True)
class Ophold:
    """A guest's stay with its nights and the looks in on the guest; `nat` is the evening of tonight."""

    gaest: GaestRaekke
    ophold: Overnatning
    naetter: tuple[Nat, ...]
    tilsyn: tuple[Tilsyn, ...]
    nat: date
    foerste_nat: date
    """The evening of the night of arrival."""
    max_naetter: int
    ogsaa_her: tuple[GaestRaekke, ...] = ()
    """Others who have been given the same place at the same time."""

    @property
    def beslutninger(self) -> Mapping[date, Nat]:
        """The decision that holds for each night."""
        return gaeldende(self.naetter)

    @property
    def i_nat(self) -> Nat | None:
        """What was decided about tonight."""
        return self.beslutninger.get(self.nat)

    @property
    def er_ankomst(self) -> bool:
        """Whether tonight is the night of arrival, which was decided about with the booking."""
        return self.nat == self.foerste_nat

    @property
    def er_for_mange(self) -> bool:
        """Whether tonight would be a night more than the leader may offer."""
        return self.gaest.nat_nr > self.max_naetter

    @property
    def uenige(self) -> tuple[Nat, ...]:
        """What two desks decided otherwise about tonight."""
        if self.nat not in uenige(self.naetter):
            return ()
        return tuple(nat for nat in self.naetter if nat.dato == self.nat)

    @property
    def celler(self) -> tuple[Celle, ...]:
        """The nights that may follow each other."""
        first = self.nat - (self.gaest.nat_nr - ARRIVAL) * _DAY
        return tuple(
            self._celle(nr, first + (nr - ARRIVAL) * _DAY)
            for nr in range(ARRIVAL, self.max_naetter + 1)
        )

    def _celle(self, nr: int, dato: date) -> Celle:
        if dato == self.nat:
            return Celle(nr=nr, dato=dato, tekst="i_nat", er_nu=True)
        if dato < self.nat:
            return Celle(nr=nr, dato=dato, tekst=self._blev(dato), er_sovet=True)
        return Celle(nr=nr, dato=dato, tekst="sidste" if nr == self.max_naetter else "senere")

    def _blev(self, dato: date) -> str:
        """How a night that was slept had been decided about; of an earlier stay only that it was slept."""
        decided = self.beslutninger.get(dato)
        if decided is not None and decided.beslutning == FORTSAET:
            by = decided.delegation
        elif dato == self.foerste_nat:
            by = self.ophold.delegation
        else:
            return "blev" if dato < self.foerste_nat else "uden_beslutning"
        return {LEDER: "leder", DELEGERET: "bagvagt"}.get(by or "", "blev")


# ---- who may approve


@dataclass(frozen=True, kw_only=True)
class Godkendt:
    """Who assessed that a night here is the right help, when, and what lets them (domain.md 2.12)."""

    hvem: RecordId | None = None
    tid: datetime | None = None
    delegation: str | None = None
    tekst: str = ""


def godkendere(folk: Iterable[Medarbejder]) -> tuple[Medarbejder, ...]:
    """Leaders, then the bagvagter who may assess in a leader's place; as many as there are digits."""
    found = [one for one in folk if one.aktiv and one.rolle in APPROVERS]
    return tuple(sorted(found, key=lambda one: APPROVERS.index(one.rolle or "")))[:_MOST_DIGITS]


def delegation_of(hvem: RecordId | None, folk: Iterable[Medarbejder]) -> str | None:
    """LEDER for a leader's own assessment, BAGVAGT_DELEGERET for one in a leader's place."""
    rolle = next((one.rolle for one in folk if one.id == hvem), None)
    return None if hvem is None else LEDER if rolle == LEDER else DELEGERET


@dataclass(frozen=True, kw_only=True)
class Svar:
    """What was answered about tonight; `afslutning` and `afrejse` only where the guest leaves."""

    beslutning: str | None
    vurdering: str
    godkendt: Godkendt
    afslutning: str | None
    afrejse: datetime | None

    @property
    def rejser(self) -> bool:
        """Whether the guest leaves."""
        return self.beslutning is not None and self.beslutning != FORTSAET


# ---- times in words


def laes_tid(tekst: str, nu: datetime) -> datetime | None:
    """The instant that is meant: "21.30", "i går kl. 21.30", "22/11 9", "i morgen 10"; without a day the nearest.

    None if the words name no clock time or no day.
    """
    match = _WORDS.fullmatch(" ".join(_SAID.sub(" ", tekst.lower()).split()))
    klokken = laes_klokken(match[2]) if match else None
    if match is None or klokken is None:
        return None
    if not match[1]:
        return _nearest(klokken, nu)
    dag = laes_dag(match[1], nu)
    if dag is not None:
        return lokal_tid(dag, klokken)
    coming = laes_frist(f"{match[1]} kl. {klokken:%H.%M}", nu)
    return coming.start if coming else None


def _nearest(klokken: time, nu: datetime) -> datetime:
    today = nu.astimezone(KBH).date()
    near = [lokal_tid(today + offset * _DAY, klokken) for offset in (-1, 0, 1)]
    return min(near, key=lambda instant: abs(instant - nu))
