"""Search in the texts of all records: a deliberate second step, logged before it answers (ux.md 2.17)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from akutdesk.domain.adgang import Adgang, kraev
from akutdesk.domain.fritekst import texts
from akutdesk.domain.record import Record, RecordId, to_plain
from akutdesk.domain.record_types import RECORD_CLASS
from akutdesk.storage import folding, note_index, noun_table
from akutdesk.storage.audit import Entry, write_entry
from akutdesk.storage.instant import known_instant
from akutdesk.storage.listing import name_of, rows
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
_NAME: Final = f"SELECT {name_of('borger')} FROM borger WHERE borger.id = :borger"  # noqa: S608


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
    found = file.db.execute(_FOUND, (match, limit)).fetchall()
    hits = (_hit(file, adgang, nr, kind, words[0]) for nr, kind in found)
    shown = (hit for hit in hits if hit is not None)
    return tuple(sorted(shown, key=lambda hit: hit.tid, reverse=True))


def _hit(file: OpenFile, adgang: Adgang, nr: int, kind: str, word: str) -> NoteHit | None:
    (record,) = noun_table.select(file.db, RECORD_CLASS[kind], "WHERE nr = ?", (nr,))
    if not may_show(file, adgang, record):
        return None
    borger_id = record.id if kind == "borger" else getattr(record, "borger_id", None)
    named = rows(file.db, _NAME, adgang, borger=borger_id)
    (ms,) = file.db.execute(f"SELECT created_ms FROM {kind} WHERE nr = ?", (nr,)).fetchone()  # noqa: S608
    return NoteHit(
        rid=record.id,
        type=kind,
        henvendelse_id=record.id if kind == "henvendelse" else _contact(record),
        borger_id=borger_id,
        navn=named[0][0] if named else getattr(record, "kaldenavn", ""),
        tid=known_instant(ms),
        uddrag=next(_excerpts(record, word), ""),
    )


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
