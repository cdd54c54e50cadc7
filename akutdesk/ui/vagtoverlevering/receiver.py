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


class Receiver(Protocol):
    """The door, as a handover sees it."""

    def prove(
        self,
        initialer: str,
        kode: str,
        *,
        done: Callable[[Modtager], None],
        failed: Callable[[Afslag], None],
    ) -> None:
        """Try a shift code, or a password in a job. One of the two is called, perhaps later."""
        ...
