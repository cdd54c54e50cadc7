"""Invented kriseplaner, in the words of invented citizens."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from random import Random

from akutdesk.demo.content import Content, Rows, Words
from akutdesk.demo.service import make_id
from akutdesk.domain.borger import Borger
from akutdesk.domain.frist import laes_frist
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kriseplan import Aftale, Kontakt, Kriseplan, Maal, saet_gaeldende
from akutdesk.domain.record import RecordId


@dataclass(frozen=True, kw_only=True)
class Making:
    """What a plan is made from: who it is for, the plan before, who wrote it down and when, and the rows of K8."""

    borger: Borger
    before: RecordId | None
    by: str
    tid: datetime
    fagfolk: tuple[Kontakt, ...]


def make_plan(
    random: Random, content: Content, henvendelse: Henvendelse, making: Making
) -> Kriseplan:
    """A plan in force, made in this henvendelse; with the safety part from handleniveau 1 on."""
    goal = random.choice(content.maal)
    plan = Kriseplan(
        id=make_id(random),
        borger_id=making.borger.id,
        henvendelse_id=henvendelse.id,
        bygger_paa=making.before,
        lavet_med=making.by,
        kaldenavn=making.borger.kaldenavn,
        lavet_sammen="JA",
        borger_har_kopi="PAPIR",
        k1_handler_om=random.choice(content.handler_om),
        k3_maal=(Maal(tekst=goal[0], foerste_skridt=goal[1]),),
        k5_selv=tuple(random.sample(content.selv, random.randint(2, 4))),
        k8_fagfolk=making.fagfolk,
        k14_aftaler=(_agreement(random.choice(content.aftaler), making.tid),),
    )
    if henvendelse.handleniveau in ("1", "2", "3"):
        plan = with_safety(random, content, plan)
    return saet_gaeldende(plan, making.tid)


def with_safety(random: Random, content: Content, plan: Kriseplan) -> Kriseplan:
    """With signs, places, people, safer surroundings and what holds on to life."""
    return replace(
        plan,
        k2_omraader=tuple(random.randint(2, 8) for _ in range(5)),
        k4_advarselstegn=tuple(random.sample(content.tegn, 3)),
        k6_ro=tuple(random.sample(content.ro, 2)),
        k7_mennesker=_people(content.mennesker[:2]),
        k10_omgivelser=tuple(random.sample(content.omgivelser, 1)),
        k11_fast_i_livet=tuple(random.sample(content.fast, 2)),
    )


def _agreement(row: Words, tid: datetime) -> Aftale:
    """An agreement, due when its words say."""
    hvem, hvad, hvornaar = row
    due = laes_frist(hvornaar, tid)
    return Aftale(
        hvem=hvem,
        hvad=hvad,
        hvornaar=hvornaar,
        forfald=due.start if due else None,
        forfald_slut=due.slut if due else None,
    )


def _people(rows: Rows) -> tuple[Kontakt, ...]:
    return tuple(Kontakt(navn=navn, nummer=nummer, hvornaar=naar) for navn, nummer, naar in rows)
