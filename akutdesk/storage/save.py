"""Saves: what differs becomes one event per record, in one transaction (design.md D1, D2, 8.8)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import cast

from akutdesk.domain import fritekst
from akutdesk.domain.adgang import SKAERPET, Adgang, kraev, skrivefunktion
from akutdesk.domain.errors import FritekstError
from akutdesk.domain.feltmaske import kraev_felter
from akutdesk.domain.record import Plain, changed_fields, to_plain
from akutdesk.storage import (
    adgangstid,
    aftale_rule,
    deling_rule,
    note_index,
    noun_table,
    papirskemaer,
    record_rule,
)
from akutdesk.storage.act import Act, Saved, receipt
from akutdesk.storage.columns import Column, columns_of
from akutdesk.storage.consequence import consequences
from akutdesk.storage.draft import clear_saved, forget_waiting
from akutdesk.storage.errors import NotFound, PracticeOnly, RecordExists, TextTooLong, TextUnfit
from akutdesk.storage.event_log import OpenedEvent
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.reading import refuse_closed
from akutdesk.storage.saving import MEDARBEJDER, Saving
from akutdesk.storage.standing import Standing
from akutdesk.wire.errors import MalformedError, TooLargeError
from akutdesk.wire.payload import Op, Payload

Place = tuple[bytes, Standing | None]
"""A record's id, and where it stands."""


def save_all(
    file: OpenFile,
    adgang: Adgang,
    savings: Sequence[Saving],
    *,
    ret: Callable[[str], str] = skrivefunktion,
    first: Callable[[], None] = lambda: None,
) -> Saved:
    """All the savings, or none. `ret`: TYPE to the function it needs. For the errors see `Records.save`.

    `first` is written before them in the same transaction; what it raises passes, and nothing stays.
    """
    savings = [_of_this_file(file, saving) for saving in savings]
    for saving in savings:
        _refuse(file, adgang, ret(saving.after.TYPE))
    written: list[Saving] = []
    with file.transaction():
        first()
        act = Act(file, adgang.bruger)
        for saving in savings:
            written += [
                each
                for each in (saving, *consequences(file.db, saving))
                if _save(file, adgang, act, each)
            ]
        for _ in range(act.passed(note_index.BUNDLE)):
            note_index.catch_up(file.db)
    if file.presence.waiting:
        for each in written:
            fields = frozenset(changed_fields(each.before, each.after))
            forget_waiting(file, adgang.bruger, each.after.id, fields)
    # What the user made or had before them counts as opened; an older plan that fell with it does not.
    made = [each.after.id for each in written if each.before is None or each in savings]
    file.presence.opened.update((adgang.bruger, rid) for rid in made)
    for each in written:
        if each.after.fortrolighed == SKAERPET and _is_closed_now(each):
            file.presence.reasons.setdefault((adgang.bruger, each.after.id), adgang.formaal)
    return receipt(act, [(each.after.TYPE, each.after.id) for each in written])


def _refuse(file: OpenFile, adgang: Adgang, funktion: str) -> None:
    """Raises AdgangError, and AccessOver for whoever may not be in now.

    What the desk writes of its work is kept until the lock, whosever time has ended meanwhile.
    """
    kraev(adgang, funktion)
    if funktion != "SKRIV":
        adgangstid.refuse(file, adgang)


def append(file: OpenFile, act: Act, place: Place, payload: Payload, *, key: bytes | None) -> None:
    """Seal one event of a record and take it into the tables; `key` signs it. Raises TextUnfit, TextTooLong."""
    rid, standing = place
    try:
        eid = file.log.append(act.tail, rid, payload, new=standing is None, signing_key=key)
    except MalformedError:
        raise TextUnfit(_unfit_field(payload)) from None
    except TooLargeError:
        raise TextTooLong(_largest_field(payload)) from None
    file.tables.take_in(standing, rid, OpenedEvent(eid, payload))


def _of_this_file(file: OpenFile, saving: Saving) -> Saving:
    """In a practice everything is marked as such; elsewhere such a record is refused. Raises PracticeOnly."""
    if not file.presence.oevelse:
        if saving.after.oevelse:
            raise PracticeOnly
        return saving
    before = saving.before and replace(saving.before, oevelse=True)
    return replace(saving, after=replace(saving.after, oevelse=True), before=before)


