"""What a save is asked to do with one record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from akutdesk.domain.record import Record

MEDARBEJDER: Final = "MEDARBEJDER"
"""Where an answer comes from unless something else is said (design.md 8.13)."""


@dataclass(frozen=True, kw_only=True)
class Saving:
    """One record to save: as it shall be, as the user saw it before, where its answers come from, and why.

    `kilder` is field to FORSLAG, MEDARBEJDER, BORGER or SYSTEM. `afgoer` is field to the versions that somebody
    saw side by side and chose between (`SamtidigVaerdi.eid`): the field is set even if it shows that value already,
    and replaces exactly those.
    """

    after: Record
    before: Record | None = None
    kilder: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    begrundelse: str | None = None
    afgoer: Mapping[str, tuple[int, ...]] = field(default_factory=lambda: MappingProxyType({}))
