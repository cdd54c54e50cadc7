"""A file with the country's means: one row for each point, columns punkt and snit (domain.md 2.20)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from akutdesk.domain.landsgennemsnit import laes_vaerdi
from akutdesk.domain.tabelfil import TabelfilError, tabelraekker

KOLONNER: Final = ("punkt", "snit")
"""The columns of the file, in whatever order."""

MEST: Final = 2**16
"""Signs of a file: far more than sixteen rows need."""


def laes_landsfil(tekst: str, punkter: Collection[str]) -> Mapping[str, int]:
    """Point to hundredths. Raises TabelfilError for the first thing that is wrong; its own `grund` is PUNKT."""
    found: dict[str, int] = {}
    for number, cells in tabelraekker(tekst, KOLONNER, mest=MEST):
        punkt, value = cells["punkt"], laes_vaerdi(cells["snit"])
        if punkt not in punkter:
            raise TabelfilError("PUNKT", raekke=number, kolonne="punkt")
        if value is None:
            raise TabelfilError("TAL", raekke=number, kolonne="snit")
        if punkt in found:
            raise TabelfilError("DOBBELT", raekke=number, kolonne="punkt")
        found[punkt] = value
    if not found:
        raise TabelfilError("TOM")
    return found
