"""A call out was written with its clock time: said, with the way back and the way on to the answer (G21, G22)."""

from __future__ import annotations

from akutdesk.domain.kalender import kalender
from akutdesk.domain.partnerkontakt import Partnerkontakt
from akutdesk.storage.act import Saved
from akutdesk.ui.akutkort.whom import Whom
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip, StripButton
from akutdesk.ui.undo import undo_button


def say_rung(desk: Desk, kontakt: Partnerkontakt, whom: Whom, saved: Saved) -> StripButton:
    """Show the strip; its way back is given to a screen that covers it."""
    tid = kalender(desk.codes).klokken(kontakt.tid) if kontakt.tid else ""
    words = desk.texts("akutkort.er_ringet", tid=tid, hvem=whom.name(kontakt))
    undo = undo_button(desk, saved)
    desk.shell.done(Strip(Partnerkontakt.TYPE, "ok", words, buttons=(undo,)))
    return undo
