"""Fields as registers: which versions of a field stand (design.md D2, sync-and-security.md 2.6).

A field's heads are the versions that no other version names as a parent. The rule is a function of the
set of events, so order, repetition and delay cannot change the result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from akutdesk.domain.record import Plain


class Version(NamedTuple):
    """One field set once: the event, the value, and the events whose values it replaces."""

    eid: int
    felt: str
    vaerdi: Plain
    parents: tuple[int, ...]


@dataclass(slots=True)
class Registers:
    """Where a record's fields stand: heads, and versions that were replaced before they came."""

    heads: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    awaited: dict[str, list[int]] = field(default_factory=dict[str, list[int]])


def take(
    registers: Registers, versions: Iterable[Version], arrived: Callable[[int], bool]
) -> dict[str, list[int]]:
    """Add versions to the registers; the heads as they were before come back, per touched field.

    `arrived` tells whether an event is here, these versions' own events included.
    """
    before: dict[str, list[int]] = {}
    for felt, (made, replaced) in _by_field(versions).items():
        old = registers.heads.get(felt, [])
        before[felt] = old
        replaced.update(registers.awaited.pop(felt, ()))
        made.update(old)
        registers.heads[felt] = sorted(made - replaced) if len(made) > 1 else list(made - replaced)
        waiting = [eid for eid in replaced if eid not in made and not arrived(eid)]
        if waiting:
            registers.awaited[felt] = sorted(waiting)
    return before


def _by_field(versions: Iterable[Version]) -> dict[str, tuple[set[int], set[int]]]:
    found: dict[str, tuple[set[int], set[int]]] = {}
    for version in versions:
        made, replaced = found.setdefault(version.felt, (set(), set()))
        made.add(version.eid)
        replaced.update(version.parents)
    return found
