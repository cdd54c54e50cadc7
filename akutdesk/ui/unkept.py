"""A deed that could not be saved: said where it was done, and said no more once something is saved again.

Nobody tries it again but the person, so the sentence promises nothing, and no lock waits for it: words that are
typed have drafts, which tell of themselves (ui/kladde.py).
"""

from __future__ import annotations

from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip
from akutdesk.ui.messages import text_of

UNKEPT = "gem_ikke"
"""The strip's name."""


def tell_unkept(desk: Desk, error: Exception) -> None:
    """Say under the top bar why it was not saved."""
    words = text_of(error, desk.texts) or desk.texts("fejl.gem_ikke")
    desk.shell.alarm(Strip(UNKEPT, "err", words))
