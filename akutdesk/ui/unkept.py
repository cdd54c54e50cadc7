"""A deed that could not be saved: said where it was done, and said no more once something is saved again.

Nobody tries it again but the person, so the sentence promises nothing, and no lock waits for it: words that are
typed have drafts, which tell of themselves (ui/kladde.py).
"""

from __future__ import annotations

from functools import partial

from akutdesk.storage.errors import DiskFull
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip, StripButton
from akutdesk.ui.messages import text_of

UNKEPT = "gem_ikke"
"""The strip's name."""
FORMS = "tomme_skemaer"
"""The window's answer to a full disk: empty forms to go on with."""


def tell_unkept(desk: Desk, error: Exception) -> None:
    """Say under the top bar why it was not saved."""
    words = text_of(error, desk.texts) or desk.texts("fejl.gem_ikke")
    desk.shell.alarm(Strip(UNKEPT, "err", words, buttons=way_on(desk, error)))


def way_on(desk: Desk, error: Exception) -> tuple[StripButton, ...]:
    """What helps where nothing can be saved: a full disk leads to paper (ux.md 3.3 disk.trin)."""
    if not isinstance(error, DiskFull):
        return ()
    return (StripButton(desk.texts("noedmappe.tomme"), partial(desk.shell.run, FORMS)),)
