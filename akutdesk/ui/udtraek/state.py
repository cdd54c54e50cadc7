"""What the panel shows and asks for. Pure functions; no Qt, no store."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from akutdesk.assets import Texts
from akutdesk.domain.errors import DomainError
from akutdesk.domain.evaluatorsaet import Evaluatorsaet
from akutdesk.domain.kalender import Kalender
from akutdesk.domain.record import RecordId
from akutdesk.domain.samarbejdsaftale import Samarbejdsaftale
from akutdesk.domain.samarbejdspartner import Samarbejdspartner
from akutdesk.domain.udtraek import SKRIFTLIG, Bestilling, Udtraek, aftalefejl, mangler
from akutdesk.ui.messages import text_of
from akutdesk.ui.statistik import periods

LINES = ("modtager", "formaal", "fra", "til")
"""What is typed, in the order of the panel."""


@dataclass(frozen=True, kw_only=True)
class Skrevet:
    """What stands in the panel."""

    aftale: str
    modtager: str
    formaal: str
    fra: str
    til: str


def choices(
    aftaler: Iterable[Samarbejdsaftale],
    partnere: Iterable[Samarbejdspartner],
    dag: date,
    said: tuple[Texts, Kalender],
    kommuner: Collection[str] = (),
) -> list[tuple[str, str]]:
    """Signed agreements, those that hold first; one that does not is there too, and says why when it is chosen.

    `kommuner`: the house's, each the controller of its own citizens' data.
    """
    texts, days = said
    names: dict[RecordId | None, str] = {one.id: one.navn for one in partnere}
    signed = [one for one in aftaler if one.status == SKRIFTLIG and one.partner_id in names]
    order = sorted(
        signed, key=lambda one: (aftalefejl(one, dag, kommuner) is not None, names[one.partner_id])
    )
    return [(one.id.hex(), _named(one, names[one.partner_id], texts, days)) for one in order]


def first_days(days: periods.Days, today: date) -> Mapping[str, str]:
    """The period looked at, as far as it has been, as one would type it."""
    fra, til = days
    last = min(til, today)
    return {"fra": _typed(min(fra, last)), "til": _typed(last)}


def faults(skrevet: Skrevet, texts: Texts, nu: datetime) -> Mapping[str, str]:
    """What to say at which field before anything is counted."""
    lacking = mangler(skrevet.formaal, skrevet.modtager, _rid(skrevet.aftale))
    found = {one.felt: texts(f"udtraek.mangler.{one.felt}") for one in lacking}
    fra, til = periods.typed_days(skrevet.fra, skrevet.til, nu)
    if fra is None:
        found["fra"] = texts("statistik.fejl.fra")
    if til is None:
        found["til"] = texts("statistik.fejl.til")
    elif fra is not None and til < fra:
        found["til"] = texts("statistik.fejl.omvendt")
    return found


def order_of(skrevet: Skrevet, nu: datetime) -> Bestilling:
    """What is asked for; only where there are no `faults`."""
    fra, til = periods.typed_days(skrevet.fra, skrevet.til, nu)
    if fra is None or til is None:
        raise ValueError
    return Bestilling(
        formaal=skrevet.formaal.strip(),
        modtager=skrevet.modtager.strip(),
        fra=fra,
        til=til,
        aftale_id=_rid(skrevet.aftale),
    )


def found(saet: Evaluatorsaet, texts: Texts, kommune: str = "") -> str:
    """How many rows there are, whose, and what was done so that nobody can be known."""
    rows = len(saet.raekker)
    said: Sequence[tuple[str, int]] = (
        ("raekker", rows),
        ("tomme", saet.tomme),
        ("udeladt", saet.udeladt),
    )
    whose = [texts("udtraek.kun", kommune=kommune)] if kommune else []
    told = [texts(f"udtraek.{key}" if n != 1 else f"udtraek.{key}_1", n=n) for key, n in said if n]
    return " ".join((*told[:1], *whose, *told[1:]))


def latest(udtraek: Iterable[Udtraek], aftale: str, said: tuple[Texts, Kalender]) -> str:
    """What left last on this agreement, the newest of them first; "" if nothing has."""
    texts, days = said
    one = next((each for each in udtraek if each.aftale_id == _rid(aftale)), None)
    if one is None or one.tid is None:
        return ""
    day = days.lang(days.dato(one.tid))
    return texts("udtraek.sidst", dag=day, modtager=one.modtager, n=one.antal or 0)


def refusal(error: DomainError, texts: Texts) -> tuple[str, str]:
    """At which field the store's refusal is said, and its words."""
    felt = "aftale_id" if error.felt == "aftale_id" else "til"
    return felt, text_of(error, texts) or ""


def _rid(aftale: str) -> RecordId | None:
    return RecordId(bytes.fromhex(aftale)) if aftale else None


def _named(aftale: Samarbejdsaftale, partner: str, texts: Texts, days: Kalender) -> str:
    if aftale.udloeb is None:
        return partner
    return texts("udtraek.aftale_til", partner=partner, dag=days.lang(aftale.udloeb))


def _typed(day: date) -> str:
    return f"{day.day}/{day.month} {day.year}"
