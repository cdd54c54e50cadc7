"""The search shadow: what of a record is found by name, by number, or in a note. Written with each save.

Of a CPR number only the birth date goes in, as it is typed and as it is spoken (design.md 8.21).
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any, Final, cast

import msgspec

from akutdesk.domain.record_types import RECORD_CLASS
from akutdesk.storage import folding
from akutdesk.storage.columns import Column, columns_of

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
    "partnerkontakt": ("isbar", "grundlag_tekst", "afvist_grund"),
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
    "opfoelgning": ("tekst",),
    "overnatning": ("vurdering_af_leder", "tilsyn_aftale"),
    "nat": ("vurdering",),
    "overleveringspunkt": ("alias", "tekst"),
    "borger": ("moedes", "kontaktaftale", "opmaerksomhed", "kommunikation"),
}
"""The texts of each record type that the search in notes reads."""

_NAMES: Final = ("kaldenavn", "fornavn", "efternavn", "telefon", "cpr", "foedselsaar")
_NOT_DIGIT: Final = re.compile(r"\D")
_HOME_CODE: Final = "45"
_HOME_LENGTH: Final = 8
_CPR_DATE: Final = 6
_SUBSTITUTE: Final = 60

_NOTE_SQL: Final = {
    kind: f"SELECT {', '.join(fields)} FROM {kind} WHERE nr = ?"  # noqa: S608 - names of our own
    for kind, fields in NOTES.items()
}


def follow(db: sqlite3.Connection, kind: str, nr: int, columns: Mapping[str, Column]) -> None:
    """Bring the shadow up to date after these columns of a record were written."""
    fields = NOTES.get(kind, ())
    if any(felt in columns for felt in fields):
        row = db.execute(_NOTE_SQL[kind], (nr,)).fetchone()
        text = note(kind, dict(zip(fields, row, strict=True)))
        db.execute("INSERT OR REPLACE INTO soeg_note (rowid, tekst) VALUES (?, ?)", (nr, text))
    if kind == "borger" and any(felt in columns for felt in _NAMES):
        row = db.execute(
            "SELECT kaldenavn, fornavn, efternavn, telefon, cpr, foedselsaar FROM borger WHERE nr = ?",
            (nr,),
        ).fetchone()
        _write_name(db, nr, dict(zip(_NAMES, row, strict=True)))


def forget(db: sqlite3.Connection, kind: str, nr: int) -> None:
    """Take a record out of the shadow."""
    if kind in NOTES:
        db.execute("DELETE FROM soeg_note WHERE rowid = ?", (nr,))
    if kind == "borger":
        db.execute("DELETE FROM soeg_navn WHERE rowid = ?", (nr,))
        db.execute("DELETE FROM soeg_borger WHERE nr = ?", (nr,))


def empty(db: sqlite3.Connection) -> None:
    """Before a replay."""
    db.execute("INSERT INTO soeg_note (soeg_note) VALUES ('delete-all')")
    db.execute("INSERT INTO soeg_navn (soeg_navn) VALUES ('delete-all')")
    db.execute("DELETE FROM soeg_borger")


def fill_notes(
    db: sqlite3.Connection, records: Iterable[tuple[int, str, Mapping[str, Column]]]
) -> None:
    """The notes of many new records (nr, type, columns), in rising order of nr, which the index likes."""
    db.executemany(
        "INSERT INTO soeg_note (rowid, tekst) VALUES (?, ?)",
        [
            (nr, note(kind, columns))
            for nr, kind, columns in records
            if not columns.keys().isdisjoint(NOTES.get(kind, ()))
        ],
    )


def fill_names(
    db: sqlite3.Connection, kind: str, rows: Iterable[tuple[int, bytes, Mapping[str, Column]]]
) -> None:
    """The names of many new records of one type (nr, id, columns)."""
    if kind != "borger":
        return
    for nr, _, columns in rows:
        if not columns.keys().isdisjoint(_NAMES):
            _write_name(db, nr, columns)


def note(kind: str, columns: Mapping[str, Column]) -> str:
    """The folded words of a record's texts; of a composite, its texts without its field names."""
    by_name = columns_of(RECORD_CLASS[kind]).by_name
    found: list[str] = []
    for felt in NOTES[kind]:
        text = columns.get(felt)
        if isinstance(text, str) and text:
            texts = _strings(msgspec.json.decode(text)) if by_name[felt].composite else (text,)
            found.extend(folding.note(part) for part in texts)
    return " ".join(found)


def numbers(telefon: str, cpr: str, foedselsaar: int | None) -> tuple[str, ...]:
    """What digits find a citizen: phone without the country's code, and birth date in its usual forms."""
    phone = _NOT_DIGIT.sub("", telefon)
    home = phone.removeprefix("00").removeprefix(_HOME_CODE)
    forms = [phone, home if len(home) == _HOME_LENGTH else ""]
    if foedselsaar is not None:
        forms.append(str(foedselsaar))
    date = cpr[:_CPR_DATE]
    if date.isascii() and date.isdigit():
        day = int(date[:2])
        forms.append(date)
        forms.append(f"{day - _SUBSTITUTE:02d}{date[2:]}" if day > _SUBSTITUTE else "")
    return tuple(dict.fromkeys(form for form in forms if form))


def _write_name(db: sqlite3.Connection, nr: int, columns: Mapping[str, Any]) -> None:
    kaldenavn, fornavn, efternavn = (
        str(columns.get(felt) or "") for felt in ("kaldenavn", "fornavn", "efternavn")
    )
    forms = folding.names(f"{kaldenavn} {fornavn} {efternavn}")
    digits = numbers(
        columns.get("telefon") or "", columns.get("cpr") or "", columns.get("foedselsaar")
    )
    alias = "|".join(folding.whole(kaldenavn or fornavn))
    db.execute(
        "INSERT OR REPLACE INTO soeg_borger (nr, alias, sortering) VALUES (?, ?, ?)",
        (nr, f"|{alias}|", folding.alphabet(kaldenavn or fornavn)),
    )
    db.execute(
        "INSERT OR REPLACE INTO soeg_navn (rowid, navne, tal) VALUES (?, ?, ?)",
        (nr, " ".join(forms), " ".join(digits)),
    )


def _strings(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in cast("list[object]", value):
            yield from _strings(part)
    elif isinstance(value, dict):
        for part in cast("dict[str, object]", value).values():
            yield from _strings(part)
