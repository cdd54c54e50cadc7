"""A measurement is saved with what follows from it, as one act that can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from akutdesk.domain.errors import DomainError
from akutdesk.domain.instrument import INSTRUMENTER
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.progressionsmaal import BASIS, OPF, Progressionsmaal, er_opmaerksom, igen_den
from akutdesk.domain.record import guarded_like, new_id
from akutdesk.domain.vagt import lokal_dag
from akutdesk.storage.errors import StorageError
from akutdesk.storage.raekker import OpfoelgningRaekke
from akutdesk.storage.saving import Saving
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip
from akutdesk.ui.maaling.om import Om
from akutdesk.ui.maaling.state import TASK, opgave_for
from akutdesk.ui.undo import undo_button
from akutdesk.ui.unkept import tell_unkept
from akutdesk.ui.vagtbord.state import opgave_of

STRIP = "maaling"
_DAY_SHIFT = "DAG"
_OPEN = "KLADDE"


def save(desk: Desk, om: Om, maaling: Progressionsmaal, *, igen: bool) -> bool:
    """Keep it; `igen`: a task asks for the second one. False if it could not be saved, which is said."""
    savings = [
        Saving(after=maaling),
        *_contact(om, maaling),
        *_task_done(desk, om, maaling),
        *(_task(om, maaling) if igen else ()),
    ]
    try:
        saved = desk.store.save_all(desk.adgang, savings)
    except (StorageError, DomainError) as error:
        tell_unkept(desk, error)
        return False
    desk.changes.tell(saved.changes.types, saved.changes.ids)
    key = "maaling.gemt_kode" if maaling.forloebskode else "maaling.gemt"
    words = desk.texts(key, kode=maaling.forloebskode)
    more = desk.texts("maaling.opmaerksom") if er_opmaerksom(maaling) else ""
    desk.shell.done(Strip(STRIP, "ok", words, more, buttons=(undo_button(desk, saved),)))
    return True


def _contact(om: Om, maaling: Progressionsmaal) -> Iterator[Saving]:
    """The open contact it was made in answers that by itself (domain.md 2.6.1, figure 4)."""
    before = om.henvendelse
    if before is not None and before.status == _OPEN and before.progressionsmaal != maaling.maaling:
        yield Saving(after=replace(before, progressionsmaal=maaling.maaling), before=before)


def _task_done(desk: Desk, om: Om, maaling: Progressionsmaal) -> Iterator[Saving]:
    """The task that asked for it is done: a second measurement does the next one, a first one what is due."""
    row = _asked(desk, om, maaling)
    if row is not None:
        before = opgave_of(row)
        after = replace(before, status="UDFOERT", udfoert_tid=desk.clock.now())
        yield Saving(after=after, before=before)


def _asked(desk: Desk, om: Om, maaling: Progressionsmaal) -> OpfoelgningRaekke | None:
    if om.borger is None:
        return None
    rows = desk.store.opfoelgninger.for_borger(desk.adgang, om.borger.id)
    return opgave_for(rows, None if maaling.maaling == OPF else desk.clock.now())


def _task(om: Om, maaling: Progressionsmaal) -> Iterator[Saving]:
    """What asks for the second measurement, on the day that suits the instrument."""
    if om.borger is None or maaling.maaling != BASIS or maaling.dato is None:
        return
    start, slut = lokal_dag(igen_den(INSTRUMENTER[maaling.instrument or ""], maaling.dato))
    task = Opfoelgning(
        id=new_id(),
        borger_id=om.borger.id,
        henvendelse_id=maaling.henvendelse_id,
        type=TASK,
        forfald=start,
        forfald_slut=slut,
        ansvarlig_vagt=_DAY_SHIFT,
    )
    yield Saving(after=guarded_like(om.borger, task))
