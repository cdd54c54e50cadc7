"""The fact tables: what figures count, written with each save and made again by a replay (design.md D12).

Only closed contacts with a time have a row, and never practice (domain.md 5.1, H). See docs/decisions/0112.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import msgspec

from akutdesk.domain.kontaktsvar import er_i_hb
from akutdesk.domain.vagt import KBH, minutter
from akutdesk.domain.vagtkalender import Vagtkalender
from akutdesk.storage import faktaperson, faktavagt
from akutdesk.storage.columns import Column
from akutdesk.storage.faktakode import FELTER, pak
from akutdesk.storage.faktaperson import Numre
from akutdesk.storage.instant import known_instant
from akutdesk.storage.soejler import HIGHEST
from akutdesk.storage.standing import Standing

Row = tuple[Standing, Mapping[str, Column]]

_LAESTE: Final = (
    *("oevelse", "status", "start", "slut", "samtaletid_min", "form", "borger_id"),
    *(felt for felt in FELTER if felt not in ("vagt", "er_hb")),
    *("symptomer", "begivenheder", "hovedbegivenhed", "tiltag"),
    *("hoert_fra", "ellers_gjort", "tryghed_efter", "afbrudt", "enhed_id", "dataansvarlig_kommune"),
)
"""The fields of a henvendelse that figures read."""

_SET: Final = frozenset(_LAESTE)
_READ: Final = f"SELECT {', '.join(_LAESTE)} FROM henvendelse WHERE nr = ?"  # noqa: S608 - our own names
_INSERT: Final = "INSERT INTO fakta_kontakt VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_WHOLE: Final = ("", "NEJ")


def follow(db: sqlite3.Connection, standing: Standing, columns: Mapping[str, Column]) -> None:
    """Bring the facts up to date after these columns of a record were written."""
    if standing.type == "henvendelse" and not columns.keys().isdisjoint(_SET):
        _again(db, standing.nr)
    elif standing.type == "borger":
        faktaperson.follow(db, standing, columns)
    elif standing.type == "enhed" and "vagtgraenser" in columns:
        faktavagt.follow(db)


class Filling:
    """Facts of many new records at once; one for a page that came in or for a replay, whose numbers it remembers."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._numbers = Numre(db)
        self._cards = False
        self._maker = _Maker(db, self._numbers)

    def take(self, records: Mapping[str, Sequence[Row]]) -> None:
        """Some of them, by type; the columns are those that differ from the default."""
        db = self._db
        if "enhed" in records:
            faktavagt.follow(db)
            self._maker = _Maker(db, self._numbers)
        if "borger" in records:
            faktaperson.fill(db, records["borger"], self._numbers)
            self._cards = True
        if "henvendelse" in records:
            db.executemany(
                _INSERT,
                [
                    self._maker.row(standing.nr, columns)
                    for standing, columns in records["henvendelse"]
                    if _counts(columns)
                ],
            )

    def end(self) -> None:
        """They are all in."""
        if self._cards:
            faktaperson.put_together(self._db)


def forget(db: sqlite3.Connection, kind: str, nr: int, rid: bytes) -> None:
    """Take one record out; its row of `samlet` is gone by now."""
    if kind == "henvendelse":
        db.execute("DELETE FROM fakta_kontakt WHERE nr = ?", (nr,))
    elif kind == "borger":
        faktaperson.forget(db, rid)


def empty(db: sqlite3.Connection) -> None:
    """Before a replay."""
    faktaperson.empty(db)
    faktavagt.empty(db)
    for table in ("fakta_kontakt", "fakta_ord"):
        db.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own


