"""The paper form behind a henvendelse: its number, kept as a record of its own, and who else has it (G122)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.papirskema import Papirskema
from akutdesk.domain.record import RecordId, guarded_like, new_id
from akutdesk.domain.skemanummer import laes_skemanummer
from akutdesk.storage.errors import FormTaken, NotFound
from akutdesk.ui.desk import Desk

UNCLEAR, TAKEN, TWICE = "uklar", "brugt", "to_steder"


@dataclass(frozen=True, kw_only=True)
class Skema:
    """What is known of the form: its number, what is wrong with it (a text of `henvendelse.skema`), and the other."""

    nummer: str = ""
    fejl: str = ""
    anden: RecordId | None = None
    """The henvendelse that has the same number."""


def skema_of(desk: Desk, henvendelse: RecordId, slags: str) -> Skema:
    """The number that is registered, and whether another desk registered it too. Raises StorageError."""
    form = _form(desk, henvendelse, slags)
    if form is None or not form.nummer:
        return Skema()
    others = desk.store.papirskemaer.andre(desk.adgang, form.nummer, henvendelse)
    if not others:
        return Skema(nummer=form.nummer)
    return Skema(nummer=form.nummer, fejl=TWICE, anden=others[0].rid)


def register(desk: Desk, henvendelse: Henvendelse, slags: str, typed: str) -> Skema:
    """Take a typed number, or none. What is not a number, or is registered, is told and not kept.

    Raises StorageError if it could not be saved.
    """
    nummer = laes_skemanummer(typed) if typed.strip() else ""
    if nummer is None:
        return Skema(fejl=UNCLEAR)
    before = _form(desk, henvendelse.id, slags)
    if (before.nummer if before else "") == nummer:
        return skema_of(desk, henvendelse.id, slags)
    made = Papirskema(id=new_id(), parent_id=henvendelse.id, slags=slags)
    after = replace(before or guarded_like(henvendelse, made), nummer=nummer)
    try:
        saved = desk.store.save(desk.adgang, after, before)
    except FormTaken as taken:
        seen = desk.store.papirskemaer.andre(desk.adgang, nummer, henvendelse.id)
        found = RecordId(taken.rid) if seen else None
        return Skema(nummer=nummer, fejl=TAKEN, anden=found)
    desk.changes.tell(saved.changes.types, saved.changes.ids)
    return skema_of(desk, henvendelse.id, slags)


def _form(desk: Desk, henvendelse: RecordId, slags: str) -> Papirskema | None:
    """The row of this henvendelse; none while it is not stored itself."""
    try:
        found = desk.store.children(desk.adgang, Papirskema, henvendelse)
    except NotFound:
        return None
    return next((form for form in reversed(found) if form.slags == slags), None)
