"""What the Vagtbord shows, as plain values from the lists of the store. No Qt, no store."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from akutdesk.domain.kalender import Kalender
from akutdesk.domain.opfoelgning import LUKKET, Opfoelgning, hele_dagen, over_tid
from akutdesk.domain.record import RecordId
from akutdesk.domain.vagt import Vagtperiode
from akutdesk.storage.raekker import KontaktRaekke, OpfoelgningRaekke, PunktRaekke

AGREED = ("OPKALD", "NYSAMTALE")
"""Tasks that somebody was promised."""
MOST_CONTACTS = 30
"""More than any night has; older ones are in the list of henvendelser."""


@dataclass(frozen=True, kw_only=True)
class Punkter:
    """The handover: what was told from the shift before, and what is to be remembered."""

    fortalt: tuple[PunktRaekke, ...] = ()
    husk: tuple[PunktRaekke, ...] = ()

    @property
    def ulaeste(self) -> tuple[PunktRaekke, ...]:
        """Those that nobody has acknowledged."""
        return tuple(punkt for punkt in self.fortalt if punkt.kvitteret_tid is None)


def opgave_of(row: OpfoelgningRaekke) -> Opfoelgning:
    """The task of a row, as far as the list knows it: enough to judge it and to tick it off."""
    return Opfoelgning(
        id=row.rid,
        type=row.type,
        tekst=row.tekst,
        forfald=row.forfald,
        forfald_slut=row.forfald_slut,
        ansvarlig=row.ansvarlig,
        ansvarlig_vagt=row.ansvarlig_vagt,
        ansvarlig_rolle=row.ansvarlig_rolle,
        status=row.status,
        udfoert_tid=row.udfoert_tid,
        resultat_henvendelse_id=row.resultat_henvendelse_id,
    )


def when(row: OpfoelgningRaekke, calendar: Kalender, nu: datetime, today: str) -> str:
    """The time column: a clock time, "i dag", or the day of one from another day."""
    if row.forfald is None:
        return ""
    day = calendar.dato(row.forfald)
    if hele_dagen(opgave_of(row)):
        return today if day == calendar.dato(nu) else calendar.kort(day)
    return calendar.klokken(row.forfald)


def is_done(row: OpfoelgningRaekke) -> bool:
    """Whether nothing is left to do."""
    return row.status in LUKKET


def is_late(row: OpfoelgningRaekke, nu: datetime) -> bool:
    """Whether its time is over."""
    return over_tid(opgave_of(row), nu)


def contacts(
    rows: Sequence[KontaktRaekke], still_open: Sequence[RecordId]
) -> tuple[KontaktRaekke, ...]:
    """The shift's contacts, newest first; what is being written stands under Åbne instead."""
    kept = (row for row in rows if row.rid not in still_open and row.status != "ANNULLERET")
    return tuple(kept)[:MOST_CONTACTS]


def punkter(rows: Sequence[PunktRaekke], foer: Vagtperiode, vagttype: str) -> Punkter:
    """What the shift before this one told, and older words that nobody has acknowledged."""
    told = [row for row in rows if row.vagt_fra != vagttype]
    return Punkter(
        fortalt=tuple(row for row in told if row.tid is not None and row.tid >= foer.start),
        husk=tuple(row for row in told if row.tid is None or row.tid < foer.start),
    )


def unike(rows: Sequence[PunktRaekke]) -> tuple[tuple[PunktRaekke, ...], ...]:
    """Items as the next shift sees them: what two desks told alike of one source stands once."""
    seen: dict[object, list[PunktRaekke]] = {}
    for row in rows:
        key = (row.kilde, row.tekst) if row.kilde is not None else row.rid
        seen.setdefault(key, []).append(row)
    return tuple(tuple(alike) for alike in seen.values())


def first_names(staff: Sequence[tuple[RecordId, str]]) -> dict[RecordId, str]:
    """First names by id; two of the same name get their last initial."""
    words = {rid: navn.split() for rid, navn in staff}
    firsts = [parts[0] for parts in words.values() if parts]
    return {
        rid: parts[0] if firsts.count(parts[0]) == 1 else f"{parts[0]} {parts[-1][:1]}."
        for rid, parts in words.items()
        if parts
    }


def is_quiet(opgaver: Collection[object], kontakter: Collection[object]) -> bool:
    """Whether there is nothing to do and nothing has happened."""
    return not opgaver and not kontakter
