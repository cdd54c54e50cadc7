"""What the shell shows around a plan: head, buttons, and the sentences about its state."""

from __future__ import annotations

from akutdesk.assets import Texts
from akutdesk.domain.borger import visningsnavn
from akutdesk.domain.kriseplan import Kriseplan, saet_gaeldende, udloebet
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import BarButton, Head, Person
from akutdesk.ui.kriseplan.work import PlanWork

_VERSION = {
    "KLADDE": "kriseplan.version_kladde",
    "GAELDENDE": "kriseplan.version_gaelder",
    "AFLOEST": "kriseplan.version_gammel",
    "TRUKKET": "kriseplan.version_trukket",
}
_NOTE = {
    "GAELDENDE": "kriseplan.laes_kun",
    "AFLOEST": "kriseplan.laes_kun_gammel",
    "TRUKKET": "kriseplan.laes_kun_trukket",
}


def person_of(work: PlanWork, texts: Texts) -> Person:
    """Whose plan it is; a plan without a citizen says that it has none."""
    borger = work.opened.borger
    version = texts(_VERSION[work.plan.status], nr=work.opened.version)
    name = visningsnavn(borger) if borger else work.plan.kaldenavn
    facts = [version]
    if borger is not None and borger.foedselsaar is not None:
        facts.insert(0, texts("kriseplan.foedt", aar=borger.foedselsaar))
    return Person(name or texts("kriseplan.uden_borger"), " · ".join(facts))


def printed_person(work: PlanWork, texts: Texts) -> Person:
    """Whom a paper is for, in the print dialog."""
    person = person_of(work, texts)
    borger = work.opened.borger
    if borger is None or borger.foedselsaar is None:
        return Person(person.navn)
    return Person(person.navn, texts("kriseplan.foedt", aar=borger.foedselsaar))


def head_of(work: PlanWork, texts: Texts) -> Head:
    """The top bar."""
    return Head(texts("kriseplan.titel"), person=person_of(work, texts))


def bar_of(plan: Kriseplan, texts: Texts) -> tuple[BarButton, ...]:
    """The buttons at the bottom: what makes sense for a plan in this state."""
    paper = (
        BarButton("udskriv", texts("kriseplan.udskriv"), icon="printer"),
        BarButton("vis_borger", texts("kriseplan.vis_borger")),
    )
    if plan.status == "KLADDE":
        finish = texts("kriseplan.faerdig")
        short = texts("kriseplan.faerdig_kort")
        return (BarButton("gem_luk", finish, kind="primary", short=short), *paper)
    if plan.status == "GAELDENDE":
        return (BarButton("gem_luk", texts("kriseplan.ny_version"), kind="primary"), *paper)
    return paper


def note_of(work: PlanWork, desk: Desk) -> str:
    """The sentence over a plan that is only to read."""
    plan = work.plan
    today = work.kalender.dato(desk.clock.now())
    if plan.status == "GAELDENDE" and plan.gaelder_til and udloebet(plan, today):
        return desk.texts("kriseplan.udloebet", dato=work.kalender.dag(plan.gaelder_til))
    return desk.texts(_NOTE[plan.status])


def finish_note(plan: Kriseplan, work: PlanWork, desk: Desk) -> str:
    """Until when it would be valid."""
    until = saet_gaeldende(plan, desk.clock.now()).gaelder_til
    day = work.kalender.dag(until) if until else ""
    return desk.texts("kriseplan.faerdig_rude.titel_note", dato=day)


def finished_words(work: PlanWork, desk: Desk) -> tuple[str, str]:
    """What was done when a plan became valid: until when, and what stands under Opfoelgning now."""
    plan, texts = work.plan, desk.texts
    day = work.kalender.dag(plan.gaelder_til) if plan.gaelder_til else ""
    count = sum(1 for row in plan.k14_aftaler if row.hvad.strip())
    more = (
        texts("kriseplan.faerdig_rude.gjort_opfoelgning_1")
        if count == 1
        else texts("kriseplan.faerdig_rude.gjort_opfoelgning", n=count)
    )
    return texts("kriseplan.faerdig_rude.gjort", dato=day), more


def lines_origin(work: PlanWork, texts: Texts) -> str:
    """Where fetched lines come from."""
    forrige = work.opened.forrige
    if forrige is None or forrige.lavet_dato is None:
        return texts("kriseplan.fra_sidst.fra_uden_dato")
    return texts("kriseplan.fra_sidst.fra", dato=work.kalender.dag_maaned(forrige.lavet_dato))
