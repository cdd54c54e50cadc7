"""The evaluator's set as a file: a line for each contact, codes as they stand in the lists (docs/udtraek.md)."""

from __future__ import annotations

from akutdesk.domain.evaluatorsaet import FELTER, Evaluatorsaet, Kontaktraekke
from akutdesk.reports.talfil import flad_csv

_BETWEEN = ","
"""Codes that were answered together."""


def evaluatorfil(saet: Evaluatorsaet) -> bytes:
    """CSV that a spreadsheet and a program open alike."""
    return flad_csv(FELTER, map(_cells, saet.raekker))


def _cells(row: Kontaktraekke) -> list[str]:
    return [_cell(getattr(row, felt)) for felt in FELTER]


def _cell(value: str | int | tuple[str, ...] | None) -> str:
    if isinstance(value, tuple):
        return _BETWEEN.join(value)
    return "" if value is None else str(value)
