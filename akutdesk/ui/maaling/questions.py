"""What the panel asks beside the measurement itself: what is measured, who answers, and whether again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from akutdesk.domain.instrument import Instrument
from akutdesk.domain.kalender import kalender
from akutdesk.domain.progressionsmaal import igen_den
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Choice, Question
from akutdesk.ui.henvendelse.questions import question_of
from akutdesk.ui.maaling.state import Slags

YES, NO = "JA", "NEJ"


def what(desk: Desk, choices: Sequence[Slags]) -> Question:
    """What is measured: again what was measured before, or anew."""
    again = [one.instrument.kode for one in choices if one.foer is not None]
    named = tuple(
        _choice(desk, nr, one, dated=again.count(one.instrument.kode) > 1)
        for nr, one in enumerate(choices, start=1)
    )
    return Question(desk.texts("maaling.hvad"), named)


def by_whom(desk: Desk, dag: date) -> Question:
    """Who fills it in (domain.md 2.24 udfyldt_af)."""
    return question_of(desk.codes["udfyldt_af"], dag, title=desk.texts("maaling.udfyldt_af"))


def again(desk: Desk, instrument: Instrument, dag: date) -> Question:
    """Whether a task asks for the second measurement on the day that suits the instrument."""
    texts = desk.texts
    day = kalender(desk.codes).dag(igen_den(instrument, dag))
    choices = (
        Choice(YES, texts("maaling.igen_ja", dag=day), "1"),
        Choice(NO, texts("maaling.igen_nej"), "2"),
    )
    return Question(texts("maaling.igen_titel"), choices)


def _choice(desk: Desk, nr: int, slags: Slags, *, dated: bool) -> Choice:
    """`dated`: say the day of the first measurement, because there are two of the kind."""
    named = desk.codes["instrument"].get(slags.instrument.kode).kort
    if slags.foer is None or slags.foer.dato is None:
        return Choice(slags.kode, named, str(nr))
    words = desk.texts("maaling.igen", navn=named)
    since = kalender(desk.codes).kort(slags.foer.dato) if dated else ""
    return Choice(slags.kode, words, str(nr), aside=since)
