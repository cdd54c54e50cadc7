"""Fields as registers: which versions of a field stand (design.md D2, sync-and-security.md 2.6).

A field's heads are the versions that no other version names as a parent. The rule is a function of the
set of events, so order, repetition and delay cannot change the result.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec


class Registers(msgspec.Struct):
    """Where a record's fields stand: heads, and versions that were replaced before they came."""

    heads: dict[str, list[int]] = {}
    awaited: dict[str, list[int]] = {}

    def take(self, felt: str, eid: int, parents: list[int], arrived: Callable[[int], bool]) -> None:
        """Add the version of a field that event `eid` set in place of `parents`.

        `arrived` tells whether another event has been taken before; a parent that has not is awaited.
        """
        heads = self.heads.get(felt)
        if felt not in self.awaited and (heads == parents if heads else not parents):
            self.heads[felt] = [eid]  # the usual: it replaces what stood there
            return
        known = {*(heads or ()), eid}
        replaced = {*parents, *self.awaited.pop(felt, ())}
        self.heads[felt] = sorted(known - replaced)
        waiting = sorted(each for each in replaced - known if not arrived(each))
        if waiting:
            self.awaited[felt] = waiting

    def drop_arrived(self, arrived: Callable[[int], bool]) -> None:
        """Forget awaited events that are here but set no such field: they will not come any more."""
        for felt, eids in list(self.awaited.items()):
            left = [eid for eid in eids if not arrived(eid)]
            if left:
                self.awaited[felt] = left
            else:
                del self.awaited[felt]
