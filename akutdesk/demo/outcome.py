"""What the played night must have left behind: the store is opened once more and asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from akutdesk.demo.clock import HandClock
from akutdesk.demo.desk import DemoDesk
from akutdesk.demo.filling import unlock
from akutdesk.demo.tonight import BEGINS
from akutdesk.domain.adgang import Adgang
from akutdesk.domain.borger import Borger
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.udlevering import Udlevering
from akutdesk.storage.bruger import FORMAAL
from akutdesk.storage.store import Store

_HOURS: Final = timedelta(hours=6)

OTHER_SHEETS: Final = 4
"""Two recovery sheets and a test page: the desk that is set up before the night. The brandliste in it."""

Papers = tuple[tuple[str | None, str | None], ...]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """The night as the store knows it. The fields are named as the demo names what is missing."""

    henvendelser: int
    """Contacts that were closed tonight."""
    kortopkald: int
    plan: str | None
    """How it stands with the plan that was made with Jonas."""
    udskrifter: Papers
    """Paper and edition of each sheet that came out, sorted."""
    opgaver: int
    """Tasks ticked off by Anna."""
    gaester: int
    """Who sleeps in the house."""
    kladder: int
    """Words and forms that were left unfinished: none may be."""


EXPECTED: Final = Outcome(
    henvendelser=6,
    kortopkald=1,
    plan="GAELDENDE",
    udskrifter=(("A4", "DISKRET"), ("A4", "NORMAL"), ("LOMMEKORT", "NORMAL"), ("STOR", "NORMAL")),
    opgaver=1,
    gaester=3,
    kladder=0,
)
"""Anonymous, Karen, Jonas, the call during his plan, Karen rung up and the call at the lock; one was nobody's."""

EXPECTED_OF_TWO: Final = replace(EXPECTED, henvendelser=EXPECTED.henvendelser + 1)
"""And Karen at the door in Middelfart."""


def missing(desk: DemoDesk, out: Path, expected: Outcome = EXPECTED) -> Iterator[str]:
    """The parts that are not as they should be, by their names. Slow on purpose: a password is tried."""
    found = look(desk)
    for field in fields(Outcome):
        if getattr(found, field.name) != getattr(expected, field.name):
            yield field.name
    if len(list(out.glob("*.pdf"))) != OTHER_SHEETS + len(expected.udskrifter):
        yield "papir"
    if not all(path.stat().st_size for path in out.glob("*.png")):
        yield "billeder"


def look(desk: DemoDesk) -> Outcome:
    """Open the store as Anna and count."""
    store, _keys = unlock(desk.founding, desk.year.service.anna, HandClock(BEGINS + _HOURS))
    try:
        return count(
            store, Adgang(desk.year.service.anna.id, "MEDARBEJDER", FORMAAL), desk.words.gaest
        )
    finally:
        store.close()


def count(store: Store, adgang: Adgang, gaest: str) -> Outcome:
    """The night in a store that is open."""
    end = BEGINS + _HOURS
    rows = store.vagtbord.kontakter(adgang, BEGINS, end)
    kinds = Counter((row.type, row.status) for row in rows)
    plan = _plan(store, adgang, gaest)
    tasks = store.vagtbord.opfoelgninger(adgang, end)
    done = [one for one in tasks if one.udfoert_tid is not None and one.udfoert_tid >= BEGINS]
    return Outcome(
        henvendelser=kinds["henvendelse", "AFSLUTTET"],
        kortopkald=sum(row.type == "kortopkald" for row in rows),
        plan=plan.status if plan else None,
        udskrifter=_papers(store, adgang, plan),
        opgaver=len(done),
        gaester=len(store.overnatninger.i_huset(adgang, end)),
        kladder=len(store.drafts(adgang)) + len(store.vagtbord.kladder(adgang)),
    )


def _plan(store: Store, adgang: Adgang, gaest: str) -> Kriseplan | None:
    """The newest plan of the citizen of this name."""
    palette = store.palette(adgang)
    hits = [hit for hit in palette.hits(gaest) if hit.navn == gaest]
    palette.close()
    for hit in hits:
        store.get(adgang, Borger, hit.rid)
        for row in store.kriseplaner.for_borger(adgang, hit.rid):
            return store.get(adgang, Kriseplan, row.rid)
    return None


def _papers(store: Store, adgang: Adgang, plan: Kriseplan | None) -> Papers:
    if plan is None:
        return ()
    given = store.children(adgang, Udlevering, plan.id)
    came = ((one.papir, one.udgave) for one in given if one.udfald == "KOM_UD")
    return tuple(sorted(came, key=str))
