"""The search index of notes: every record's texts, in bundles behind the saves (design.md D13, 8.32).

A save does not touch the index; which notes are not in it yet follows from the events after `noted_n`.
They go in every few saves, in each copy job, and always before somebody searches in notes, so that a
search never lacks one (docs/decisions).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from akutdesk.domain.fritekst import texts
from akutdesk.domain.record_types import RECORD_CLASS
from akutdesk.storage import folding
from akutdesk.storage.columns import Column, columns_of
from akutdesk.storage.event_id import event_id, n_of
from akutdesk.storage.standing import Standing

NOTES: Final[Mapping[str, tuple[str, ...]]] = {
    "henvendelse": ("notat", "tiltag_andet", "ikke_overdraget_grund"),
    "krisesamtale": ("borgers_ord", "udloesende", "ressourcer", "naeste_skridt"),
    "sikkerhedsafklaring": (
        "spurgt_ikke_fordi",
        "handlet_hvad",
        "handlet_hvornaar",
        "handlet_maengde",
        "holder_mig_i_live",
    ),
    "partnerkontakt": ("isbar", "grundlag_tekst", "aftalt", "afvist_grund"),
    "kriseplan": (
        "k1_handler_om",
        "k3_maal",
        "k4_advarselstegn",
        "k5_selv",
        "k6_ro",
        "k7_mennesker",
        "k8_fagfolk",
        "k9_moedes",
        "k9_hjaelper_ikke",
        "k10_omgivelser",
        "k11_fast_i_livet",
        "k12_ansvar",
        "k13_praktisk",
        "k14_aftaler",
        "k16_bagefter",
    ),
    "opfoelgning": ("tekst", "ring_note"),
    "overnatning": ("vurdering_af_leder", "tilsyn_aftale", "afvist_tekst"),
    "nat": ("vurdering",),
    "tilsyn": ("note",),
    "progressionsmaal": ("maal",),
    "overleveringspunkt": ("alias", "tekst"),
    "borger": ("moedes", "kontaktaftale", "opmaerksomhed", "kommunikation"),
    "underretning": ("barn_oplysninger", "bekymring", "orientering_grund"),
    "haendelse": ("hvem", "forloeb", "opfoelgning"),
}
"""The texts of each record type that the search in notes reads."""

BUNDLE: Final = 64
"""Events whose notes go in at a time."""

_WAITING: Final = """
    SELECT eid, nr, type FROM event LEFT JOIN record USING (rid)
    WHERE eid > ? AND eid < ? ORDER BY eid LIMIT ?
"""
_BEHIND: Final = """
    SELECT widx, noted_n FROM session WHERE EXISTS (
        SELECT 1 FROM event WHERE eid > (widx << 40 | noted_n) AND eid < widx + 1 << 40
    )
"""
_NOTE_SQL: Final = {
    kind: f"SELECT {', '.join(fields)} FROM {kind} WHERE nr = ?"  # noqa: S608 - names of our own
    for kind, fields in NOTES.items()
}
_WRITE: Final = "INSERT OR REPLACE INTO soeg_note (rowid, tekst) VALUES (?, ?)"


def catch_up(db: sqlite3.Connection, most: int = BUNDLE) -> bool:
    """Put in the notes of up to `most` events of each writer, inside a transaction; whether any was left."""
    left = False
    for widx, noted in db.execute(_BEHIND).fetchall():
        span = (event_id(widx, noted), event_id(widx + 1, 0), most)
        waiting = db.execute(_WAITING, span).fetchall()
        if waiting:
            _put_in(db, {nr: kind for _, nr, kind in waiting if kind in NOTES})
            last = n_of(waiting[-1][0])
            db.execute("UPDATE session SET noted_n = ? WHERE widx = ?", (last, widx))
            left = left or len(waiting) == most
    return left


def fill(db: sqlite3.Connection, records: Sequence[tuple[Standing, Mapping[str, Column]]]) -> None:
    """The notes of many new records at once, in rising order of nr, which the index likes."""
    db.executemany(
        _WRITE,
        [
            (each.nr, note(each.type, columns))
            for each, columns in records
            if not columns.keys().isdisjoint(NOTES.get(each.type, ()))
        ],
    )


def all_in(db: sqlite3.Connection) -> None:
    """Note that every event's notes are in, after a replay."""
    db.execute(
        "UPDATE session SET noted_n = coalesce((SELECT eid & 1099511627775 FROM event"
        " WHERE eid BETWEEN widx << 40 AND (widx + 1 << 40) - 1 ORDER BY eid DESC LIMIT 1), 0)"
    )


def forget(db: sqlite3.Connection, nr: int) -> None:
    """Take a record's notes out."""
    db.execute("DELETE FROM soeg_note WHERE rowid = ?", (nr,))


def empty(db: sqlite3.Connection) -> None:
    """Before a replay."""
    db.execute("INSERT INTO soeg_note (soeg_note) VALUES ('delete-all')")


def note(kind: str, columns: Mapping[str, Column]) -> str:
    """The folded words of a record's texts; of a composite, its texts without its field names."""
    by_name = columns_of(RECORD_CLASS[kind]).by_name
    found: list[str] = []
    for felt in NOTES[kind]:
        text = columns.get(felt)
        if isinstance(text, str) and text:
            found += texts(msgspec.json.decode(text)) if by_name[felt].composite else (text,)
    return folding.note(" ".join(found))


def _put_in(db: sqlite3.Connection, records: Mapping[int, str]) -> None:
    for nr, kind in sorted(records.items()):
        row = db.execute(_NOTE_SQL[kind], (nr,)).fetchone()
        if row is not None:
            db.execute(_WRITE, (nr, note(kind, dict(zip(NOTES[kind], row, strict=True)))))
