"""Ctrl+M from anywhere: of a citizen, in a contact, or of somebody to be named."""

from __future__ import annotations

from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.krisesamtale import Krisesamtale
from akutdesk.domain.record import RecordId
from akutdesk.ui.desk import Desk
from akutdesk.ui.maaling.om import Om
from akutdesk.ui.maaling.panel import MaalingPanel
from akutdesk.ui.opened import found, opened
from akutdesk.ui.page_stack import Place

_CONTACTS = ("henvendelse", "henvendelse_ret")


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


def measure_in_front(desk: Desk, place: Place | None) -> None:
    """What Ctrl+M means on a page that says nothing of it itself: the contact there, else somebody to be named."""
    route, rid = place or ("", None)
    if route in _CONTACTS and rid is not None:
        measure_contact(desk, rid)
    else:
        _open(desk, Om())


def _open(desk: Desk, om: Om) -> None:
    desk.shell.open_overlay(MaalingPanel(desk, om))
