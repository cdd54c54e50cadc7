"""Alt+U on a contact: the underretning that belongs to it, and the task that reminds until it is sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.opfoelgning import LUKKET, Opfoelgning
from akutdesk.domain.record import RecordId, new_id
from akutdesk.domain.underretning import Underretning, begynd, husk, med_tiltag
from akutdesk.storage.saving import Saving
from akutdesk.ui.desk import Desk
from akutdesk.ui.henvendelse.page import HenvendelsePage
from akutdesk.ui.henvendelse.reading import ReadingPage
from akutdesk.ui.kept import keep
from akutdesk.ui.krisesamtale.page import KrisesamtalePage
from akutdesk.ui.opened import found, opened
from akutdesk.ui.page import Page

ACTION = "underretning"


def with_underretning(page: Page) -> Page:
    """The page of a contact or of its talk, on which Alt+U writes the underretning."""
    if isinstance(page, HenvendelsePage):
        rid, flush = page.work.shown.id, page.editing.flush
    elif isinstance(page, KrisesamtalePage):
        rid, flush = page.work.henvendelse.id, page.editing.flush
    elif isinstance(page, ReadingPage):
        rid, flush = page.work.shown.id, _nothing
    else:
        return page
    page.on(ACTION, partial(_ask, page.desk, rid, flush))
    return page


def _ask(desk: Desk, rid: RecordId, flush: Callable[[], None]) -> None:
    """Go on with one that is not sent, else begin one. Raises AdgangError."""
    from akutdesk.ui.underretning.form import UnderretningForm

    flush()
    henvendelse = found(desk, Henvendelse, rid)
    if henvendelse is None:
        return
    there = desk.store.children(desk.adgang, Underretning, rid)
    waiting = [one for one in there if one.afsendt_tid is None]
    before = waiting[-1] if waiting else None
    shown = before or begynd(henvendelse, new_id(), desk.adgang.bruger)
    form = UnderretningForm(desk, shown, before)
    form.made.connect(partial(_made, desk, rid))
    desk.shell.open_overlay(form)


def _made(desk: Desk, rid: RecordId, after: Underretning, before: Underretning | None) -> None:
    task = _reminder(desk, after)
    if task is not None and after.opfoelgning_id is None:
        after = replace(after, opfoelgning_id=task.after.id)
    also = [task] if task is not None else []
    henvendelse = opened(desk, Henvendelse, rid)
    noted = med_tiltag(henvendelse)
    if noted != henvendelse:
        also.append(Saving(after=noted, before=henvendelse))
    key = "sendt" if after.afsendt_tid else "gemt"
    keep(desk, after, before, desk.texts(f"underretning.{key}"), also=also)


def _reminder(desk: Desk, after: Underretning) -> Saving | None:
    """The task, while it is not sent; done, once it is; None where nothing changes."""
    now = desk.clock.now()
    if after.opfoelgning_id is None:
        if after.afsendt_tid is not None:
            return None
        task = husk(after, desk.adgang.bruger, now, new_id)
        return Saving(after=replace(task, tekst=desk.texts("underretning.opgave")))
    before = found(desk, Opfoelgning, after.opfoelgning_id)
    if before is None or after.afsendt_tid is None or before.status in LUKKET:
        return None
    return Saving(after=replace(before, status="UDFOERT", udfoert_tid=now), before=before)


def _nothing() -> None:
    """A closed contact has nothing that is being typed."""
