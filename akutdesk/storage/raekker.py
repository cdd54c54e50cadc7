"""Rows of lists: what a screen shows of a record without opening it (design.md 8.21).

A name in a list is the kaldenavn, or the fornavn; never the whole name. Codes are as stored, instants UTC.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.opfoelgning import Opkaldslov
from akutdesk.domain.overleveringspunkt import KILDER
from akutdesk.domain.partnerkontakt import Partnerkontakt
from akutdesk.domain.record import RecordId


@dataclass(frozen=True, kw_only=True)
class BorgerHit:
    """A citizen in the palette or the list; `sidst` is the start of the latest contact.

    `fuldt_navn` is for telling which letters were found; a list shows `navn` alone (design.md 8.21).
    """

    rid: RecordId
    navn: str
    foedselsaar: int | None
    kommunekode: str | None
    identitet: str | None
    sidst: datetime | None
    fuldt_navn: str = ""
    er_skaerpet: bool = False
    """Whether what hangs on this citizen is for named staff and the leader only (domain.md 2.0.4)."""


@dataclass(frozen=True, kw_only=True)
class SamletKort:
    """A card that lies under another one since `siden`; `kan_skilles`: it may still be taken out."""

    rid: RecordId
    navn: str
    foedselsaar: int | None
    kommunekode: str | None
    siden: datetime
    kan_skilles: bool


@dataclass(frozen=True, kw_only=True)
class NoteHit:
    """A record whose texts hold the words; `uddrag` is some words around the first of them."""

    rid: RecordId
    type: str
    henvendelse_id: RecordId | None
    borger_id: RecordId | None
    navn: str
    tid: datetime
    uddrag: str


@dataclass(frozen=True, kw_only=True)
class OpfoelgningRaekke:
    """A task in a list; `forsoeg` is how often somebody was called and not reached."""

    rid: RecordId
    type: str | None
    tekst: str
    hvem: str
    navn: str
    borger_id: RecordId | None
    henvendelse_id: RecordId | None
    kriseplan_id: RecordId | None
    forfald: datetime | None
    forfald_slut: datetime | None
    ansvarlig: RecordId | None
    ansvarlig_vagt: str | None
    status: str
    udfoert_tid: datetime | None
    forsoeg: int = 0
    ansvarlig_rolle: str | None = None
    resultat_henvendelse_id: RecordId | None = None
    opkald: Opkaldslov = field(default_factory=Opkaldslov)


@dataclass(frozen=True, kw_only=True)
class KontaktRaekke:
    """A henvendelse or a kortopkald in a list. `note` is the note's first line, on an open card only."""

    rid: RecordId
    type: str
    start: datetime | None
    slut: datetime | None
    minutter: int | None
    form: str | None
    slags: str | None
    grad_foer: str | None
    stabilisering: str | None
    status: str
    henvender: str | None
    borger_id: RecordId | None
    navn: str
    note: str
    oprettet_af: RecordId
    om_borger_id: RecordId | None = None
    """The citizen whom a relative or somebody else rang about."""


@dataclass(frozen=True, kw_only=True)
class GaestRaekke:
    """A guest in the house, or one who is expected.

    `nat_nr` is which night in a row tonight is for the guest, by the house's own shifts and over all their
    stays. A guest whom this user may not know about has no name: everybody in the house is counted all the same.
    """

    rid: RecordId
    borger_id: RecordId | None
    navn: str
    foedselsaar: int | None
    plads: str
    ankomst: datetime
    nat_nr: int
    tilsyn_aftale: str
    afrejse: datetime | None = None
    hjaelp_ud: str = ""
    person: RecordId | None = None
    """The card that stands for the guest, whichever of their cards it was booked on."""
    identitet: str | None = None
    """How surely the guest is known (domain.md 2.4); None for one whom this user may not know about."""


@dataclass(frozen=True, kw_only=True)
class BrugtPlads:
    """A place whose last guest has gone and that nobody has made ready since."""

    rid: RecordId
    plads: str
    siden: datetime


@dataclass(frozen=True, kw_only=True)
class DobbeltPlads:
    """Two bookings by two desks apart that cannot both hold: the later one, and the one it met.

    Two guests have `plads` at one time, or with `samme_gaest` one guest has two places, or one twice.
    """

    rid: RecordId
    anden: RecordId
    plads: str
    samme_gaest: bool = False


@dataclass(frozen=True, kw_only=True)
class PunktRaekke:
    """One item of a handover; the ids of what it comes from are as in the record."""

    rid: RecordId
    tid: datetime | None
    alias: str
    borger_id: RecordId | None
    tekst: str
    vigtighed: str | None
    vagt_fra: str | None
    vagt_til: str | None
    kvitteret_af: RecordId | None
    kvitteret_tid: datetime | None
    oprettet_af: RecordId
    henvendelse_id: RecordId | None = None
    overnatning_id: RecordId | None = None
    opfoelgning_id: RecordId | None = None
    kriseplan_id: RecordId | None = None
    konflikt_id: RecordId | None = None
    plads: int | None = None
    udeladt: bool = False

    @property
    def kilde(self) -> tuple[str, RecordId] | None:
        """What it comes from: one of `overleveringspunkt.KILDER` and its id; None for staff's own words."""
        ids = ((navn, getattr(self, f"{navn}_id")) for navn in KILDER)
        return next(((navn, rid) for navn, rid in ids if rid is not None), None)


@dataclass(frozen=True, kw_only=True)
class VagtensKontakt:
    """A henvendelse as the next shift must know it: opened, with its name for lists and who has taken over."""

    henvendelse: Henvendelse
    navn: str
    overdragelser: tuple[Partnerkontakt, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DroeftelseRaekke:
    """A colleague who would like to talk: `rid` is the wish's, None where the contact itself says so."""

    rid: RecordId | None
    medarbejder_id: RecordId
    tid: datetime
    henvendelse_id: RecordId | None
    navn: str
    tekst: str
    talt_tid: datetime | None


@dataclass(frozen=True, kw_only=True)
class KladdeRaekke:
    """Something begun on this PC and not finished."""

    rid: RecordId
    type: str
    navn: str
    start: datetime
    aendret: datetime
    oprettet_af: RecordId


@dataclass(frozen=True, kw_only=True)
class PlanRaekke:
    """One version of a citizen's plan."""

    rid: RecordId
    version: int
    status: str
    lavet_dato: date | None
    gaelder_til: date | None
    bygger_paa: RecordId | None


@dataclass(frozen=True, kw_only=True)
class HjalpSidst:
    """What helped last time: the lines of K5 and K6 of the newest plan that was given out."""

    kriseplan_id: RecordId
    dato: date | None
    linjer: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class HaendelseRaekke:
    """An incident in the list: what, when, and who wrote it."""

    rid: RecordId
    type: str | None
    tid: datetime | None
    oprettet_af: RecordId
