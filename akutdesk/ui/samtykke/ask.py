"""Asking a citizen for a consent at the place where it is needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from akutdesk.domain.borger import Borger, visningsnavn
from akutdesk.domain.samtykke import Samtykke, seneste
from akutdesk.ui.desk import Desk
from akutdesk.ui.kept import keep
from akutdesk.ui.samtykke.form import SamtykkeForm


def ask_consent(
    desk: Desk,
    borger: Borger,
    before: Sequence[Samtykke],
    formaal: Sequence[str],
    *,
    then: Callable[[], None],
) -> None:
    """Open the form for a consent of one of these purposes, with the words of the last one; `then` once saved."""
    last = seneste(before, formaal) or Samtykke(id=borger.id, formaal=formaal[0])
    form = SamtykkeForm(desk, borger, like=last, navn=visningsnavn(borger))
    form.made.connect(partial(_made, desk, then))
    desk.shell.open_overlay(form)


def _made(desk: Desk, then: Callable[[], None], after: Samtykke, _before: Samtykke | None) -> None:
    if keep(desk, after, None, desk.texts("samtykke.gemt")):
        then()
