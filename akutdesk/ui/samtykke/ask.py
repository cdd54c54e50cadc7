"""Asking a citizen for a consent at the place where it is needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from akutdesk.domain.borger import Borger, visningsnavn
from akutdesk.domain.partnerkontakt import DELING
from akutdesk.domain.samtykke import Samtykke, seneste
from akutdesk.ui.desk import Desk
from akutdesk.ui.kept import keep
from akutdesk.ui.samtykke.form import SamtykkeForm


def ask_consent(
    desk: Desk, borger: Borger | None, before: Sequence[Samtykke], then: Callable[[], None]
) -> None:
    """Open the form for a consent to share, with the words of the last one; `then` once it is saved."""
    if borger is None:
        return
    last = seneste(before, DELING) or Samtykke(id=borger.id, formaal=DELING)
    form = SamtykkeForm(desk, borger, like=last, navn=visningsnavn(borger))
    form.made.connect(partial(_made, desk, then))
    desk.shell.open_overlay(form)


def _made(desk: Desk, then: Callable[[], None], after: Samtykke, _before: Samtykke | None) -> None:
    if keep(desk, after, None, desk.texts("samtykke.gemt")):
        then()
