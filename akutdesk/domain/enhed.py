"""The akuttilbud itself and how its leader has set it up (domain.md 2.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from akutdesk.domain.record import Record
from akutdesk.domain.vagtgraenser import Vagtgraenser


@dataclass(frozen=True, kw_only=True)
class Enhed(Record):
    """One akuttilbud. Bagvagt and kommunens doegnvagt are directory entries (BAGV, KVAGT), not fields here."""

    TYPE: ClassVar[str] = "enhed"
    navn: str = ""
    telefon: str = ""
    adresse: str = ""
    model: str | None = None
    deltagende_kommuner: tuple[str, ...] = ()
    region: str | None = None
    vagtgraenser: tuple[Vagtgraenser, ...] = (Vagtgraenser(),)
    min_alder: int = 18
    ring_foerst: bool = False
    antal_pladser: int = 1
    antal_beboere: int = 0
    """Who live in the botilbud: counted on the brandliste, named on the botilbud's own."""
    moedested: str = ""
    """Where everybody meets when the house is on fire."""
    overnatning_hjemmel: str = "INGEN"
    """INGEN or BESLUTTET; overnatning is off until the leader enters hjemmel (design.md 8.23)."""
    overnatning_hjemmel_dato: date | None = None
    overnatning_hjemmel_tekst: str = ""
    max_naetter: int = 3
    opbevaring_identificeret: int = 60
    """Months after last activity (domain.md 7, Opbevaring); the DPO decides. So for all opbevaring_ fields."""
    opbevaring_alias: int = 24
    opbevaring_tilbagekald: int = 1
    opbevaring_log: int = 60
    udvid_aktive: tuple[str, ...] = ()
