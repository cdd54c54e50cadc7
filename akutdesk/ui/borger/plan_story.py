"""The versions of a citizen's plan in the history: when each was given out, by whom, and whether they signed it."""

from __future__ import annotations

from collections.abc import Iterator

from akutdesk.domain.errors import AdgangError
from akutdesk.domain.record import RecordId
from akutdesk.storage.history import Aendring
from akutdesk.storage.raekker import PlanRaekke
from akutdesk.ui.borger.facts import Said
from akutdesk.ui.borger.story import Step
from akutdesk.ui.desk import Desk

_VALID = "GAELDENDE"


def plan_steps(desk: Desk, borger_id: RecordId, said: Said) -> tuple[Step, ...]:
    """The newest version first. A plan that was never given out, or that this user may not see, is left out."""
    rows = desk.store.kriseplaner.for_borger(desk.adgang, borger_id)
    return tuple(step for row in rows for step in _steps(desk, row, said))


def _steps(desk: Desk, row: PlanRaekke, said: Said) -> Iterator[Step]:
    try:
        changes = desk.store.history(desk.adgang, row.rid)
    except AdgangError:
        return
    given = next((change for change in changes if _gives_out(change)), None)
    if given is not None:
        yield version_step(row, given, said)


def _gives_out(change: Aendring) -> bool:
    return any(one.felt == "status" and one.vaerdi == _VALID for one in change.felter)


def version_step(row: PlanRaekke, given: Aendring, said: Said) -> Step:
    """One version: when it was given out, how it stands now, and whether the signature is missing or does not hold."""
    day = said.kalender.lang(said.kalender.dato(given.tid))
    told = said.texts("borger.dag_kl", dag=day, tid=said.kalender.klokken(given.tid))
    fields = [(said.texts("borger.plan_nu"), said.codes["plan_status"].label(row.status))]
    if given.usikker:
        fields.append((said.texts("borger.underskrift"), said.texts("borger.ikke_underskrevet")))
    return Step(
        tid=said.texts("borger.plan_version", n=row.version, tid=told),
        hvem=said.folk.get(given.bruger, ""),
        tilstand=said.texts(f"synk.tilstand.{given.tilstand}"),
        felter=tuple(fields),
    )
