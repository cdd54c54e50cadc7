"""Ctrl+M from anywhere: of a citizen, in a contact, for a task that was promised, or of somebody to be named."""

from __future__ import annotations

from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.krisesamtale import Krisesamtale
from akutdesk.domain.record import RecordId
from akutdesk.storage.raekker import OpfoelgningRaekke
from akutdesk.ui.desk import Desk
from akutdesk.ui.maaling.om import Om
from akutdesk.ui.maaling.panel import MaalingPanel
from akutdesk.ui.maaling.state import TASK
from akutdesk.ui.opened import found, opened
from akutdesk.ui.vagtbord.state import is_done


def measure_anybody(desk: Desk) -> None:
    """The panel asks who it is."""
    _open(desk, Om())


def measure_citizen(desk: Desk, borger: Borger) -> None:
    """From the citizen's card."""
    _open(desk, Om(borger=borger))


def measure_contact(desk: Desk, henvendelse_id: RecordId) -> None:
    """From a contact or its talk; the five areas that were answered there stand filled in. Raises NotFound, AdgangError."""
    henvendelse = opened(desk, Henvendelse, henvendelse_id)
    talks = desk.store.children(desk.adgang, Krisesamtale, henvendelse_id)
    _open(
        desk,
        Om(
            borger=found(desk, Borger, henvendelse.borger_id),
            henvendelse=henvendelse,
            omraader=talks[0].omraader if talks else (),
        ),
    )


def measure_task(desk: Desk, row: OpfoelgningRaekke) -> bool:
    """Whether the task is a measurement of somebody, open and now before whoever opened it."""
    if row.type != TASK or is_done(row):
        return False
    borger = found(desk, Borger, row.borger_id)
    if borger is None:
        return False
    _open(desk, Om(borger=borger, opgave=row))
    return True


def _open(desk: Desk, om: Om) -> None:
    desk.shell.open_overlay(MaalingPanel(desk, om))
