"""The kriseplan: sections K0-K16, written with the citizen, in versions (domain.md 2.9 and 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from akutdesk.domain.record import Record, RecordId


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
