"""What the screen of the talk shows and where its keys lead, as plain values. No Qt, no store."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

from akutdesk.domain import sikkerhedsafklaring
from akutdesk.domain.borger import Borger, kontaktaftale_gaelder
from akutdesk.domain.guide import Eskalering, Samtaleguide, Trin
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.katalog import Katalog, Katalogpost
from akutdesk.domain.krisesamtale import (
    FARE,
    SPOR,
    Krisesamtale,
    forrige,
    med_trin,
    naeste,
    status_for,
)
from akutdesk.domain.sikkerhedsafklaring import Sikkerhedsafklaring

FOER, BAGEFTER, TAVS = "FOER", "BAGEFTER", "TAVS"
"""The panels outside the numbers (domain.md 3.3, 3.4)."""

UDFOERT, SPRUNGET_OVER = "UDFOERT", "SPRUNGET_OVER"

_TRACKS = ("KORT", "FULD", "PAAR")
_AGREED = "AFTALE"
_LIGHT = ("IKKE", "LET")
_NAMED = re.compile(r"(^|[.?] )\{navn\}")


def tracks(borger: Borger | None, dag: date) -> tuple[str, ...]:
    """The tracks one can choose; AFTALE only where there is an agreement on contact (domain.md 3.4)."""
    agreed = borger is not None and kontaktaftale_gaelder(borger, dag)
    return (*_TRACKS, _AGREED) if agreed else _TRACKS


def track(samtale: Krisesamtale, henvendelse: Henvendelse, offered: tuple[str, ...]) -> str:
    """The chosen track, or the one that fits what is known of the contact."""
    if samtale.spor is not None:
        return samtale.spor
    if henvendelse.henvender == "PAAR":
        return "PAAR"
    if _AGREED in offered:
        return _AGREED
    return "KORT" if henvendelse.grad_foer in _LIGHT else "FULD"


def panels(spor: str) -> tuple[str, ...]:
    """Every panel of a track in the order of the list; those outside the numbers among them."""
    return (FOER, *SPOR[spor], BAGEFTER, TAVS)


def panel(guide: Samtaleguide, spor: str, kode: str) -> Trin:
    """The words of a panel. Raises KeyError for one that the track does not have."""
    outside = {FOER: guide.foer, BAGEFTER: guide.bagefter, TAVS: guide.tavs}
    return outside[kode] if kode in outside else guide.trin(spor, kode)


def after(spor: str, kode: str) -> str | None:
    """The panel after this one: the last step leads to Bagefter, and from there nothing does."""
    if kode == FOER:
        return SPOR[spor][0]
    if kode in SPOR[spor]:
        return naeste(spor, kode) or BAGEFTER
    return None


def before(spor: str, kode: str) -> str | None:
    """The panel before this one: the first step comes after Foer."""
    if kode == BAGEFTER:
        return SPOR[spor][-1]
    if kode in SPOR[spor]:
        return forrige(spor, kode) or FOER
    return None


def first_open(samtale: Krisesamtale, spor: str) -> str:
    """Where the talk goes on: the first step that was neither done nor skipped, else the last one."""
    waiting = (kode for kode in SPOR[spor] if status_for(samtale, kode).status is None)
    return next(waiting, SPOR[spor][-1])


def kept_in(spor: str, kode: str, samtale: Krisesamtale) -> str:
    """Which panel is shown after the track was changed: the same, if the track has it."""
    return kode if kode in panels(spor) else first_open(samtale, spor)


def done(samtale: Krisesamtale, kode: str, svar: Sikkerhedsafklaring) -> Krisesamtale:
    """With a step that something was noted in, or that was passed, as UDFOERT.

    Safety counts as done only when the question was asked straight out, or it was noted why not: to
    have seen the panel is not to have asked (domain.md 2.7, 3.4). A panel outside the numbers has no
    status.
    """
    if kode not in _numbered() or (kode == FARE and not sikkerhedsafklaring.begyndt(svar)):
        return samtale
    if status_for(samtale, kode).status == UDFOERT:
        return samtale
    return med_trin(samtale, kode, status=UDFOERT)


def passed(samtale: Krisesamtale, kode: str, svar: Sikkerhedsafklaring) -> Krisesamtale:
    """After Naeste: a step that was skipped with a reason stays skipped."""
    if status_for(samtale, kode).status is not None:
        return samtale
    return done(samtale, kode, svar)


def can_skip(kode: str) -> bool:
    """Whether a panel can be skipped: a step, and never the one about danger."""
    return kode in _numbered() and kode != FARE


def skipped(samtale: Krisesamtale, kode: str, grund: str) -> Krisesamtale:
    """With a step skipped for a reason. Raises TrinError."""
    return med_trin(samtale, kode, status=SPRUNGET_OVER, grund=grund)


def with_track(samtale: Krisesamtale, spor: str) -> Krisesamtale:
    """In another track; what was done stays done (domain.md 3.4)."""
    return replace(samtale, spor=spor)


def spoken_of(spor: str, navn: str, *, ellers: str) -> str:
    """What the citizen is called in a sentence; in a talk with a relative the name is the relative's."""
    return ellers if spor == "PAAR" or not navn else navn


def whom_to_call(
    eskalering: Eskalering, katalog: Katalog, region: str | None, nu: datetime
) -> Katalogpost | None:
    """Whom the deed itself means, where its words do not say it: the doctor of this region and hour."""
    first = eskalering.opslag[0] if eskalering.opslag else ""
    found = katalog.hvem(first, region, nu) if first in _CALLED else ()
    return found[0] if found else None


def about(sentence: str, navn: str) -> str:
    """A sentence of a guide with the name in its place, large at the start of a sentence."""
    start = navn[:1].upper() + navn[1:]
    opened = _NAMED.sub(lambda match: f"{match[1]}{start}", sentence)
    return opened.replace("{navn}", navn)


def level_deed(handleniveau: str | None, seen: tuple[str, ...]) -> str | None:
    """The escalation whose words stand under the chosen level, unless they stand under an answer already."""
    kode = _LEVEL_DEEDS.get(handleniveau or "")
    return None if kode in seen else kode


_LEVEL_DEEDS = {"2": "E3", "3": "E1"}
_CALLED = ("LAEGE_NU", "GIFT", "BAGV")
"""Directory codes that an escalation's deed is about; the others stand on the Akutkort."""


def _numbered() -> frozenset[str]:
    return frozenset(kode for steps in SPOR.values() for kode in steps)
