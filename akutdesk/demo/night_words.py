"""What the hands type on the played night: resources/demo/natten.toml and to_borde.toml, typed."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, TypeVar, cast

from akutdesk.assets import Assets

_NOT_TYPED = {"kode", "vagtkode", "printer", "sted", "leder", "leder_kode", "kuverter", "kollega"}
"""Codes, the machine, and what is typed before the first night."""


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
    grund: str
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


@dataclass(frozen=True)
class OwnWords:
    """What only one of the two desks writes on Karen's plan."""

    selv: str
    aftale: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ApartWords:
    """What is typed at two desks that do not hear of each other. One field per key of the file."""

    pc: str
    bo_kode: str
    om: str
    maal: str
    skridt: str
    selv: tuple[str, ...]
    selv_her: str
    selv_der: str
    aftale_her: tuple[str, ...]
    aftale_der: tuple[str, ...]

    @property
    def her(self) -> OwnWords:
        """Anna's, in Fredericia."""
        return OwnWords(self.selv_her, self.aftale_her)

    @property
    def der(self) -> OwnWords:
        """Bo's, in Middelfart."""
        return OwnWords(self.selv_der, self.aftale_der)

    @property
    def typed(self) -> tuple[str, ...]:
        """Every line that stands in a record afterwards."""
        return (self.om, self.maal, self.skridt, *self.selv, self.selv_her, self.selv_der)


W = TypeVar("W", NightWords, ApartWords)


def night_words(assets: Assets) -> NightWords:
    """Read the words of one desk. Raises AssetDamaged if a key is missing or of the wrong kind."""
    return _read(assets, "natten", NightWords)


def apart_words(assets: Assets) -> ApartWords:
    """Read the words of two. Raises AssetDamaged if a key is missing or of the wrong kind."""
    return _read(assets, "to_borde", ApartWords)


def _read(assets: Assets, stem: str, cls: type[W]) -> W:
    table, file = assets.demo().get(stem, {}), f"demo/{stem}.toml"
    read: dict[str, Any] = {}
    for field in fields(cls):
        value = table.get(field.name)
        lines = _lines(value)
        if not lines or not all(isinstance(line, str) and line for line in lines):
            raise assets.damaged(file, field.name)
        read[field.name] = value if isinstance(value, str) else lines
    return cls(**read)


def _lines(value: Any) -> tuple[Any, ...]:
    return (value,) if isinstance(value, str) else tuple(cast("list[Any]", value or ()))
