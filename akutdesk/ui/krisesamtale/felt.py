"""A field that is noted in, as the guide names it: `henvendelse.symptomer` (domain/guide.py)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_origin

from akutdesk.domain.record import field_types
from akutdesk.domain.record_types import RECORD_CLASS
from akutdesk.domain.svarliste import SVARLISTER

_LINES = frozenset({"kaldenavn", "tilbagekald_nummer", "ikke_overdraget_grund"})
"""Texts that are one line long."""


@dataclass(frozen=True)
class Felt:
    """Record TYPE and field."""

    record_type: str
    navn: str

    @property
    def liste(self) -> str:
        """The code list of its answers; empty where it has none."""
        return SVARLISTER.get((self.record_type, self.navn), "")

    @property
    def is_many(self) -> bool:
        """Whether several answers may be given."""
        kind = field_types(RECORD_CLASS[self.record_type])[self.navn]
        return bool(self.liste) and get_origin(kind) is tuple

    @property
    def is_line(self) -> bool:
        """Whether it is a text of one line."""
        return self.navn in _LINES


def felt(noted: str) -> Felt:
    """From the guide's words, "type.felt"."""
    record_type, _, navn = noted.partition(".")
    return Felt(record_type, navn)
