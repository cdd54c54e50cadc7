"""What the hands type on the played night: resources/demo/natten.toml, typed."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, cast

from akutdesk.assets import Assets

_NOT_TYPED = {"kode", "vagtkode", "printer", "sted", "leder", "leder_kode", "kuverter", "kollega"}
"""Codes, the machine, and what is typed before the first night."""

_STEM, _FILE = "natten", "demo/natten.toml"


@dataclass(frozen=True, kw_only=True)
class NightWords:
    """One field per key of the file."""

    kode: str
    vagtkode: str
    printer: str
    sted: tuple[str, ...]
    leder: tuple[str, ...]
    leder_kode: str
    kuverter: tuple[str, ...]
    kollega: tuple[str, ...]
    anonym_note: str
    karen_note: str
    gaest: str
    gaest_note: str
    udloeser: str
    hjalp: str
    naeste: str
    laege: str
    aftalt: str
    handler_om: str
    maal: str
    skridt: str
    tegn: str
    aftale: tuple[str, ...]
    selv: tuple[str, ...]
    ro: tuple[str, ...]
    menneske: tuple[str, ...]
    tur: str
    fast: str
    andet_opkald_note: str
    laast_note: str

    @property
    def typed(self) -> tuple[str, ...]:
        """Every line that stands in a record afterwards: no file may hold one of them."""
        values = (
            getattr(self, field.name) for field in fields(self) if field.name not in _NOT_TYPED
        )
        return tuple(line for value in values for line in _lines(value))


def night_words(assets: Assets) -> NightWords:
    """Read the file. Raises AssetDamaged if a key is missing or of the wrong kind."""
    table = assets.demo().get(_STEM, {})
    read: dict[str, Any] = {}
    for field in fields(NightWords):
        value = table.get(field.name)
        lines = _lines(value)
        if not lines or not all(isinstance(line, str) and line for line in lines):
            raise assets.damaged(_FILE, field.name)
        read[field.name] = value if isinstance(value, str) else lines
    return NightWords(**read)


def _lines(value: Any) -> tuple[Any, ...]:
    return (value,) if isinstance(value, str) else tuple(cast("list[Any]", value or ()))
