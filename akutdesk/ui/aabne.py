"""Åbne, the parking lot in the side list: every running call and every unfinished form (ux.md 2.2, G136)."""

from __future__ import annotations

from datetime import timedelta

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.record import RecordId
from akutdesk.domain.vagt import minutter
from akutdesk.storage.raekker import KladdeRaekke, KontaktRaekke
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import OpenItem, Talk

_PHONES = (None, "TLF", "OPK")
_SHORT = {"FREM": "aabne.fremmoede", **dict.fromkeys(_PHONES, "aabne.opkald")}
"""What a row is called beside its minutes, by the form of the contact."""
_LONGEST = timedelta(hours=2)
"""A plan that has lain longer shows no minutes."""


def open_items(desk: Desk) -> tuple[OpenItem, ...]:
    """What was begun on this PC and is not finished, newest first, each call with its own clock and owner.

    The order is that of the beginning, so that no row moves while one writes.
    """
    drafts = desk.store.vagtbord.kladder(desk.adgang)
    found = desk.store.henvendelser.liste(desk.adgang, status="KLADDE") if drafts else ()
    contacts = {row.rid: row for row in found}
    newest = sorted(drafts, key=lambda row: row.start, reverse=True)
    items = (_item(desk, row, contacts) for row in newest)
    return tuple(item for item in items if item is not None)


def _item(
    desk: Desk, row: KladdeRaekke, contacts: dict[RecordId, KontaktRaekke]
) -> OpenItem | None:
    if row.type == Kriseplan.TYPE:
        words = _owned(desk, _named(desk, desk.texts("aabne.plan"), row.navn), row)
        return OpenItem("kriseplan", row.rid, words, "file-text", note=_since(desk, row))
    contact = contacts.get(row.rid)
    if row.type != Henvendelse.TYPE or contact is None:
        return None
    by_phone = contact.form in _PHONES
    kind = desk.texts(_SHORT.get(contact.form, "aabne.henvendelse"))
    words = _owned(desk, row.navn or kind, row)
    if contact.start is not None and contact.slut is None:
        icon = "phone-calling" if by_phone else "door-enter"
        return OpenItem("henvendelse", row.rid, words, icon, talk=Talk(contact.start))
    icon = "phone" if by_phone else "door-enter"
    talk = Talk(None, contact.minutter) if contact.minutter else None
    return OpenItem("henvendelse", row.rid, words, icon, talk=talk)


def _named(desk: Desk, words: str, navn: str) -> str:
    return desk.texts("aabne.med_navn", slags=words, navn=navn) if navn else words


def _owned(desk: Desk, words: str, row: KladdeRaekke) -> str:
    """With the initials of whoever writes it, if that is another."""
    if row.oprettet_af == desk.adgang.bruger:
        return words
    staff = desk.store.setup(desk.adgang, Medarbejder)
    owner = next((one.initialer for one in staff if one.id == row.oprettet_af), "")
    return _named(desk, words, owner)


def _since(desk: Desk, row: KladdeRaekke) -> str:
    """How long it has lain; nothing for what was just put down."""
    now = desk.clock.now()
    waited = minutter(row.aendret, now)
    return desk.texts("skal.minutter", n=waited) if waited and now - row.aendret < _LONGEST else ""
