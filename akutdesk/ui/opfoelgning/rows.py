"""A task as a row of the list: its day, how often somebody was tried, who does it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from akutdesk.domain.opfoelgning import hele_dagen
from akutdesk.storage.raekker import OpfoelgningRaekke
from akutdesk.ui.fields import Row
from akutdesk.ui.vagtbord import rows as vagtbord
from akutdesk.ui.vagtbord.deeds import CALL
from akutdesk.ui.vagtbord.rows import Words
from akutdesk.ui.vagtbord.state import is_done, opgave_of


def task_row(words: Words, row: OpfoelgningRaekke, nu: datetime, *, about: bool = True) -> Row:
    """The row of the Vagtbord, with the day of other days, and attempts. `about`: say whom it is about."""
    base = vagtbord.task_row(words, row, nu)
    tried = [] if is_done(row) else attempts(words, row)
    named = [row.navn] if about and row.navn and row.navn not in base.text else []
    how = vagtbord.ringing(words, row, nu) if row.type == CALL and not is_done(row) else []
    # Beside "over tid" there is no room for more: then the attempts stand in the second line.
    beside, under = (named, [*tried, *how]) if base.tag else ([*named, *tried], how)
    return replace(
        base,
        time=when(words, row, nu),
        aside="" if is_done(row) else " · ".join(beside),
        right=base.right or row.hvem,  # somebody outside the house, in the words of the plan
        lines=" · ".join(under),
    )


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


def attempts(words: Words, row: OpfoelgningRaekke) -> list[str]:
    """How often nobody answered, if ever."""
    if not row.forsoeg and row.status != "IKKE_TRUFFET":
        return []
    if row.forsoeg > 1:
        return [words.desk.texts("opfoelgning.ikke_truffet_flere", n=row.forsoeg)]
    return [words.desk.texts("opfoelgning.ikke_truffet")]
