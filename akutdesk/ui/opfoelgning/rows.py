"""A task as a row of the list: its day, how often somebody was tried, who does it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from akutdesk.domain.opfoelgning import hele_dagen
from akutdesk.storage.raekker import OpfoelgningRaekke
from akutdesk.ui.fields import Row
from akutdesk.ui.vagtbord import rows as vagtbord
from akutdesk.ui.vagtbord.rows import Words
from akutdesk.ui.vagtbord.state import is_done, opgave_of


def task_row(words: Words, row: OpfoelgningRaekke, nu: datetime, *, about: bool = True) -> Row:
    """The row of the Vagtbord, with the day of other days, and attempts. `about`: say whom it is about."""
    base = vagtbord.task_row(words, row, nu)
    beside = [attempts(words, row)]
    if about and row.navn and row.navn not in base.text:
        beside.insert(0, row.navn)
    aside = "" if is_done(row) else " · ".join(part for part in beside if part)
    right = base.right or row.hvem  # somebody outside the house, in the words of the plan
    return replace(base, time=when(words, row, nu), aside=aside, right=right)


def when(words: Words, row: OpfoelgningRaekke, nu: datetime) -> str:
    """A clock time today, "i dag", or the date; nothing where no time was agreed."""
    if row.forfald is None:
        return words.desk.texts("opfoelgning.uden_tid")
    day = words.calendar.dato(row.forfald)
    if day != words.calendar.dato(nu):
        return words.calendar.kort(day)
    whole = hele_dagen(opgave_of(row))
    return (
        words.desk.texts("opfoelgning.i_dag_lille")
        if whole
        else words.calendar.klokken(row.forfald)
    )


def attempts(words: Words, row: OpfoelgningRaekke) -> str:
    """How often nobody answered."""
    if not row.forsoeg and row.status != "IKKE_TRUFFET":
        return ""
    if row.forsoeg > 1:
        return words.desk.texts("opfoelgning.ikke_truffet_flere", n=row.forsoeg)
    return words.desk.texts("opfoelgning.ikke_truffet")
