"""Fetching from a stick as an errand: slice by slice, so that a save never waits behind it (2.14)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from akutdesk.storage.copy_fetch import Fetched, fetch
from akutdesk.storage.store import Store
from akutdesk.ui.jobs import Errand
from akutdesk.ui.net.errands import Stopped, at_store
from akutdesk.ui.outcome import Outcome, outcome

REST_S: Final = 0.004


@dataclass(frozen=True, kw_only=True)
class Brought:
    """What came, and the records that pages show otherwise now."""

    fetched: Fetched
    types: frozenset[str]
    ids: frozenset[bytes]


def bring(store: Callable[[], Store], errand: Errand, folder: str) -> Outcome[Brought]:
    """Everything new in the copies of a folder."""

    def done() -> Brought:
        with at_store(store, errand) as mine:
            return _walk(mine, errand, Path(folder))

    return outcome(done)


def _walk(mine: Store, errand: Errand, folder: Path) -> Brought:
    types: set[str] = set()
    ids: set[bytes] = set()
    steps = fetch(mine.net, folder)
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            return Brought(fetched=end.value, types=frozenset(types), ids=frozenset(ids))
        types |= step.changes.types
        ids |= step.changes.ids
        errand.rest(REST_S)
        if errand.stopped:
            raise Stopped
