"""Search in the texts of all records: a deliberate second step, logged before it answers (ux.md 2.17)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.fritekst import texts
from akutdesk.domain.record import Record, RecordId, to_plain
from akutdesk.domain.record_types import RECORD_CLASS
from akutdesk.storage import folding, note_index, noun_table
from akutdesk.storage.audit import Entry, write_entry
from akutdesk.storage.instant import known_instant
from akutdesk.storage.listing import among, name_of, rows
from akutdesk.storage.note_index import NOTES
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.raekker import NoteHit
from akutdesk.storage.reading import may_show

_WORD: Final = re.compile(r"\S+")
_BEFORE: Final = 30
_LENGTH: Final = 90

_FOUND: Final = """
    SELECT record.nr, record.type FROM soeg_note JOIN record ON record.nr = soeg_note.rowid
    WHERE soeg_note MATCH ? ORDER BY soeg_note.rowid DESC LIMIT ?
"""
"""In the index's own order, which ends after the newest hits instead of gathering all."""
_NUMBERS: Final = "WHERE nr IN (SELECT value FROM json_each(?)) ORDER BY nr DESC"
_NAMES: Final = (
    f"SELECT borger.id, {name_of('borger')} FROM borger WHERE borger.id IN {among(':packed')}"  # noqa: S608
)


def search_notes(file: OpenFile, adgang: Adgang, text: str, limit: int) -> tuple[NoteHit, ...]:
    """Records whose texts hold every word, as a beginning, newest first. See `Store.search_notes`."""
    kraev(adgang, "SOEG_NOTER")
    write_entry(file, adgang, Entry(handling="SOEG", objekt_type="noter"))
    with file.transaction():
        while note_index.catch_up(file.db):
            pass
    words = folding.note(text).split()
    if not words:
        return ()
    match = " AND ".join(f'"{word}"*' for word in words)
    numbers: dict[str, list[int]] = {}
    for nr, kind in file.db.execute(_FOUND, (match, limit)).fetchall():
        numbers.setdefault(kind, []).append(nr)
    found = [hit for kind in numbers for hit in _records(file, kind, numbers[kind])]
    shown = [hit for hit in found if may_show(file, adgang, hit[0])]
    names = _names(file, adgang, {_citizen(record) for record, _ in shown})
    hits = (_hit(record, ms, names=names, word=words[0]) for record, ms in shown)
    return tuple(sorted(hits, key=lambda hit: hit.tid, reverse=True))


def _records(file: OpenFile, kind: str, numbers: Sequence[int]) -> Iterator[tuple[Record, int]]:
    """The records of one type with these local numbers, newest first, each with the time it was begun."""
    listed = msgspec.json.encode(numbers).decode()
    records = noun_table.select(file.db, RECORD_CLASS[kind], _NUMBERS, (listed,))
    begun = file.db.execute(f"SELECT created_ms FROM {kind} {_NUMBERS}", (listed,)).fetchall()  # noqa: S608
    return zip(records, (row[0] for row in begun), strict=True)


def _names(
    file: OpenFile, adgang: Adgang, citizens: set[RecordId | None]
) -> Mapping[RecordId | None, str]:
    """Those who are here, by the names this user may see."""
    packed = msgspec.json.encode([rid.hex() for rid in citizens if rid is not None]).decode()
    return {RecordId(rid): name for rid, name in rows(file.db, _NAMES, adgang, packed=packed)}


def _hit(record: Record, ms: int, *, names: Mapping[RecordId | None, str], word: str) -> NoteHit:
    citizen = _citizen(record)
    return NoteHit(
        rid=record.id,
        type=record.TYPE,
        henvendelse_id=record.id if record.TYPE == "henvendelse" else _contact(record),
        borger_id=citizen,
        navn=names.get(citizen, getattr(record, "kaldenavn", "")),
        tid=known_instant(ms),
        uddrag=next(_excerpts(record, word), ""),
    )


def _citizen(record: Record) -> RecordId | None:
    return record.id if record.TYPE == "borger" else getattr(record, "borger_id", None)


def _contact(record: Record) -> RecordId | None:
    return getattr(record, "henvendelse_id", None)


def _excerpts(record: Record, word: str) -> Iterator[str]:
    """Some words around the first that begins with `word`, from each text that has one."""
    for felt in NOTES[record.TYPE]:
        for text in texts(to_plain(getattr(record, felt))):
            if f" {word}" not in f" {folding.note(text)}":
                continue
            for found in _WORD.finditer(text):
                if any(part.startswith(word) for part in folding.note(found.group()).split()):
                    start = max(0, text.rfind(" ", 0, max(0, found.start() - _BEFORE)) + 1)
                    yield " ".join(text[start : start + _LENGTH].split())
