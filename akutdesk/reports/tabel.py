"""A table of figures before it is paper, CSV or spreadsheet: one content, so that all three say the same."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from akutdesk.domain.smaa_tal import GRAENSE, Skjul

Celle = int | Decimal | Skjul | str | None
"""A count, a number with decimals, a hidden count, words, or nothing to divide by."""

INTET = "–"
"""What stands where there is nothing to divide by; never 0 % (domain.md 5.1)."""
LILLE = f"<{GRAENSE}"


@dataclass(frozen=True, kw_only=True)
class Raekke:
    """A line of a table: what it is called, and its cells."""

    navn: str
    celler: tuple[Celle, ...]


@dataclass(frozen=True, kw_only=True)
class Tabel:
    """A table of figures. `hoved` heads the name and each cell."""

    hoved: tuple[str, ...]
    raekker: tuple[Raekke, ...]
    ialt: Raekke | None = None

    @property
    def alle(self) -> tuple[Raekke, ...]:
        """The lines with the sum, if there is one, at last."""
        return self.raekker if self.ialt is None else (*self.raekker, self.ialt)


def celle_tekst(celle: Celle, skjult: str) -> str:
    """A cell as it is read: Danish decimal comma, a point between thousands. `skjult` is the word for hidden."""
    if celle is None:
        return INTET
    if isinstance(celle, Skjul):
        return LILLE if celle is Skjul.LILLE else skjult
    if isinstance(celle, str):
        return celle
    return f"{celle:,}".translate(_DANISH)


_DANISH = str.maketrans({",": ".", ".": ",", "-": "−"})
