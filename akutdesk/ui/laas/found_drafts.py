"""What was still being typed when the desk stopped: offered to its owner, and to nobody else (F02, ux.md 3.3)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from types import MappingProxyType

from akutdesk.domain.kalender import Kalender
from akutdesk.storage.errors import NotFound
from akutdesk.storage.udkast import Udkast
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip, StripButton

STRIP = "kladde"

ROUTES = MappingProxyType(
    {
        "henvendelse": "henvendelse",
        "kriseplan": "kriseplan",
        "krisesamtale": "krisesamtale",
        "borger": "borger_ret",
    }
)
"""Where the editor of a draft is."""


def offer(desk: Desk, kalender: Kalender) -> bool:
    """Say that there is a draft, with a way to go on; False if there is none."""
    drafts = desk.store.drafts(desk.adgang)
    if not drafts or drafts[0].tid is None:
        return False
    tid = kalender.klokken(drafts[0].tid)
    texts = desk.texts
    stopped = desk.store.condition.unclean
    words = texts("kladde.nedbrud" if stopped else "kladde.fundet", tid=tid)
    more = texts("kladde.nedbrud_2") if stopped else ""
    buttons = _buttons(desk, drafts)
    desk.shell.done(Strip(STRIP, "info", words, more=more, icon="pencil", buttons=buttons))
    return True


def _buttons(desk: Desk, drafts: tuple[Udkast, ...]) -> tuple[StripButton, ...]:
    texts, newest = desk.texts, drafts[0]
    leave = StripButton(texts("kladde.lad_ligge"), partial(desk.shell.clear, STRIP))
    drop = StripButton(texts("kladde.kasser"), partial(_drop, desk, drafts))
    route = ROUTES.get(newest.type)
    if route is None:
        return (leave, drop)
    write = StripButton(texts("kladde.skriv_videre"), _goer(desk, route, newest))
    return (write, leave, drop)


def _goer(desk: Desk, route: str, newest: Udkast) -> Callable[[], None]:
    def go() -> None:
        desk.shell.clear(STRIP)
        desk.shell.go(route, newest.rid)

    return go


def _drop(desk: Desk, drafts: tuple[Udkast, ...]) -> None:
    for draft in drafts:
        desk.store.drop_draft(desk.adgang, draft.rid, draft.felt)
    back = StripButton(desk.texts("kladde.fortryd"), partial(_restore, desk, drafts))
    desk.shell.done(Strip(STRIP, "info", desk.texts("kladde.vaek"), buttons=(back,)))


def _restore(desk: Desk, drafts: tuple[Udkast, ...]) -> None:
    for draft in drafts:
        # NotFound: written anew meanwhile, and what stands there now is the newer word.
        with suppress(NotFound):
            desk.store.restore_draft(desk.adgang, draft.rid, draft.felt)
    desk.shell.clear(STRIP)
