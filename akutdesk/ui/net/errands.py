"""What goes to the server besides the rounds: a leader's deed, a copy fetched from a stick. None outlives the keys."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, TypeVar

from akutdesk.ui.jobs import Errand

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from akutdesk.storage.store import Store
    from akutdesk.sync.server import OpensDoor
    from akutdesk.ui.jobs import Jobs

T = TypeVar("T")


class Stopped(Exception):
    """The desk locked while an errand waited for its turn, or for the server."""


class NetErrands:
    """Of one window. `stop` returns once none of them holds the store."""

    def __init__(self) -> None:
        self._under_way: list[Errand] = []

    def send(
        self,
        jobs: Jobs,
        work: Callable[[Errand], T],
        *,
        told: Callable[[T], None],
        owner: QObject,
    ) -> None:
        """Beside the window; an answer whose owner is gone, or that comes after `stop`, changes nothing."""
        errand = Errand()
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


def ways(seconds: Callable[[], float], errand: Errand) -> OpensDoor:
    """Connections that let the store go while they wait, and bring nothing to a desk that has locked."""
    from akutdesk.sync.server import door_to
    from akutdesk.ui.net.round_job import Way

    return lambda setting: Way(door_to(setting, seconds), errand)
