"""How many events go into one small transaction while somebody is at the desk (design.md 8.31)."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Final

AIM_S: Final = 0.005
"""How long a step shall hold the file: less than the 10 ms it may, since neither disks nor events are even."""
WORK_S: Final = 0.003
"""What of it is work at least. Where the disk alone takes the rest, shorter steps would only ask it more often."""
WIDE_S: Final = 0.03
"""The same while most of the house's history is still to come: then each commit costs more than what it commits. A save
waits no longer than the window does for anybody (`connection.WINDOW_MS`)."""
LEAST: Final = 24
"""Events, and where it starts."""

_MOST: Final = 400
_WHOLE: Final = 1 << 40


@dataclass(slots=True)
class Stride:
    """Follows what the last steps took, by `timer`; without one it stays as it is. Of one thread."""

    timer: Callable[[], float] | None = None
    events: int = LEAST
    aim: float = AIM_S
    _commit: float = 0.0

    @classmethod
    def whole(cls) -> Stride:
        """A page is one transaction: for the first sync of an empty store, while nobody types."""
        return cls(events=_WHOLE)

    @classmethod
    def wide(cls, timer: Callable[[], float]) -> Stride:
        """For a first sync that was stopped in the middle: somebody may be at the desk by now."""
        return cls(timer, aim=WIDE_S)

    @property
    def is_wide(self) -> bool:
        """Whether steps are longer than beside usual work."""
        return self.aim > AIM_S

    @property
    def is_whole(self) -> bool:
        """Whether pages are taken at once."""
        return self.events >= _WHOLE

    @contextmanager
    def step(self, transaction: AbstractContextManager[None], events: int) -> Generator[None]:
        """The transaction of so many events; its time counts from when it has the file until it is durable."""
        timer = self.timer
        if timer is None:
            with transaction:
                yield
            return
        with transaction:
            began = timer()
            yield
            done = timer()
        self.took(events, done - began, timer() - done)

    def took(self, events: int, work: float, commit: float) -> None:
        """Towards as many as fit: down to half at once, and slowly up again. Seconds."""
        if events < self.events:
            return  # the rest of a page tells nothing
        self._commit += (commit - self._commit) / 4
        longer = self.aim / AIM_S
        room = max(WORK_S * longer, self.aim - self._commit)
        fitting = int(events * room / max(work, 1e-6))
        self.events = max(
            LEAST, events // 2, min(int(_MOST * longer), fitting, events + events // 4)
        )
