"""F7 from anywhere: the talk of the open henvendelse; with none open, one begins as with F2."""

from __future__ import annotations

from akutdesk.domain.krisesamtale import Krisesamtale
from akutdesk.domain.record import RecordId
from akutdesk.ui.akutkort.door import open_henvendelse
from akutdesk.ui.desk import Desk
from akutdesk.ui.henvendelse.door import nyt_opkald
from akutdesk.ui.krisesamtale.page import KrisesamtalePage
from akutdesk.ui.opened import found
from akutdesk.ui.page import Page

ROUTE = "krisesamtale"


def krisesamtale_page(desk: Desk, rid: RecordId) -> Page:
    """The talk of a henvendelse; `rid` may also be the talk's own. Raises NotFound, AdgangError."""
    samtale = found(desk, Krisesamtale, rid)
    if samtale is not None and samtale.henvendelse_id is not None:
        return KrisesamtalePage(desk, samtale.henvendelse_id)
    return KrisesamtalePage(desk, rid)


def open_talk(desk: Desk) -> None:
    """Go to the talk of the henvendelse this person has open, or begin one with its clock."""
    rid = open_henvendelse(desk)
    if rid is None:
        nyt_opkald(desk)
        rid = open_henvendelse(desk)
    if rid is not None:
        desk.shell.go(ROUTE, rid)
