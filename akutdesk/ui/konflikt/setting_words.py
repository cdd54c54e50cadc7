"""How a setting reads where two leaders set it apart: as the rows of Opsaetning call it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from akutdesk.domain.codes import CodeList
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.implementeringsmaaling import Implementeringsmaaling
from akutdesk.domain.indstilling import SIG, Indstilling, LokalKode
from akutdesk.domain.kalender import kalender
from akutdesk.domain.landsgennemsnit import Landsgennemsnit
from akutdesk.domain.landsgennemsnit import vist as vist_tal
from akutdesk.domain.opslag import Opslag
from akutdesk.domain.record import Record
from akutdesk.domain.skemapakke import NOEGLE as SKEMAPAKKE
from akutdesk.domain.skemapakke import SkemapakkeError, laes_skemapakke
from akutdesk.domain.telefonital import Telefonital
from akutdesk.domain.vagtgraenser import Vagtgraenser
from akutdesk.domain.vagttider import vist
from akutdesk.ui.desk import Desk

_MANY: Final[Mapping[str, str]] = MappingProxyType({SIG: "sig", SKEMAPAKKE: "skemapakke"})
"""Settings of which there are several of a kind: how their names begin, and what they are called."""


def setting_titles(record: Record, felt: str) -> tuple[str, ...]:
    """Keys of what it is called, the best first; none for what is no setting."""
    if isinstance(record, Indstilling):
        name = next((one for start, one in _MANY.items() if record.noegle.startswith(start)), "")
        name = name or record.noegle
        return (f"leder.felt.{name}", f"konflikt.opsaetning.{felt}")
    if isinstance(record, Enhed):
        return (f"leder.felt.{felt}", f"konflikt.opsaetning.{felt}")
    return (f"konflikt.opsaetning.{felt}",) if isinstance(record, Opslag) else ()


def point_of(desk: Desk, record: Record) -> str:
    """Which point of the self-assessment or which month a record is about, in words; empty for all other records."""
    if isinstance(record, Telefonital) and record.maaned:
        year, _, month = record.maaned.partition("-")
        return f"{desk.codes['maaned'].label(str(int(month)))} {year}"
    if not isinstance(record, Implementeringsmaaling | Landsgennemsnit) or record.punkt is None:
        return ""
    points = desk.codes["implementeringspunkt"]
    return points.label(record.punkt) if record.punkt in points else record.punkt


def said_setting(desk: Desk, record: Record, felt: str, parts: Sequence[Any]) -> Sequence[str]:
    """Each part of a value that is no plain answer, in words; empty where the usual words do."""
    if felt == "vagtgraenser":
        return [_borders(desk, part) for part in parts if isinstance(part, Vagtgraenser)]
    if isinstance(record, Landsgennemsnit):
        return [vist_tal(part) for part in parts if isinstance(part, int)]
    return _said_choice(desk, record, felt, parts) if isinstance(record, Indstilling) else ()


def _said_choice(desk: Desk, record: Indstilling, felt: str, parts: Sequence[Any]) -> Sequence[str]:
    """Of a code list, of a setting that is one of its answers, or of a licence pack."""
    if record.noegle.startswith(SKEMAPAKKE):
        return [_pack(desk, str(part)) for part in parts]
    if record.noegle in desk.codes:
        minutes = desk.codes[record.noegle]
        return [minutes.label(part) for part in parts if part in minutes]
    return _answers(desk.codes[record.liste], felt, parts) if record.liste in desk.codes else ()


def _answers(liste: CodeList, felt: str, parts: Sequence[Any]) -> Sequence[str]:
    said: list[str] = []
    for number, part in enumerate(parts, start=1):
        if isinstance(part, LokalKode):
            said.append(part.label)
        elif part in liste:
            label = liste.label(part)
            said.append(f"{number} {label}" if felt == "favoritter" else label)
    return said


def _pack(desk: Desk, tekst: str) -> str:
    """A pack by its name and its leave; nobody compares two files line by line."""
    try:
        pakke = laes_skemapakke(tekst)
    except SkemapakkeError:
        return desk.texts("skemaer.ulaeselig")
    return f"{pakke.navn} · {pakke.tilladelse}"


def _borders(desk: Desk, borders: Vagtgraenser) -> str:
    times = " · ".join(vist(clock) for clock in (borders.dag, borders.aften, borders.nat))
    if borders.gaelder_fra == Vagtgraenser().gaelder_fra:
        return times
    day = kalender(desk.codes).lang(borders.gaelder_fra)
    return desk.texts("konflikt.opsaetning.vagter_fra", dag=day, tider=times)
