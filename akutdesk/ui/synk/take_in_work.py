"""What a copied PC left behind, looked at and taken in beside the window."""

from __future__ import annotations

from collections.abc import Callable

from akutdesk.domain.adgang import Adgang
from akutdesk.storage.left_behind import LeftBehind
from akutdesk.storage.step import Step
from akutdesk.storage.store import Store
from akutdesk.ui.jobs import Errand
from akutdesk.ui.net.errands import at_store
from akutdesk.ui.outcome import Outcome, outcome


def look(
    store: Callable[[], Store], errand: Errand, adgang: Adgang
) -> Outcome[tuple[LeftBehind, ...]]:
    """Every PC of which a branch lies aside."""

    def looked() -> tuple[LeftBehind, ...]:
        with at_store(store, errand) as mine:
            return mine.net.left_behind(adgang)

    return outcome(looked)


def take_in(
    store: Callable[[], Store], errand: Errand, adgang: Adgang, device: bytes
) -> Outcome[Step]:
    """The words of one of them."""

    def taken() -> Step:
        with at_store(store, errand) as mine:
            return mine.net.take_in(adgang, device)

    return outcome(taken)
