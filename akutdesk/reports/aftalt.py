"""When something was agreed, so that it can be read on another day than it was written (K14 of domain.md 4.2)."""

from __future__ import annotations

from akutdesk.assets import Texts
from akutdesk.domain.frist import naevner_dato, naevner_klokken, naevner_ugedag
from akutdesk.domain.kriseplan import Aftale
from akutdesk.domain.vagt import KBH
from akutdesk.reports.signs import GLUE


def aftalt(aftale: Aftale, texts: Texts) -> str:
    """The words as they were written, and after "today at 7" the date they meant.

    Words that name a date, or no time that was understood, stand alone.
    """
    words, due = aftale.hvornaar, aftale.forfald
    if due is None or naevner_dato(words):
        return words
    local = due.astimezone(KBH)
    maaned = texts("papir.maaneder").split()[local.month - 1]
    ugedag = texts("papir.ugedage").split()[local.weekday()]
    exact = aftale.forfald_slut is None and not naevner_klokken(words)
    parts = [
        "" if naevner_ugedag(words) else f"{ugedag}{GLUE}",
        f"{local.day}.{GLUE}{maaned}",
        f" {texts('papir.kl', tid=f'{local:%H.%M}')}" if exact else "",
    ]
    return texts("papir.aftalt", ord=words.rstrip(" .,"), dag="".join(parts))
