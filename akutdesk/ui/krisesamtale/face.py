"""What the shell shows around the talk: whom it is with, its clock, and the buttons of each step."""

from __future__ import annotations

from akutdesk.assets import Texts
from akutdesk.domain.codes import Codes
from akutdesk.domain.henvendelse import minutter
from akutdesk.domain.krisesamtale import FARE
from akutdesk.ui.head import BarButton, Head, Person, Talk
from akutdesk.ui.henvendelse.state import minutes_missing
from akutdesk.ui.krisesamtale.state import BAGEFTER, TAVS, can_skip
from akutdesk.ui.krisesamtale.work import TalkWork

OMRAADER = "5"
"""The step whose five answers are a first measurement too, if the citizen agrees (domain.md 3.3)."""


def head_of(work: TalkWork, texts: Texts, codes: Codes) -> Head:
    """The top bar."""
    return Head(
        texts("krisesamtale.titel"),
        person=person_of(work, texts, codes),
        talk=talk_of(work),
        talk_button=False,
    )


def person_of(work: TalkWork, texts: Texts, codes: Codes) -> Person | None:
    """Whom the talk is with; nobody for an anonymous call."""
    if not work.navn:
        return None
    facts: list[str] = []
    borger = work.borger
    if borger is not None and borger.foedselsaar is not None:
        facts.append(texts("krisesamtale.foedt", aar=borger.foedselsaar))
    if borger is not None and borger.identitet is not None:
        label = codes["identitet"].label(borger.identitet)
        facts.append(label[:1].lower() + label[1:])
    return Person(work.navn, " · ".join(facts))


def talk_of(work: TalkWork) -> Talk | None:
    """The clock of the call: running, or stopped with its minutes; none while nobody knows how long it took."""
    henvendelse = work.henvendelse
    if henvendelse.start is None or minutes_missing(henvendelse):
        return None
    if henvendelse.slut is None and work.is_open:
        return Talk(henvendelse.start)
    minutes = minutter(henvendelse)
    return Talk(None, minutes) if minutes is not None else None


def bar_of(kode: str, texts: Texts) -> tuple[BarButton, ...]:
    """The buttons at the bottom: the same two ways on every step, and one that fits it."""
    back = BarButton("gem_luk", texts("krisesamtale.til_henvendelse"), kind="primary")
    before = BarButton("forrige_trin", texts("krisesamtale.forrige"))
    if kode == TAVS:
        return (back,)
    if kode == BAGEFTER:
        return (back, before)
    short = texts("krisesamtale.naeste_kort")
    following = BarButton("naeste_trin", texts("krisesamtale.naeste"), kind="primary", short=short)
    if kode == FARE:
        words, short = texts("krisesamtale.vis_borger"), texts("krisesamtale.vis_kort")
        return (following, before, BarButton("vis_borger", words, short=short))
    measure = (BarButton("maaling", texts("krisesamtale.maal")),) if kode == OMRAADER else ()
    if can_skip(kode):
        words, short = texts("krisesamtale.spring"), texts("krisesamtale.spring_kort")
        return (following, before, BarButton("spring_over", words, short=short), *measure)
    return (following,)
