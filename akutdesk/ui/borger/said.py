"""What the lines of the card are said with, as the desk is now."""

from __future__ import annotations

from akutdesk.domain.kalender import kalender
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.ui.borger.facts import Said
from akutdesk.ui.desk import Desk
from akutdesk.ui.vagtbord.state import first_names


def said_of(desk: Desk) -> Said:
    """The desk's words, codes, calendar and people, and the day it is."""
    calendar = kalender(desk.codes)
    staff = desk.store.setup(desk.adgang, Medarbejder)
    return Said(
        texts=desk.texts,
        codes=desk.codes,
        kalender=calendar,
        dag=calendar.dato(desk.clock.now()),
        folk=first_names([(one.id, one.navn) for one in staff]),
    )
