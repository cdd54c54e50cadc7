"""How a henvendelse begins, and which page shows one that is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.paaroerende import Paaroerende
from akutdesk.domain.record import RecordId, guarded_like, new_id
from akutdesk.storage.errors import DiskFull, NotOpened, StorageError
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import Strip
from akutdesk.ui.henvendelse.page import HenvendelsePage
from akutdesk.ui.henvendelse.state import FREMMOEDE, TELEFON, is_same_ring
from akutdesk.ui.henvendelse.work import known
from akutdesk.ui.henvendelse.writing import BEGUN
from akutdesk.ui.messages import text_of
from akutdesk.ui.page import Page
from akutdesk.ui.place import enhed_of, kommune_of

ROUTE = "henvendelse"
CORRECT = "henvendelse_ret"
UNSAVED = "henvendelse_ugemt"
OPEN = "KLADDE"


def nyt_opkald(desk: Desk, borger_id: RecordId | None = None) -> None:
    """F2: the telephone rings. The clock starts and the form is there; what was open is parked."""
    now = desk.clock.now()
    _begin(desk, _blank(desk, borger_id, now, TELEFON))


def rings_already(desk: Desk, page: Page | None) -> bool:
    """Whether the call in front began in this very moment, and nothing is written in it: F2 was pressed twice."""
    if not isinstance(page, HenvendelsePage) or page.work.correction is not None:
        return False
    time = page.body.time  # while nobody asked for it, it holds what the program wrote
    written = (line for line in page.findChildren(QLineEdit) if not time.holds_unseen(line))
    lines = (line.text() for line in written)
    notes = (note.toPlainText() for note in page.findChildren(QPlainTextEdit))
    return not any((*lines, *notes)) and is_same_ring(page.work.shown, desk.clock.now())


def paaroerende_ringer(desk: Desk, one: Paaroerende) -> None:
    """A relative rings for their own sake: the contact is theirs; whom it is about was said by a key press."""
    now = desk.clock.now()
    own = replace(
        guarded_like(one, _blank(desk, None, now, TELEFON)),
        henvender="PAAR",
        om_borger_id=one.borger_id,
        kaldenavn=one.navn,
        tilbagekald_nummer=one.telefon,
    )
    _begin(desk, own)


def ny_henvendelse(desk: Desk) -> None:
    """Ctrl+N: a visit, a message, or something registered afterwards; no clock runs."""
    now = desk.clock.now()
    blank = _blank(desk, None, now, FREMMOEDE)
    _begin(desk, replace(blank, slut=now))


def henvendelse_page(desk: Desk, rid: RecordId) -> Page:
    """The form of an open henvendelse, the reading view of a closed one. Raises NotFound, AdgangError."""
    henvendelse = _opened(desk, rid)
    if henvendelse.status == OPEN:
        return HenvendelsePage(desk, henvendelse)
    from akutdesk.ui.henvendelse.reading import ReadingPage

    return ReadingPage(desk, henvendelse)


def correction_page(desk: Desk, rid: RecordId) -> Page:
    """The form of a closed henvendelse that is to be corrected. Raises NotFound, AdgangError."""
    return HenvendelsePage(desk, _opened(desk, rid))


def unsaved_page(desk: Desk, rid: RecordId) -> Page:
    """The form of a call that the store could not take yet; it is tried again."""
    now = desk.clock.now()
    return HenvendelsePage(desk, Henvendelse(id=rid, start=now, form=TELEFON), is_stored=False)


def _begin(desk: Desk, henvendelse: Henvendelse) -> None:
    try:
        _save(desk, henvendelse)
    except StorageError as error:
        words = text_of(error, desk.texts) or desk.texts("fejl.gem_ikke")
        desk.shell.alarm(Strip("gem", "err", words))
        desk.shell.go(UNSAVED, henvendelse.id)
        return
    desk.shell.go(ROUTE, henvendelse.id)


def _save(desk: Desk, henvendelse: Henvendelse) -> None:
    """Save; a full disk has just given back its reserve, so the second try goes well."""
    try:
        saved = desk.store.save(desk.adgang, henvendelse, kilder=BEGUN)
    except DiskFull:
        saved = desk.store.save(desk.adgang, henvendelse, kilder=BEGUN)
    desk.changes.tell(saved.changes.types, saved.changes.ids)


def _blank(desk: Desk, borger_id: RecordId | None, now: datetime, form: str) -> Henvendelse:
    hit = known(desk, borger_id)
    blank = Henvendelse(
        id=new_id(),
        enhed_id=enhed_of(desk).id,
        dataansvarlig_kommune=kommune_of(desk, hit.kommunekode if hit else None),
        borger_id=borger_id,
        start=now,
        form=form,
    )
    if borger_id is None:
        return blank
    borger = desk.store.reread(desk.adgang, Borger, borger_id)
    return replace(blank, fortrolighed=borger.fortrolighed, fortrolig_for=borger.fortrolig_for)


def _opened(desk: Desk, rid: RecordId) -> Henvendelse:
    """One's own open call is simply there; each time a closed one is opened is an opening (design.md 8.21)."""
    try:
        found = desk.store.reread(desk.adgang, Henvendelse, rid)
    except NotOpened:
        return desk.store.get(desk.adgang, Henvendelse, rid)
    return found if found.status == OPEN else desk.store.get(desk.adgang, Henvendelse, rid)
