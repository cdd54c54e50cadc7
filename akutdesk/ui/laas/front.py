"""What laas.json is to say, from what the open store says (design.md 8.16). Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from akutdesk.domain.enhed import Enhed
from akutdesk.domain.katalog import Katalog, Katalogpost
from akutdesk.domain.vagtgraenser import Vagtgraenser
from akutdesk.storage.instant import millis
from akutdesk.storage.laas import Laas, LaasOpslag

BAGVAGT = "BAGV"


def front_of(
    enhed: Enhed | None, katalog: Katalog, ure: Iterable[datetime], *, look: tuple[str, int]
) -> Laas:
    """The lock's front. `katalog` has the house's own numbers; `look` is palette and text size."""
    region = enhed.region if enhed else None
    numbers = katalog.akutkort(region)
    bagvagt = next((post.nummer for post in katalog.poster if post.kode == BAGVAGT), "")
    skift = enhed.vagtgraenser[-1] if enhed and enhed.vagtgraenser else Vagtgraenser()
    return Laas(
        sted=enhed.navn if enhed else "",
        opslag=tuple(_line(post) for post in numbers),
        bagvagt=bagvagt,
        palet=look[0],
        tekst_pct=look[1],
        skift=(skift.dag, skift.aften, skift.nat),
        ure=tuple(sorted(millis(start) for start in ure)),
    )


def _line(post: Katalogpost) -> LaasOpslag:
    checked = post.kontrolleret_dato.isoformat() if post.kontrolleret_dato else None
    return LaasOpslag(
        kode=post.kode,
        navn=post.navn,
        nummer=post.nummer,
        tekst=post.brug_til,
        kontrolleret_dato=checked,
    )
