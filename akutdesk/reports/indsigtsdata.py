"""Indsigt as data: JSON that another program can read, with the words beside the codes (docs/indsigt.md)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from akutdesk.domain.indsigt import Indsigtsmappe, Indsigtspost, Kig, Version
from akutdesk.domain.record import Plain, RecordId, field_types, from_plain
from akutdesk.domain.record_types import RECORD_CLASS
from akutdesk.reports.indsigtsord import Indsigtsord, plain_of

FORMAT: Final = "akutdesk-indsigt/1"


def indsigtsdata(words: Indsigtsord, mappe: Indsigtsmappe) -> bytes:
    """UTF-8. The folder's own order; the same folder gives the same bytes."""
    return json.dumps(_Data(words, mappe).whole(), ensure_ascii=False, indent=1).encode()


class _Data:
    def __init__(self, words: Indsigtsord, mappe: Indsigtsmappe) -> None:
        self._words = words
        self._mappe = mappe
        self._own = {post.record.id for post in mappe.poster}

    def whole(self) -> Mapping[str, Any]:
        mappe = self._mappe
        return {
            "format": FORMAT,
            "lavet": mappe.tid.isoformat(),
            "sted": {"navn": mappe.enhed.navn, "telefon": mappe.enhed.telefon},
            "poster": [self._post(post) for post in mappe.poster],
            "opslag": [self._look(one) for one in mappe.opslag],
            "tilbageholdt": [
                {"slags": one.slags, "grund": one.grund} for one in mappe.tilbageholdt
            ],
        }

    def _post(self, post: Indsigtspost) -> Mapping[str, Any]:
        kind = type(post.record)
        return {
            "id": post.record.id.hex(),
            "slags": kind.TYPE,
            "navn": self._words.kind(kind.TYPE),
            "kilde": post.kilde,
            "felter": {
                felt: self._value(felt, value, self._words.said_of(post.record, felt, value))
                for felt in field_types(kind)
                for value in (getattr(post.record, felt),)
            },
            "versioner": [self._version(kind.TYPE, one) for one in post.versioner],
        }

    def _version(self, slags: str, version: Version) -> Mapping[str, Any]:
        return {
            "tid": version.tid.isoformat(),
            "rolle": self._words.roller.get(version.af, ""),
            "begrundelse": version.begrundelse,
            "felter": {
                felt: self._value(felt, typed, self._words.said(slags, felt, typed))
                for felt, value in version.felter.items()
                for typed in (_typed(slags, felt, value),)
            },
        }

    def _value(self, felt: str, value: Any, said: Sequence[str]) -> Mapping[str, Any]:
        return {
            "navn": self._words.field(felt),
            "vaerdi": plain_of(value, self._named),
            "ord": list(said),
        }

    def _named(self, rid: RecordId) -> Plain:
        """No id of the staff or of another person: a role, a record of this folder, or nothing."""
        return rid.hex() if rid in self._own else self._words.roller.get(rid)

    def _look(self, one: Kig) -> Mapping[str, str]:
        return {
            "tid": one.tid.isoformat(),
            "handling": one.handling,
            "slags": one.slags,
            "formaal": self._words.label("log_formaal", one.formaal),
        }


def _typed(slags: str, felt: str, value: Plain) -> Any:
    """As the class has it; of a newer program as it came."""
    try:
        return from_plain(field_types(RECORD_CLASS[slags])[felt], value)
    except (TypeError, ValueError, KeyError, AttributeError):
        return value
