"""The invented names and words of resources/demo, typed."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, cast

from akutdesk.assets import Assets

_FILES = ("folk", "samtaler")

Words = tuple[str, ...]
Rows = tuple[Words, ...]


@dataclass(frozen=True, kw_only=True)
class Content:
    """All that the invented people are called and say; one field per key of resources/demo."""

    sted: str
    adresse: str
    moedested: str
    fornavne_k: Words
    fornavne_m: Words
    efternavne: Words
    opmaerksomhed: Words
    moedes: Words
    noter: Words
    handler_om: Words
    maal: Rows
    selv: Words
    ro: Words
    tegn: Words
    mennesker: Rows
    omgivelser: Words
    fast: Words
    aftaler: Rows
    punkter: Rows
    leders_vurdering: str
    haandtryk: str
    partnere: Rows
    karens_noter: Words
    karens_plan: Words
    opgave_ring: str
    opgave_tilsyn: str
    opgave_overlevering: str
    opgave_plan: str
    opgave_laegevagt: str
    kort_tilsyn: str
    hjaelp_ud: Words


def content_of(assets: Assets) -> Content:
    """Read resources/demo. Raises AssetDamaged if a file, a key or its kind is wrong."""
    tables = assets.demo()
    read: dict[str, Any] = {}
    for file in _FILES:
        for key, value in tables.get(file, {}).items():
            read[key] = value if isinstance(value, str) else _words(assets, file, key, value)
    for field in fields(Content):
        if field.name not in read:
            raise assets.damaged(_file(_FILES[-1]), field.name)
    return Content(**{field.name: read[field.name] for field in fields(Content)})


def _words(assets: Assets, file: str, key: str, value: Any) -> Words | Rows:
    rows = cast("list[object]", value) if isinstance(value, list) else []
    if rows and all(isinstance(one, str) for one in rows):
        return tuple(map(str, rows))
    if rows and all(isinstance(one, list) for one in rows):
        return tuple(tuple(map(str, cast("list[object]", one))) for one in rows)
    raise assets.damaged(_file(file), key)


def _file(name: str) -> str:
    return f"demo/{name}.toml"
