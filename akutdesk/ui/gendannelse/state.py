"""What a restore says of the copy and of how far it is, as text; no Qt in here."""

from __future__ import annotations

from datetime import datetime

from akutdesk.assets import Texts
from akutdesk.domain.kalender import Kalender
from akutdesk.sync.homecoming import Sight


def tal(number: int) -> str:
    """12.400."""
    return f"{number:,}".replace(",", ".")


def fundet(seen: Sight, texts: Texts, kalender: Kalender) -> str:
    """What lies in the copy, and how new it is."""
    antal = tal(seen.events)
    if seen.skadet or seen.mangler:
        first = texts("gendan.fundet_ikke_hel", antal=antal)
    elif seen.pcer == 1:
        first = texts("gendan.fundet_en", antal=antal)
    else:
        first = texts("gendan.fundet", antal=antal, pcer=seen.pcer)
    if seen.sidst is None:
        return first
    return f"{first} {texts('gendan.sidst', **naar(seen.sidst, kalender))}"


def hentet(nyeste: datetime | None, texts: Texts, kalender: Kalender) -> str:
    """That it is there, and what is the newest of it."""
    if nyeste is None:
        return texts("gendan.her_tekst")
    return texts("gendan.her_nyeste", **naar(nyeste, kalender))


def naar(tid: datetime, kalender: Kalender) -> dict[str, str]:
    """Day and clock of an instant."""
    return {"dag": kalender.dag(kalender.dato(tid)), "tid": kalender.klokken(tid)}


def server(fejl: str | None, texts: Texts) -> tuple[str, ...]:
    """What the server said. `fejl`: None without one, "" where it knows the PC, else the key of what is amiss."""
    if fejl is None:
        return ()
    if not fejl:
        return (texts("gendan.meldt"),)
    words = texts(fejl) if fejl in texts else texts("fejl.lager")
    return words, texts("gendan.ikke_meldt")
