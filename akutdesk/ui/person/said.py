"""What lines about people are said with, as the desk is now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from akutdesk.assets import Texts
from akutdesk.domain.codes import Codes
from akutdesk.domain.kalender import Kalender, kalender
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.record import RecordId
from akutdesk.ui.desk import Desk
from akutdesk.ui.vagtbord.state import first_names


@dataclass(frozen=True, kw_only=True)
class Said:
    """What lines are said with: the desk's words, codes and calendar, and the day it is."""

    texts: Texts
    codes: Codes
    kalender: Kalender
    dag: date
    folk: Mapping[RecordId, str] = field(default_factory=dict[RecordId, str])
    """First names of the staff."""
    adresse_skjult: bool = False
    """Whether the citizen's address is not to be told in passing."""


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


def small(words: str) -> str:
    """As it stands inside a line: the first letter small, unless the word is all capitals."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
