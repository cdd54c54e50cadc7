"""When something was agreed, so that it can be read on another day than it was written (K14 of domain.md 4.2)."""

from __future__ import annotations

from datetime import date

from akutdesk.assets import Texts
from akutdesk.domain.frist import naevner_dato, naevner_klokken, naevner_ugedag, natten_til
from akutdesk.domain.kriseplan import Aftale
from akutdesk.domain.vagt import KBH
from akutdesk.reports.signs import GLUE


def aftalt(aftale: Aftale, texts: Texts) -> str:
    """The words as they were written, and after "today at 7" the date they meant.

    A night is said by the day it ends in, whichever side of midnight the words are from. Words that name a
    date, or no time that was understood, stand alone.
    """
    words, due = aftale.hvornaar, aftale.forfald
    if due is None or naevner_dato(words):
        return words
    morning = natten_til(aftale.forfald_slut)
    if morning is not None:
        night = texts("papir.natten_til", dag=f"{_ugedag(morning, texts)}{_dag(morning, texts)}")
        return texts("papir.aftalt", ord=words.rstrip(" .,"), dag=night)
    local = due.astimezone(KBH)
    exact = aftale.forfald_slut is None and not naevner_klokken(words)
    parts = [
        "" if naevner_ugedag(words) else _ugedag(local, texts),
        _dag(local, texts),
        f" {texts('papir.kl', tid=f'{local:%H.%M}')}" if exact else "",
    ]
    return texts("papir.aftalt", ord=words.rstrip(" .,"), dag="".join(parts))


def _ugedag(dag: date, texts: Texts) -> str:
    return f"{texts('papir.ugedage').split()[dag.weekday()]}{GLUE}"


def _dag(dag: date, texts: Texts) -> str:
    return f"{dag.day}.{GLUE}{texts('papir.maaneder').split()[dag.month - 1]}"
