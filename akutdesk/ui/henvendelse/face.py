"""What the top bar says about a henvendelse: its title, whom it is about, and the talk's clock."""

from __future__ import annotations

from akutdesk.domain import henvendelse as rules
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kalender import kalender
from akutdesk.storage.raekker import BorgerHit
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import BarButton, Head, Person, Talk
from akutdesk.ui.henvendelse import state
from akutdesk.ui.henvendelse.work import HenvendelseWork


def head_of(desk: Desk, work: HenvendelseWork) -> Head:
    """The top bar of the form."""
    if work.correction is not None:
        return Head(desk.texts("henvendelse.ret_titel"), person_of(desk, work.hit))
    title = desk.texts(state.title_key(work.shown))
    return Head(title, person_of(desk, work.hit), talk_of(work.shown))


def person_of(desk: Desk, hit: BorgerHit | None) -> Person | None:
    """The person band: alias, birth year, how well known, last contact (ux.md P11)."""
    if hit is None:
        return None
    texts, calendar = desk.texts, kalender(desk.codes)
    facts = [texts("henvendelse.foedt", aar=hit.foedselsaar)] if hit.foedselsaar else []
    if hit.identitet:
        words = desk.codes["identitet"].label(hit.identitet)
        facts.append(words if words[:3].isupper() else words[:1].lower() + words[1:])
    if hit.sidst:
        facts.append(
            texts("henvendelse.finder.sidst", dag=calendar.dag_maaned(calendar.dato(hit.sidst)))
        )
    return Person(hit.navn or texts("henvendelse.uden_navn"), " · ".join(facts))


def talk_of(henvendelse: Henvendelse) -> Talk | None:
    """The clock: running, stopped with its minutes, or none where nobody knows how long it took."""
    if state.clock_runs(henvendelse):
        return Talk(henvendelse.start)
    minutes = rules.minutter(henvendelse)
    if minutes is None or state.minutes_missing(henvendelse):
        return None
    return Talk(None, minutes)


def bar_of(desk: Desk, work: HenvendelseWork, *, narrow: bool) -> tuple[BarButton, ...]:
    """The bottom bar; a narrow window has no room for a fourth button, Alt+M works all the same."""
    texts = desk.texts
    more = () if narrow else (BarButton("mere", texts("henvendelse.mere_knap")),)
    if work.correction is not None:
        return (BarButton("gem_luk", texts("henvendelse.gem_rettelse"), kind="primary"), *more)
    talk, plan = texts("henvendelse.krisesamtale"), texts("henvendelse.kriseplan")
    return (
        BarButton("gem_luk", texts("henvendelse.gem_luk"), kind="primary"),
        BarButton("krisesamtale", talk, short=texts("henvendelse.samtale_kort")),
        BarButton("kriseplan", plan, short=texts("henvendelse.plan_kort")),
        *more,
    )
