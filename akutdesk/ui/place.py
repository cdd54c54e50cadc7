"""The akuttilbud of a desk: what it is set up with, whose data it keeps, and who writes."""

from __future__ import annotations

from dataclasses import replace

from akutdesk.domain.dublet import gaeldende
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.indstilling import HUSREGLER, Indstilling, linjer, vaerdi_af
from akutdesk.domain.katalog import Katalog, katalog
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.opslag import Opslag
from akutdesk.domain.record import new_id
from akutdesk.ui.desk import Desk


def enhed_of(desk: Desk) -> Enhed:
    """The akuttilbud of this desk."""
    found = desk.store.setup(desk.adgang, Enhed)
    return found[0] if found else Enhed(id=new_id())


def kommune_of(desk: Desk, kommunekode: str | None) -> str | None:
    """The citizen's municipality if it takes part, else the desk's own (domain.md 11.10)."""
    own = enhed_of(desk).deltagende_kommuner
    if kommunekode in own:
        return kommunekode
    return own[0] if own else None


def katalog_of(desk: Desk) -> Katalog:
    """The directory with the house's own numbers."""
    return katalog(desk.directory["katalog"]).med_opslag(opslag_of(desk))


def whole_katalog_of(desk: Desk) -> Katalog:
    """The same with what the leader has hidden, for the list where it is shown again."""
    shown = tuple(replace(one, skjult=False) for one in opslag_of(desk))
    return katalog(desk.directory["katalog"]).med_opslag(shown)


def opslag_of(desk: Desk) -> tuple[Opslag, ...]:
    """The house's own numbers, one of each code."""
    return gaeldende(desk.store.setup(desk.adgang, Opslag))


def settings_of(desk: Desk) -> tuple[Indstilling, ...]:
    """What the leader has set, one of each name."""
    return gaeldende(desk.store.setup(desk.adgang, Indstilling))


def house_rules(desk: Desk) -> str:
    """What a guest is told when a place is booked: the house's own rules, or those the program brings."""
    own = linjer(vaerdi_af(settings_of(desk), HUSREGLER))
    return " ".join(own) or desk.texts("overnatning.husregler_tekst")


def staff_name(desk: Desk) -> str:
    """The first name of whoever writes, as it stands on the paper."""
    staff = desk.store.setup(desk.adgang, Medarbejder)
    mine = next((one for one in staff if one.id == desk.adgang.bruger), None)
    words = mine.navn.split() if mine else []
    return words[0] if words else ""
