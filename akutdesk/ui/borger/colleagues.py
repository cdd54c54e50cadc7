"""The colleagues as answers to a question: first names on digits, all of them behind "Flere"."""

from __future__ import annotations

from collections.abc import Callable

from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.record import RecordId
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Choice, Question
from akutdesk.ui.vagtbord.state import first_names

_DIGITS = 9


def colleagues(
    desk: Desk,
    title: str,
    *,
    which: Callable[[Medarbejder], bool] = lambda _: True,
    many: bool = False,
    note: str = "",
) -> Question:
    """Those who work here now; the code of an answer is the id in hex."""
    staff = [one for one in desk.store.setup(desk.adgang, Medarbejder) if one.aktiv and which(one)]
    names = first_names([(one.id, one.navn) for one in staff])
    every = [(one.id.hex(), names[one.id]) for one in staff]
    choices = tuple(Choice(key, name, str(n)) for n, (key, name) in enumerate(every[:_DIGITS], 1))
    more = tuple(Choice(key, name) for key, name in every) if len(every) > _DIGITS else ()
    return Question(title, choices, many=many, note=note, more=more)


def id_of(kode: str) -> RecordId:
    """Whom an answer names."""
    return RecordId(bytes.fromhex(kode))
