"""Free text: kept byte for byte as typed, or refused with a code. Never cut, folded or normalised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import cast

from akutdesk.domain.errors import FritekstError
from akutdesk.domain.record import Plain, Record, fields_of

STANDARD = 2000
"""Signs a text field holds when nothing else is said (Unicode code points)."""

GRAENSER: Mapping[tuple[str, str], int] = MappingProxyType(
    {
        ("borger", "kaldenavn"): 60,
        ("borger", "fornavn"): 100,
        ("borger", "efternavn"): 100,
        ("borger", "telefon"): 40,
        ("borger", "kontaktaftale"): 600,
        ("borger", "opmaerksomhed"): 200,
        ("henvendelse", "kaldenavn"): 60,
        ("henvendelse", "tilbagekald_nummer"): 40,
        ("henvendelse", "notat"): 4000,
        ("indstilling", "vaerdi"): 20_000,
        ("kriseplan", "k1_handler_om"): 300,
        ("opfoelgning", "ring_note"): 120,
        ("overleveringspunkt", "alias"): 60,
        ("overleveringspunkt", "tekst"): 400,
        ("droeftelse", "tekst"): 400,
        ("overnatning", "delegation_tekst"): 120,
        ("overnatning", "hjaelp_ud"): 120,
        ("overnatning", "tilsyn_aftale"): 120,
        ("nat", "delegation_tekst"): 120,
        ("tilsyn", "note"): 400,
        ("enhed", "moedested"): 120,
        ("progressionsmaal", "maal"): 120,
        ("landsgennemsnit", "kilde"): 120,
        ("formidling", "hvad"): 80,
    }
)
"""Longest text by record TYPE and field (domain.md 2.4, 2.6.1, 2.17, 4.2)."""


def graense(record_type: str, felt: str) -> int:
    """How many signs the field holds."""
    return GRAENSER.get((record_type, felt), STANDARD)


def tjek(tekst: str, graense: int) -> None:
    """Nothing, if the text can be kept as it is.

    Raises FritekstError: NUL (a database text would end there), SURROGAT (half a sign, no UTF-8
    can hold it) or LANG. All other signs are somebody's words, also right-to-left marks and emoji.
    """
    if "\0" in tekst:
        raise FritekstError("NUL")
    if len(tekst) > graense:
        raise FritekstError("LANG")
    try:
        tekst.encode()
    except UnicodeEncodeError:
        raise FritekstError("SURROGAT") from None


def tjek_record(record: Record) -> None:
    """`tjek` for every text of a record, also those inside lists. The error's `felt` names the field."""
    tjek_felter(record.TYPE, fields_of(record))


def tjek_felter(record_type: str, felter: Mapping[str, Plain]) -> None:
    """`tjek` for every text in some plain field values of a record, as a save sets them. Raises FritekstError."""
    for felt, value in felter.items():
        for tekst in texts(value):
            try:
                tjek(tekst, graense(record_type, felt))
            except FritekstError as fault:
                raise FritekstError(fault.kode, felt=felt) from None


def texts(value: Plain) -> Iterator[str]:
    """Every text in a plain value, also those inside lists, in order."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            yield part
        elif isinstance(part, dict):
            waiting += reversed(cast("dict[str, Plain]", part).values())
        elif isinstance(part, list):
            waiting += reversed(cast("list[Plain]", part))
