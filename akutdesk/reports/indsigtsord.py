"""Any record's answers in words, as the person it is about reads them (domain/indsigt.py). No name of the staff."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final, cast

from akutdesk.assets import Texts
from akutdesk.domain.codes import Codes
from akutdesk.domain.cpr import med_streg
from akutdesk.domain.kalender import Kalender, kalender
from akutdesk.domain.progressionsmaal import Progressionsmaal
from akutdesk.domain.record import Plain, Record, RecordId, field_types, from_plain, to_plain
from akutdesk.domain.record_types import RECORD_CLASS
from akutdesk.domain.svarliste import SVARLISTER

_LISTER: Final[Mapping[tuple[str, str], str]] = MappingProxyType(
    {
        ("trinstatus", "status"): "trin_status",
        ("trinstatus", "grund"): "trin_grund",
    }
)
_OF_ALL: Final = {"dataansvarlig_kommune": "kommune", "fortrolighed": "fortrolighed"}
_AREAS: Final = ("omraader", "k2_omraader")
_FIVE_AREAS: Final = "OMR5"
_OUT: Final = ("enhed_id", "oevelse")
"""Fields that every record has and that say nothing of the person."""


@dataclass(frozen=True)
class Indsigtsord:
    """`roller`: everybody of the staff, by role."""

    texts: Texts
    codes: Codes
    roller: Mapping[RecordId, str]

    @cached_property
    def days(self) -> Kalender:
        """How dates and clocks are said."""
        return kalender(self.codes)

    def text(self, key: str, **values: object) -> str:
        """A text of the sheet's own."""
        return self.texts(f"indsigt.ark.{key}", **values)

    def kind(self, slags: str) -> str:
        """What a record type is called, as a heading begins."""
        key = f"synk.type.{slags}"
        word = self.texts(key) if key in self.texts else slags
        return word[:1].upper() + word[1:]

    def kinds(self, slags: str) -> str:
        """The same of more than one."""
        key = f"indsigt.flere.{slags}"
        return self.texts(key) if key in self.texts else self.kind(slags)

    def field(self, felt: str) -> str:
        """What a field is called; one of a newer program stands for itself."""
        key = f"indsigt.felt.{felt}"
        return self.texts(key) if key in self.texts else felt

    def role(self, who: RecordId) -> str:
        """Somebody of the staff, by role."""
        rolle, roles = self.roller.get(who, ""), self.codes["rolle"]
        return roles.label(rolle) if rolle in roles else self.text("ukendt_rolle")

    def when(self, tid: datetime) -> str:
        """Day and clock; in the hour that October has twice also which one."""
        day = self.days.lang(self.days.dato(tid))
        return self.text("tid", dag=day, kl=self.days.entydig(tid))

    def when_short(self, tid: datetime) -> str:
        """`when` for a narrow column: 24/11 2026 kl. 02.14."""
        day = self.days.dato(tid)
        short = f"{self.days.dag_maaned(day)} {day.year}"
        return self.text("tid", dag=short, kl=self.days.entydig(tid))

    def label(self, liste: str, kode: str) -> str:
        """A code in words; what is in no list stands for itself."""
        codes = self.codes.get(liste)
        return codes.label(kode) if codes is not None and kode in codes else kode

    def answers(self, record: Record) -> Iterator[tuple[str, Sequence[str]]]:
        """Every answered field with its words."""
        empty = type(record)(id=record.id)
        for felt in field_types(type(record)):
            value = getattr(record, felt)
            if felt not in _OUT and value != getattr(empty, felt):
                said = self.said_of(record, felt, value)
                if said:
                    yield self.field(felt), said

    def said_of(self, record: Record, felt: str, value: Any) -> Sequence[str]:
        """`said` for a field of this record: a measurement's answers each have a place, and one left out moves no other.

        The words of somebody else's instrument stay in its licence pack (domain.md 2.11).
        """
        if not isinstance(record, Progressionsmaal) or felt != "svar":
            return self.said(record.TYPE, felt, value)
        if record.instrument == _FIVE_AREAS:
            return list(self._areas(value))
        if len(value) == 1:
            return self.said(record.TYPE, felt, value)
        return [f"{nr}: {one}" for nr, one in enumerate(value, 1) if one is not None]

    def said_plain(self, slags: str, felt: str, value: Plain) -> Sequence[str]:
        """`said` for a plain value of a version; one of a newer program as far as it is words."""
        kind = field_types(RECORD_CLASS[slags]).get(felt)
        try:
            return self.said(slags, felt, from_plain(kind, value))
        except (TypeError, ValueError, KeyError, AttributeError):
            return [str(value)] if isinstance(value, str | int) else ()

    def said(self, slags: str, felt: str, value: Any) -> Sequence[str]:
        """A value in words, a paragraph each; nothing for what is empty, or names a record."""
        if felt == "cpr" and value:
            return [med_streg(value)]
        if felt in _AREAS:
            return list(self._areas(value))
        parts = cast("tuple[Any, ...]", value) if isinstance(value, tuple) else (value,)
        return [words for part in parts if (words := self._one(slags, felt, part).strip())]

    def _one(self, slags: str, felt: str, value: Any) -> str:
        if value is None:
            return ""
        if isinstance(value, bytes):
            return self.role(RecordId(value)) if value in self.roller else ""
        if is_dataclass(value):
            return self._parts(value)
        return self._when(value) or self._word(slags, felt, value)

    def _when(self, value: Any) -> str:
        if isinstance(value, datetime):
            return self.when(value)
        return self.days.lang(value) if isinstance(value, date) else ""

    def _word(self, slags: str, felt: str, value: Any) -> str:
        if isinstance(value, bool):
            return self.label("ja_nej", "JA" if value else "NEJ")
        return self.label(self._list(slags, felt), str(value))

    def _list(self, slags: str, felt: str) -> str:
        own = SVARLISTER.get((slags, felt)) or _LISTER.get((slags, felt))
        return own or _OF_ALL.get(felt, "")

    def _parts(self, value: Any) -> str:
        kind = type(value).__name__.lower()
        said = (self._one(kind, part.name, getattr(value, part.name)) for part in fields(value))
        return " · ".join(words for words in said if words)

    def _areas(self, value: Sequence[int | None]) -> Iterator[str]:
        for number, one in enumerate(value, 1):
            if one is not None:
                yield f"{self.texts(f'papir.plan.omr{number}')}: {one}"


def plain_of(value: Any, named: Callable[[RecordId], Plain]) -> Plain:
    """A value as JSON can hold it: instants and days as ISO text, what names a record as `named` says."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return named(RecordId(value))
    if isinstance(value, tuple | list):
        return [plain_of(part, named) for part in cast("tuple[Any, ...]", value)]
    if isinstance(value, dict):
        parts = cast("dict[str, Any]", value)
        return {name: plain_of(part, named) for name, part in parts.items()}
    if is_dataclass(value):
        return {part.name: plain_of(getattr(value, part.name), named) for part in fields(value)}
    return to_plain(value)
