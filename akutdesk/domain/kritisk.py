"""Fields that a person chooses when two desks have set them apart, never a clock (design.md D2).

sync-and-security.md 2.6: CPR, name, call-back number, handleniveau and next contact; and every section of a plan.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from akutdesk.domain.sektion import SEKTIONER

_SEKTIONSFELTER: Final = frozenset(
    felt for sektion in SEKTIONER.values() for felt in sektion.felter
)

KRITISKE: Final[Mapping[str, frozenset[str]]] = {
    "borger": frozenset({"cpr", "kaldenavn", "fornavn", "efternavn", "telefon", "kontaktaftale"}),
    "henvendelse": frozenset({"handleniveau", "tilbagekald_nummer", "borger_id"}),
    "overnatning": frozenset({"plads"}),
    "opfoelgning": frozenset({"forfald", "forfald_slut"}),
    "kriseplan": _SEKTIONSFELTER | {"opfoelgning_dato"},
}


def er_kritisk(type: str, felt: str) -> bool:  # noqa: A002 - domain.md's own word for the noun
    """Whether a person has to choose between two values of this field."""
    return felt in KRITISKE.get(type, frozenset())
