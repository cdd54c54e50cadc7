"""A contact to somebody outside the house who may take over (domain.md 2.14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from akutdesk.domain.record import Record, RecordId


@dataclass(frozen=True, kw_only=True)
class Partnerkontakt(Record):
    """One contact out. At handleniveau 2-3 `modtager_bekraeftet` says whether the receiver has taken over."""

    TYPE: ClassVar[str] = "partnerkontakt"
    henvendelse_id: RecordId | None = None
    borger_id: RecordId | None = None
    partner_id: RecordId | None = None
    katalog_kode: str = ""
    """Directory code (domain.md 8), if the number came from there."""
    tid: datetime | None = None
    kanal: str | None = None
    grundlag: str | None = None
    grundlag_tekst: str = ""
    """One line on why, when grundlag is FARE (domain.md 7)."""
    samtykke_id: RecordId | None = None
    """The consent that held when it was told, with grundlag SAMTYKKE."""
    isbar: tuple[str, ...] = ("", "", "", "", "")
    """The five texts as said: I, S, B, A, R."""
    aftalt: str = ""
    """What was agreed: who does what, and when."""
    modtager_navn: str = ""
    modtager_bekraeftet: str | None = None
    resultat: str | None = None
    afvist_grund: str = ""
    svar_tid: datetime | None = None
    """When they answered; `tid` is when they were rung."""
    ventetid_min: int | None = None
    opfoelgning_id: RecordId | None = None
    """The task that asks again, while the answer is awaited."""
