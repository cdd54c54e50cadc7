"""What happens when a row of the palette is taken."""

from __future__ import annotations

from akutdesk.domain.borger import Borger
from akutdesk.domain.record import RecordId, new_id
from akutdesk.storage.errors import StorageError
from akutdesk.storage.raekker import NoteHit
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip
from akutdesk.ui.soeg.state import Choice, DoDeed, NewCitizen, OpenCitizen, OpenNote, OpenPartner
from akutdesk.ui.undo import undo_button
from akutdesk.ui.unkept import tell_unkept

STRIP = "borger"

_ROUTES = {"kriseplan": "kriseplan", "borger": "borger"}


def carry_out(desk: Desk, choice: Choice) -> None:
    """Open or do what was chosen; the panel is gone already."""
    if isinstance(choice, OpenCitizen):
        desk.shell.go("borger", choice.hit.rid)
    elif isinstance(choice, OpenPartner):
        desk.shell.go("partnere", choice.partner.id)
    elif isinstance(choice, DoDeed):
        desk.shell.run(choice.deed.action)
    elif isinstance(choice, OpenNote):
        desk.shell.go(*place_of(choice.hit))
    elif isinstance(choice, NewCitizen):
        make_citizen(desk, choice.navn)


def place_of(hit: NoteHit) -> tuple[str, RecordId | None]:
    """The route and record that show a note: its own, its contact's, its citizen's, else the tasks."""
    if hit.type in _ROUTES:
        return _ROUTES[hit.type], hit.rid
    if hit.henvendelse_id is not None:
        return "henvendelse", hit.henvendelse_id
    if hit.borger_id is not None:
        return "borger", hit.borger_id
    return ("haendelser" if hit.type == "haendelse" else "opfoelgning"), None


def make_citizen(desk: Desk, navn: str) -> None:
    """The citizen is there at once, and so is the way back: undo in place of a question (ux.md P6)."""
    borger = Borger(id=new_id(), kaldenavn=navn, identitet="ALIAS")
    try:
        saved = desk.store.save(desk.adgang, borger, kilder={"identitet": "FORSLAG"})
    except StorageError as error:
        tell_unkept(desk, error)
        return
    desk.changes.tell(saved.changes.types, saved.changes.ids)
    desk.shell.go("borger_ret", borger.id)
    undo = undo_button(desk, saved, desk.shell.back)
    words = desk.texts("soeg.oprettet", navn=navn)
    desk.shell.done(Strip(STRIP, "ok", words, desk.texts("soeg.oprettet_mere"), buttons=(undo,)))
