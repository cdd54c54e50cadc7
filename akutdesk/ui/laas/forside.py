"""What a screen at the door may show now, from laas.json and the clock (design.md 8.16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from akutdesk.domain.vagt import vagtperiode
from akutdesk.domain.vagtgraenser import Vagtgraenser
from akutdesk.ui.laas.door_screen import Forside, Sight

if TYPE_CHECKING:
    from akutdesk.storage.laas import Laas
    from akutdesk.ui.noegler import Forhal

_BORDERS = 3


def forside_of(
    sight: Sight, forhal: Forhal, *, gemt: str = "", initialer: tuple[str, ...] = ()
) -> Forside:
    """The front as it is now. `gemt` and `initialer` are known only to a desk that is open behind it."""
    front = forhal.forside()
    return Forside(
        sted=_place_and_shift(sight, front),
        bagvagt=front.bagvagt,
        gemt=gemt,
        initialer=initialer,
    )


def _place_and_shift(sight: Sight, front: Laas) -> str:
    if not front.sted:
        return ""
    kind = vagtperiode(sight.clock.now(), _borders(front)).vagttype
    return sight.texts("laas.sted_og_vagt", sted=front.sted, vagt=sight.texts(f"laas.vagt_{kind}"))


def _borders(front: Laas) -> tuple[Vagtgraenser, ...]:
    """The shift borders as laas.json has them, or the usual ones."""
    if len(front.skift) != _BORDERS:
        return (Vagtgraenser(),)
    dag, aften, nat = front.skift
    return (Vagtgraenser(dag=dag, aften=aften, nat=nat),)