def _save(file: OpenFile, adgang: Adgang, act: Act, saving: Saving) -> bool:
    """Write one record's event; False if nothing differs."""
    chosen = {felt: to_plain(getattr(saving.after, felt)) for felt in saving.afgoer}
    changed = changed_fields(saving.before, saving.after) | chosen
    if not changed:
        return False
    kraev_felter(adgang, saving.after, changed)
    _refuse_unfit(saving, changed)
    papirskemaer.refuse_taken(file.db, saving)
    deling_rule.refuse_unfounded(file, saving)
    aftale_rule.refuse_too_long(file, saving)
    rid = saving.after.id
    standing, columns = _stored(file, saving, changed)
    if standing is None:
        key = record_rule.finishing_key(file.presence, adgang, saving)
    else:
        refuse_closed(file, adgang, rid, columns["fortrolighed"])
        key = record_rule.check(file.presence, adgang, saving, standing, columns)
    ops = [
        Op(
            felt=felt,
            vaerdi=value,
            foraeldre=tuple(
                file.log.name_of(eid) for eid in _built_on(file, standing, saving, (felt, columns))
            ),
            kilde=saving.kilder.get(felt, MEDARBEJDER),
        )
        for felt, value in changed.items()
    ]
    payload = act.payload(saving.after.TYPE, ops, saving.begrundelse)
    append(file, act, (rid, standing), payload, key=key)
    if (adgang.bruger, rid) in file.presence.drafting:
        clear_saved(file, adgang.bruger, rid, frozenset(changed))
    return True


def _is_closed_now(saving: Saving) -> bool:
    """Whether whoever saved it made it so, and need not be asked why they have it open."""
    return saving.before is None or saving.before.fortrolighed != SKAERPET


def _refuse_unfit(saving: Saving, changed: Mapping[str, Plain]) -> None:
    """The one gate for words (domain/fritekst.py), whatever the fields of the screen let through."""
    try:
        fritekst.tjek_felter(saving.after.TYPE, changed)
        fritekst.tjek_felter("", {"begrundelse": saving.begrundelse})
    except FritekstError as fault:
        unkept = TextTooLong if fault.kode == "LANG" else TextUnfit
        raise unkept(fault.felt or "") from None


def _stored(
    file: OpenFile, saving: Saving, changed: Mapping[str, Plain]
) -> tuple[Standing | None, Mapping[str, Column]]:
    """Where the record stands, and the columns that the save sets or a rule looks at; none if it is new."""
    record = saving.after
    if saving.before is None:
        if file.log.has_record(record.id):
            raise RecordExists
        return None, {}
    names = dict.fromkeys((*changed, *record_rule.looked_at(type(record))))
    found = noun_table.read(file.db, record.TYPE, record.id, tuple(names))
    if found is None:
        raise NotFound
    return found


def _built_on(
    file: OpenFile,
    standing: Standing | None,
    saving: Saving,
    seen: tuple[str, Mapping[str, Column]],
) -> Sequence[int]:
    """The versions of a field that the user saw: its heads, if the value they began with is still shown.

    If it is not, somebody set the field meanwhile; then the newest version with the value they saw, so
    that both new values stay visible (sync-and-security.md 2.6).
    """
    felt, columns = seen
    if standing is None or saving.before is None:
        return ()
    heads = standing.registers.heads.get(felt, [])
    if felt in saving.afgoer:
        return [eid for eid in heads if eid in saving.afgoer[felt]]
    was = to_plain(getattr(saving.before, felt))
    if columns_of(type(saving.after)).by_name[felt].store(was) == columns[felt]:
        return heads
    older = (
        event.eid
        for event in sorted(
            file.log.of_record(saving.after.id), key=lambda event: event.payload.hlc, reverse=True
        )
        for op in event.payload.ops
        if op.felt == felt and op.vaerdi == was
    )
    found = next(older, None)
    return () if found is None else (found,)


def _unfit_field(payload: Payload) -> str:
    """The first field whose text holds half a character; `begrundelse` if none does."""
    return next((op.felt for op in payload.ops if not _fits(op.vaerdi)), "begrundelse")


def _fits(value: Plain) -> bool:
    if isinstance(value, str):
        return not any("\ud800" <= sign <= "\udfff" for sign in value)
    if isinstance(value, list):
        return all(_fits(part) for part in cast("list[Plain]", value))
    if isinstance(value, dict):
        return all(_fits(part) for part in cast("dict[str, Plain]", value).values())
    return True


def _largest_field(payload: Payload) -> str:
    return max(payload.ops, key=lambda op: len(str(op.vaerdi))).felt
