"""What a handover asks of the door: whether initials and code are somebody's who may take the shift over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from akutdesk.domain.adgang import Adgang


@dataclass(frozen=True, kw_only=True)
class Modtager:
    """Somebody whose code was right. `come_in` gives them the desk; their shift begins (design.md 8.18)."""

    adgang: Adgang
    fornavn: str
    come_in: Callable[[], None]


@dataclass(frozen=True, kw_only=True)
class Afslag:
    """Why not: a key under `vagtoverlevering.tegn`, and the seconds to wait where there are any."""

    kode: str
    places: dict[str, object] = field(default_factory=dict[str, object])


@dataclass(frozen=True, kw_only=True)
class Told:
    """Who hears how it went."""

    done: Callable[[Modtager], None]
    failed: Callable[[Afslag], None]


class Receiver(Protocol):
    """The door, as a handover sees it."""

    def prove(self, initialer: str, kode: str, told: Told) -> None:
        """Try a shift code, or a password in a job. One of the two of `told` is called, perhaps later."""
        ...
