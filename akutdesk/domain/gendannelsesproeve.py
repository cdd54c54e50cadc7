"""A gendannelsesproeve: the house tried whether everything comes back from a backup and a sheet (sync-and-security.md 2.18, 2.21)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar, Final

from akutdesk.domain.record import Record, RecordId

LYKKEDES: Final = "LYKKEDES"
FORSKEL: Final = "FORSKEL"
"""It came back, but it does not say what this PC's file says."""
INGEN_KOPI: Final = "INGEN_KOPI"
KOPI_UEGNET: Final = "KOPI_UEGNET"
"""No backup could be used: damaged, of another place, or a newer program's."""

EGEN: Final = "EGEN"
"""The backup lay in this PC's own folder."""
VALGT: Final = "VALGT"
"""It lay in a folder that the house has chosen for second copies."""
ANDEN: Final = "ANDEN"
"""It lay in another folder, which was typed; its path is kept nowhere."""

AAR: Final = timedelta(days=365)


@dataclass(frozen=True, kw_only=True)
class Gendannelsesproeve(Record):
    """One try, whichever way it went; a code that opened nothing is none."""

    TYPE: ClassVar[str] = "gendannelsesproeve"
    tid: datetime | None = None
    medarbejder: RecordId | None = None
    kopi_tid: datetime | None = None
    """When the backup was made that came back."""
    antal: int = 0
    """Events that came back."""
    sekunder: int = 0
    """How long it took, from the code to the end of the comparison."""
    udfald: str | None = None
    """LYKKEDES, FORSKEL, INGEN_KOPI or KOPI_UEGNET."""
    kopi_sted: str | None = None
    """EGEN, VALGT or ANDEN; None for a try from before it was kept."""


def seneste(proever: Iterable[Gendannelsesproeve]) -> Gendannelsesproeve | None:
    """The latest try; None if there was none."""
    tried = [one for one in proever if one.tid is not None]
    return max(tried, key=lambda one: (one.tid, one.id), default=None)


def skal_proeves(sidst: Gendannelsesproeve | None, ark: datetime | None, nu: datetime) -> bool:
    """Whether a try is due: a year after the last that succeeded, or after the sheets were made and typed back.

    One that failed is due at once. With neither nothing is known, and nothing is asked.
    """
    if sidst is not None and sidst.udfald != LYKKEDES:
        return True
    since = sidst.tid if sidst is not None else ark
    return since is not None and nu - since >= AAR
