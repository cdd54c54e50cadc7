"""What the answers of a contact are called when they leave the house, whatever the format (domain/videregivelse.py)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from akutdesk.assets import Texts
from akutdesk.domain.codes import Code, Codes
from akutdesk.domain.progressionsmaal import Progressionsmaal
from akutdesk.domain.videregivelse import Afsnit, Svar

_AREAS: Final = "OMR5"

Plandele = Sequence[tuple[str, tuple[str, ...]]]
"""A plan's sections as they stand on its paper: heading, lines."""


@dataclass(frozen=True)
class Svarord:
    """What codes and fields are called. `spoergsmaal`: safety field to its name, from the guide."""

    texts: Texts
    codes: Codes
    spoergsmaal: Mapping[str, str]

    def field(self, kind: str, felt: str) -> str:
        """A field's name in words."""
        keys = (
            f"videregivelse.felt.{kind}_{felt}",
            f"{kind}.laes.{felt}",
            f"krisesamtale.felt.{kind}_{felt}",
        )
        found = (self.texts(key) for key in keys if key in self.texts)
        return next(found, None) or self.spoergsmaal.get(felt, felt)

    def label(self, liste: str, kode: str) -> str:
        """A code in words; a code of no list stands for itself."""
        code = self.code(liste, kode)
        return code.label if code is not None else kode

    def code(self, liste: str, kode: str) -> Code | None:
        """The code, if the list has it."""
        codes = self.codes[liste]
        return codes.get(kode) if kode in codes else None

    def rows(self, part: Afsnit, svar: Svar) -> Iterator[tuple[int, str, int]]:
        """Answers that each have a place, such as the five areas: place, name, value; one left out moves no other.

        The words of somebody else's instrument stay in its licence pack (domain.md 2.11).
        """
        measured = part.record.instrument if isinstance(part.record, Progressionsmaal) else _AREAS
        for number, value in enumerate(svar.tal, 1):
            if value is not None:
                named = measured == _AREAS
                text = self.texts(f"papir.plan.omr{number}") if named else str(number)
                yield number, text, value
