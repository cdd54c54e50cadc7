"""From code lists to the questions of the form, with their digits as the leader set them."""

from __future__ import annotations

from datetime import date

from akutdesk.domain.codes import Code, CodeList
from akutdesk.ui.fields import Choice, Question


def question_of(
    liste: CodeList, dag: date, *, title: str, many: bool = False, note: str = ""
) -> Question:
    """The answers of a list in force on a day: on chips those with a digit, the whole list behind 0.

    Where the whole list has no digits left over, every answer stands on a chip. A code that was switched off
    is kept for the forms in which it was chosen before (G104).
    """
    on_digits = liste.cifre(dag)
    behind = liste.valgbare(dag) if liste.flere(dag) else ()
    return Question(
        title=title,
        choices=tuple(_choice(code, str(digit)) for digit, code in on_digits),
        many=many,
        note=note,
        more=tuple(_choice(code) for code in behind),
        alone=frozenset(liste.alene),
        retired=tuple(_choice(code) for code in liste.koder if not code.aktiv(dag)),
    )


def _choice(code: Code, digit: str = "") -> Choice:
    return Choice(code.kode, code.kort, digit, full=code.label)
