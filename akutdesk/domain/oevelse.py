"""Practice: short invented calls with a calm walkthrough; no score, no time (ux.md 2.21)."""

from __future__ import annotations

from dataclasses import dataclass

from akutdesk.domain.borger import Borger
from akutdesk.domain.errors import ResourceError
from akutdesk.domain.raekke import Raw, entydige, raekker
from akutdesk.domain.record import new_id

OPKALD, BESOEG = "OPKALD", "BESOEG"
"""How a case begins: somebody rings, or somebody stands there."""


@dataclass(frozen=True, kw_only=True)
class Sag:
    """One case. `siger` is what the other one says, `goer` what one can do; they go together, step by step."""

    kode: str
    titel: str
    minutter: int
    om: str
    begynder: str
    siger: tuple[str, ...]
    goer: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Opfundet:
    """Somebody who is known at the desk of the practice."""

    kaldenavn: str
    foedselsaar: int
    moedes: str

    def borger(self) -> Borger:
        """Their card."""
        return Borger(
            id=new_id(),
            identitet="ALIAS",
            kaldenavn=self.kaldenavn,
            foedselsaar=self.foedselsaar,
            moedes=self.moedes,
        )


@dataclass(frozen=True, kw_only=True)
class Oevelse:
    """All cases, and who is known there."""

    sager: tuple[Sag, ...]
    folk: tuple[Opfundet, ...]


def oevelse(raw: Raw) -> Oevelse:
    """The practice from its file. Raises ResourceError: FELT or DOBBELT."""
    sager = entydige((sag.kode, sag) for sag in raekker(raw, "sag", Sag))
    for sag in sager.values():
        if len(sag.siger) != len(sag.goer) or sag.begynder not in (OPKALD, BESOEG):
            raise ResourceError("FELT", felt=sag.kode)
    return Oevelse(sager=tuple(sager.values()), folk=raekker(raw, "person", Opfundet))