def dump(db: sqlite3.Connection) -> Iterator[tuple[Any, ...]]:
    """The facts without their local numbers, in an order of their own (`replay.dump`)."""
    words = "nullif(coalesce((SELECT ord FROM fakta_ord WHERE nr = {0}), {0}), 0)"
    named = ("symptomer", "begivenheder", "tiltag", "form", "hoert_fra", "ellers_gjort")
    spoken = ", ".join(words.format(f"f.{name}") for name in (*named, "enhed", "kommune"))
    yield from db.execute(
        f"SELECT 'fakta_kontakt', rid, dag, f.svar, minutter, coalesce(p.id, f.person), whole.id, {spoken}, tryghed"  # noqa: S608
        " FROM fakta_kontakt AS f JOIN record USING (nr) LEFT JOIN fakta_person AS p ON p.nr = f.person"
        " LEFT JOIN fakta_person AS whole ON whole.nr = p.til ORDER BY rid"
    )
    yield from db.execute(
        f"SELECT 'fakta_person', f.id, whole.id, f.svar, f.foedselsaar, {words.format('f.kommune')},"  # noqa: S608
        f" {words.format('f.kendt_i')} FROM fakta_person AS f LEFT JOIN fakta_person AS whole ON whole.nr = f.til"
        " WHERE f.svar <> 0 OR f.foedselsaar NOT NULL OR f.kommune <> 0 OR f.kendt_i <> 0 ORDER BY f.id"
    )


def _again(db: sqlite3.Connection, nr: int | None) -> None:
    """One contact's row anew, from its record."""
    values = db.execute(_READ, (nr,)).fetchone()
    columns = dict(zip(_LAESTE, values, strict=True))
    db.execute("DELETE FROM fakta_kontakt WHERE nr = ?", (nr,))
    if _counts(columns):
        db.execute(_INSERT, _Maker(db, Numre(db)).row(nr, columns))


def _counts(columns: Mapping[str, Column]) -> bool:
    closed = columns.get("status") == "AFSLUTTET" and columns.get("start") is not None
    return closed and not columns.get("oevelse")


class _Maker:
    """Rows of `fakta_kontakt` from the columns of their records."""

    def __init__(self, db: sqlite3.Connection, numbers: Numre) -> None:
        self._words, self._people = numbers.ord, numbers.personer
        self._kalender = Vagtkalender(faktavagt.in_use(db))

    def row(self, nr: int | None, columns: Mapping[str, Any]) -> tuple[Column, ...]:
        """One contact that counts."""
        given, word = columns.get, self._words.nummer
        start = known_instant(columns["start"])
        local = start.astimezone(KBH)
        svar = {
            **columns,
            "vagt": self._kalender.vagt(start, local.date()),
            "er_hb": _hb(columns),
        }
        return (
            local.toordinal(),
            nr,
            pak(svar, local.hour),
            _minutes(columns, start),
            self._people.nummer(given("borger_id")),
            word(given("symptomer")),
            word(_events(columns)),
            word(given("tiltag")),
            word(given("form")),
            word(given("hoert_fra")),
            word(given("ellers_gjort")),
            given("tryghed_efter"),
            word(_hex(given("enhed_id"))),
            word(given("dataansvarlig_kommune")),
        )


def _hb(columns: Mapping[str, Any]) -> bool:
    given = columns.get
    return er_i_hb(
        given("grad_foer"),
        henvender=given("henvender"),
        maalgruppe=given("maalgruppe"),
        afbrudt=(given("afbrudt") or "") not in _WHOLE,
    )


def _minutes(columns: Mapping[str, Any], start: datetime) -> int:
    """Those typed by staff, else the real ones; 0 if neither is known (design.md 7.5); an end in another year is mistyped."""
    typed, slut = columns.get("samtaletid_min"), columns.get("slut")
    if typed is None:
        typed = 0 if slut is None else minutter(start, known_instant(slut))
    return min(max(0, typed), HIGHEST)


def _events(columns: Mapping[str, Any]) -> str:
    """The main event and all events as one word."""
    main, every = columns.get("hovedbegivenhed"), columns.get("begivenheder") or "[]"
    return (
        "" if main is None and every == "[]" else f"[{msgspec.json.encode(main).decode()},{every}]"
    )


def _hex(rid: bytes | None) -> str:
    return "" if rid is None else rid.hex()
