"""The search shadow of citizens: the names and numbers each is found by. Written with each save.

Of a CPR number only the birth date goes in, as it is typed and as it is spoken (design.md 8.21).
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any, Final

from akutdesk.storage import folding
from akutdesk.storage.columns import Column
from akutdesk.storage.standing import Standing

_NAMES: Final = (
    "kaldenavn",
    "fornavn",
    "efternavn",
    "telefon",
    "cpr",
    "foedselsaar",
    "fortrolighed",
)
_READ: Final = f"SELECT {', '.join(_NAMES)} FROM borger WHERE nr = ?"  # noqa: S608 - names of our own
_CITIZEN: Final = "INTO soeg_borger (nr, alias, sortering, saerlig) VALUES (?, ?, ?, ?)"
_FORMS: Final = "INTO soeg_navn (rowid, navne, tal) VALUES (?, ?, ?)"
_NOT_DIGIT: Final = re.compile(r"\D")
_HOME_CODE: Final = "45"
_HOME_LENGTH: Final = 8
_CPR_DATE: Final = 6
_SUBSTITUTE: Final = 60


def follow(db: sqlite3.Connection, standing: Standing, columns: Mapping[str, Column]) -> None:
    """Bring the names up to date after these columns of a record were written."""
    if standing.type != "borger" or columns.keys().isdisjoint(_NAMES):
        return
    row = db.execute(_READ, (standing.nr,)).fetchone()
    citizen, forms = _shadow(standing.nr, dict(zip(_NAMES, row, strict=True)))
    db.execute(f"INSERT OR REPLACE {_CITIZEN}", citizen)
    db.execute(f"INSERT OR REPLACE {_FORMS}", forms)


def forget(db: sqlite3.Connection, nr: int) -> None:
    """Take a citizen out."""
    db.execute("DELETE FROM soeg_navn WHERE rowid = ?", (nr,))
    db.execute("DELETE FROM soeg_borger WHERE nr = ?", (nr,))


def empty(db: sqlite3.Connection) -> None:
    """Before a replay."""
    db.execute("INSERT INTO soeg_navn (soeg_navn) VALUES ('delete-all')")
    db.execute("DELETE FROM soeg_borger")


def fill(db: sqlite3.Connection, records: Sequence[tuple[Standing, Mapping[str, Column]]]) -> None:
    """The names of many new records at once, in rising order of nr, which the index likes."""
    shadows = [
        _shadow(each.nr, columns)
        for each, columns in records
        if each.type == "borger" and not columns.keys().isdisjoint(_NAMES)
    ]
    db.executemany(f"INSERT {_CITIZEN}", [citizen for citizen, _ in shadows])
    db.executemany(f"INSERT {_FORMS}", [forms for _, forms in shadows])


def numbers(telefon: str, cpr: str, foedselsaar: int | None) -> tuple[str, ...]:
    """What digits find a citizen: phone without the country's code, and birth date in its usual forms."""
    phone = telefon if telefon.isdecimal() and telefon.isascii() else _NOT_DIGIT.sub("", telefon)
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


def _shadow(
    nr: int | None, columns: Mapping[str, Any]
) -> tuple[tuple[Column, ...], tuple[Column, ...]]:
    """A citizen's rows in both tables, from the columns of _NAMES that differ from the default."""
    given = columns.get
    kaldenavn, fornavn = given("kaldenavn") or "", given("fornavn") or ""
    shown = kaldenavn or fornavn
    alias = "|".join(folding.whole(shown))
    forms = folding.names(f"{kaldenavn} {fornavn} {given('efternavn') or ''}")
    digits = numbers(given("telefon") or "", given("cpr") or "", given("foedselsaar"))
    special = given("fortrolighed") == "SKAERPET"
    return (
        (nr, f"|{alias}|", folding.alphabet(shown), special),
        (nr, " ".join(forms), " ".join(digits)),
    )
