"""What else a leader reports, beside the figures of seed 004 (domain.md 5.3): some figures and means under a name."""

from __future__ import annotations

from dataclasses import dataclass

from akutdesk.domain.figur import Figur, Middel
from akutdesk.domain.statistik import Udvalg

RAPPORTER: tuple[str, ...] = (
    "kerneydelser",
    "ophold",
    "doegn",
    "hvem",
    "mellemkommunal",
    "maalgruppe",
    "hyppig",
    "sikkerhed",
    "opfoelgning",
    "samarbejde",
    "kendskab",
    "formidling",
    "stemme",
    "medarbejdere",
    "datakvalitet",
    "registrering",
)
"""In the order they are offered."""


@dataclass(frozen=True, kw_only=True)
class Rapport:
    """One report of a selection."""

    navn: str
    udvalg: Udvalg
    figurer: tuple[Figur, ...]
    midler: tuple[Middel, ...] = ()

    def figur(self, navn: str) -> Figur:
        """One of its figures. Raises KeyError."""
        return {one.navn: one for one in self.figurer}[navn]
