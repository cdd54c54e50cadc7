"""Reads a conflict from the store as places side by side; opening it is logged before anything shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final, cast

from akutdesk.domain.dublet import Navngiven
from akutdesk.domain.kalender import Kalender, kalender
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.record import Record, RecordId, record_from_fields
from akutdesk.domain.record_types import RECORD_CLASS
from akutdesk.domain.sektion import SEKTIONER
from akutdesk.domain.svarliste import SVARLISTER
from akutdesk.storage.errors import NotFound
from akutdesk.storage.history import Samtidig, SamtidigVaerdi
from akutdesk.storage.konflikter import Fortrudt, Konflikt
from akutdesk.ui.desk import Desk
from akutdesk.ui.konflikt.setting_words import point_of, said_setting, setting_titles
from akutdesk.ui.konflikt.state import Side, Sted
from akutdesk.ui.opened import opened
from akutdesk.ui.person.said import said_of
from akutdesk.ui.visning.content import blocks, whole_lines

_CITIZENS: Final = ("borger_id", "om_borger_id", "sammenlagt_til")
"""Fields that name a citizen."""

_SHORT: Final = 60
"""Letters of an answer that is read at a glance, at its field."""


@dataclass(frozen=True, kw_only=True)
class Sag:
    """One conflict as it is shown. `record` is what a choice is saved on; `anden` the other one, where there are two."""

    konflikt: Konflikt
    record: Record
    anden: Record | None
    steder: tuple[Sted, ...]


def read(desk: Desk, rid: RecordId) -> Sag:
    """The conflict of a record. Raises NotFound where there is none (any more), AdgangError, StorageError."""
    found = [
        one
        for one in desk.store.konflikter.liste(desk.adgang)
        if one.rid == rid and not one.fortrudt
    ]
    if not found:
        raise NotFound
    konflikt = found[0]
    record = opened(desk, RECORD_CLASS[konflikt.type], rid)
    reader = _Reader(desk)
    if konflikt.anden is not None and isinstance(record, Kriseplan):
        other = opened(desk, Kriseplan, konflikt.anden)
        places = tuple(reader.plans(record, other))
        return Sag(konflikt=konflikt, record=record, anden=other, steder=places)
    if konflikt.anden is not None and isinstance(record, Navngiven):
        double = opened(desk, RECORD_CLASS[konflikt.type], konflikt.anden)
        places = tuple(reader.double(record, double, felt) for felt in konflikt.felter)
        return Sag(konflikt=konflikt, record=record, anden=double, steder=places)
    _log_number(desk, konflikt)
    split = {one.felt: one for one in desk.store.samtidige(desk.adgang, rid)}
    places = tuple(reader.field(record, split[felt]) for felt in konflikt.felter)
    return Sag(konflikt=konflikt, record=record, anden=None, steder=places)


def other_answer(desk: Desk, konflikt: Konflikt, felt: str) -> str:
    """Også sat til … af …: the answer that is not shown; only that there is one, if it is long or a CPR number.

    Raises NotFound, AdgangError, StorageError.
    """
    record = opened(desk, RECORD_CLASS[konflikt.type], konflikt.rid)
    split = next(one for one in desk.store.samtidige(desk.adgang, konflikt.rid) if one.felt == felt)
    sted = _Reader(desk).field(record, split)
    now = getattr(record, felt)
    side = next((side for side in sted.sider if side.vaerdier[felt] != now), sted.sider[-1])
    words = " · ".join(side.linjer) or desk.texts("konflikt.tomt")
    if felt == "cpr" or konflikt.type == "kriseplan" or len(words) > _SHORT:
        return desk.texts("konflikt.begge", felt=sted.titel)
    return desk.texts("konflikt.ogsaa_sat", felt=sted.titel, svar=words, af=side.af)


def undone_words(desk: Desk, undone: Fortrudt) -> str:
    """Who took the making of it back and when, and that it is here all the same."""
    by = _Reader(desk)
    return desk.texts("konflikt.fortrudt_her", **by.undone(undone))


def _log_number(desk: Desk, konflikt: Konflikt) -> None:
    """A CPR number, and a secret address, is logged before it is shown (design.md 8.21, G45)."""
    for felt, handling in (("cpr", "VIS_CPR"), ("adresse", "VIS_ADRESSE")):
        if felt in konflikt.felter:
            desk.store.log(desk.adgang, handling, objekt_type=konflikt.type, objekt_id=konflikt.rid)


class _Reader:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._folk: Mapping[RecordId, str] = said_of(desk).folk
        self._kalender: Kalender = kalender(desk.codes)

    def plans(self, one: Kriseplan, other: Kriseplan) -> Iterator[Sted]:
        """Section by section; sections that both leave empty are not shown. One's own plan stands left."""
        signed = [(plan, *self._last(plan)) for plan in (one, other)]
        signed.sort(key=lambda each: not each[2])
        shown = [_sections(self._desk, plan) for plan, _, _ in signed]
        for nr, row in SEKTIONER.items():
            lines = [each.get(nr, ()) for each in shown]
            if any(lines):
                yield Sted(
                    navn=nr,
                    titel=self._desk.texts(f"papir.plan.{nr.lower()}"),
                    sider=tuple(
                        Side(
                            af=by,
                            linjer=some,
                            egen=own,
                            vaerdier={felt: getattr(plan, felt) for felt in row.felter},
                        )
                        for (plan, by, own), some in zip(signed, lines, strict=True)
                    ),
                )

    def undone(self, undone: Fortrudt) -> dict[str, str]:
        """The name and the time that its words want."""
        calendar = self._kalender
        day = calendar.ugedag_kort(calendar.dato(undone.tid)).lower()
        tid = calendar.entydig(undone.tid)
        return {
            "navn": self._folk.get(undone.bruger, self._desk.texts("konflikt.ukendt")),
            "tid": self._desk.texts("synk.dag_kl", dag=day, tid=tid),
        }

    def field(self, record: Record, split: Samtidig) -> Sted:
        """One field with all its values; one's own stands left, else the one that is shown."""
        own = self._desk.adgang.bruger
        values = sorted(split.vaerdier, key=lambda each: each.bruger != own)
        sides = tuple(self._side(record, split.felt, value) for value in values)
        title = self._title(record, split.felt)
        return Sted(navn=split.felt, titel=title, sider=sides)

    def double(self, one: Record, other: Record, felt: str) -> Sted:
        """One field of two records of which there is to be one; one's own stands left."""
        sides = [self._whole(each, felt) for each in (one, other)]
        sides.sort(key=lambda side: not side.egen)
        title = " · ".join(
            part for part in (point_of(self._desk, one), self._title(one, felt)) if part
        )
        return Sted(navn=felt, titel=title, sider=tuple(sides))

    def _whole(self, record: Record, felt: str) -> Side:
        (newest, *_) = self._desk.store.history(self._desk.adgang, record.id)
        return Side(
            af=self._by(newest.bruger, newest.tid),
            linjer=self._lines(record, felt),
            vaerdier={felt: getattr(record, felt)},
            egen=newest.bruger == self._desk.adgang.bruger,
        )

    def _side(self, record: Record, felt: str, value: SamtidigVaerdi) -> Side:
        made = record_from_fields(type(record), record.id, {felt: value.vaerdi})
        typed = getattr(made, felt)
        return Side(
            af=self._by(value.bruger, value.tid),
            linjer=self._lines(replace(record, **{felt: typed}), felt),
            vaerdier={felt: typed},
            eids={felt: value.eid},
            egen=value.bruger == self._desk.adgang.bruger,
        )

    def _title(self, record: Record, felt: str) -> str:
        texts = self._desk.texts
        nr = next((nr for nr, row in SEKTIONER.items() if felt in row.felter), "")
        keys = (
            *setting_titles(record, felt),
            f"papir.plan.{nr.lower()}",
            f"konflikt.felt.{felt}",
            f"{record.TYPE}.felt.{felt}",
            *(f"{record.TYPE}.{part}.{felt}" for part in ("spoergsmaal", "linje", "mere")),
            f"krisesamtale.felt.{record.TYPE}_{felt}",
        )
        return next((texts(key) for key in keys if key in texts), texts("konflikt.andet_felt"))

    def _lines(self, record: Record, felt: str) -> tuple[str, ...]:
        if isinstance(record, Kriseplan) and felt.startswith("k") and felt[1:2].isdigit():
            nr = next(nr for nr, row in SEKTIONER.items() if felt in row.felter)
            return _sections(self._desk, record).get(nr, ())
        value = getattr(record, felt)
        parts = cast("tuple[Any, ...]", value) if isinstance(value, tuple) else (value,)
        settings = said_setting(self._desk, record, felt, parts)
        said = settings or [self._said(record.TYPE, felt, part) for part in parts]
        return tuple(line for text in said for line in text.splitlines() if line.strip())

    def _said(self, kind: str, felt: str, value: Any) -> str:
        texts, calendar = self._desk.texts, self._kalender
        if value is None or value == "":
            return texts("konflikt.tomt")
        if isinstance(value, bool):
            return texts("borger.sat" if value else "borger.ikke_sat")
        if isinstance(value, datetime):
            day = calendar.ugedag(calendar.dato(value))
            return texts("synk.dag_kl", dag=day, tid=calendar.entydig(value))
        if isinstance(value, date):
            return calendar.lang(value)
        liste = self._desk.codes.get(SVARLISTER.get((kind, felt), ""))
        if liste is not None and str(value) in liste:
            return liste.label(str(value))
        return self._named(felt, RecordId(value)) if isinstance(value, bytes) else str(value)

    def _named(self, felt: str, rid: RecordId) -> str:
        """A citizen by the name of the lists, or one of the staff."""
        if felt not in _CITIZENS:
            return self._folk.get(rid, "")
        desk = self._desk
        return desk.store.borgere.navn(desk.adgang, rid) or desk.texts("borger.uden_navn")

    def _last(self, plan: Kriseplan) -> tuple[str, bool]:
        """Who last changed the words of a plan, and whether it was the one who looks."""
        own = self._desk.adgang.bruger
        for change in self._desk.store.history(self._desk.adgang, plan.id):
            if any(one.felt.startswith("k") for one in change.felter):
                return self._by(change.bruger, change.tid), change.bruger == own
        return "", False

    def _by(self, bruger: RecordId, tid: datetime) -> str:
        calendar = self._kalender
        day = calendar.ugedag(calendar.dato(tid))
        when = self._desk.texts("synk.dag_kl", dag=day, tid=calendar.entydig(tid))
        name = self._folk.get(bruger, self._desk.texts("konflikt.ukendt"))
        return self._desk.texts("konflikt.af", navn=name, tid=when)


def _sections(desk: Desk, plan: Kriseplan) -> dict[str, tuple[str, ...]]:
    """The lines of each section as they stand on the plan."""
    acute, rest = blocks(plan, desk.texts, lambda _: True)
    return {block.name: whole_lines(block) for block in (*acute, *rest)}
