"""What goes to the server besides the rounds: a leader's deed, a copy fetched from a stick. None outlives the keys."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, TypeVar

from akutdesk.ui.jobs import Errand
from akutdesk.ui.override import override

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from akutdesk.storage.store import Store
    from akutdesk.sync.server import OpensDoor, ServerSetting
    from akutdesk.ui.jobs import Jobs
    from akutdesk.ui.net.round_job import Way

T = TypeVar("T")


class Stopped(Exception):
    """The desk locked while an errand waited for its turn, or for the server."""


class NetErrand(Errand):
    """An errand with lines to the server; asked to end, it waits out no time-out on any of them."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Way] = []

    @override
    def stop(self) -> None:
        """As every errand's; whoever waits for the server then comes back at once, to nothing."""
        super().stop()
        for line in self._lines:
            line.hang_up()

    def ways(self, seconds: Callable[[], float]) -> OpensDoor:
        """Connections that let the store go while they wait, and bring nothing to a desk that has locked."""
        from akutdesk.sync.server import door_to
        from akutdesk.ui.net.round_job import Way

        def opened(setting: ServerSetting) -> Way:
            line = Way(door_to(setting, seconds), self)
            self._lines.append(line)
            return line

        return opened


class NetErrands:
    """Of one window. `stop` returns once none of them holds the store, and leaves none waiting for a server."""

    def __init__(self) -> None:
        self._under_way: list[NetErrand] = []

    def send(
        self,
        jobs: Jobs,
        work: Callable[[NetErrand], T],
        *,
        told: Callable[[T], None],
        owner: QObject,
    ) -> None:
        """Beside the window; an answer whose owner is gone, or that comes after `stop`, changes nothing."""
        errand = NetErrand()
        self._under_way.append(errand)

        def over(answer: T) -> None:
            if not errand.stopped:
                self._under_way.remove(errand)
                told(answer)

        jobs.send(
            lambda _tell: work(errand),
            told=lambda _: None,
            done=over,
            failed=lambda _: None,
            owner=owner,
        )

    def stop(self) -> None:
        """The keys are about to go."""
        for errand in self._under_way:
            errand.stop()
        self._under_way.clear()


@contextmanager
def at_store(store: Callable[[], Store], errand: Errand) -> Generator[Store]:
    """A connection of the errand's own, on its worker. Raises Stopped where there is no store any more."""
    with errand.inside():
        if errand.stopped:
            raise Stopped
        with closing(store().beside()) as mine:
            yield mine
