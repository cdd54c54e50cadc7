"""What the page asks of the store, as work for a job: nothing here waits for a key press."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from akutdesk.domain.statistik import Medregnet, Statistik, Udvalg
from akutdesk.ui.statistik.report_layouts import Reported
from akutdesk.ui.statistik.state import Behind, Proof

if TYPE_CHECKING:
    from akutdesk.domain.adgang import Adgang
    from akutdesk.storage.store import Store
    from akutdesk.storage.talraekke import Talraekke


@dataclass(frozen=True, kw_only=True)
class Counted:
    """The figures of a period, those they are compared with, and what they are made of."""

    statistik: Statistik
    mod: Statistik | None
    med: Medregnet


def counting(
    store: Store, adgang: Adgang, shown: Udvalg, mod: Udvalg | None
) -> Callable[[], Counted]:
    """Work that counts. It raises PeriodeError, AdgangError, StorageError."""

    def work() -> Counted:
        with closing(store.beside()) as mine:
            figures = mine.statistik
            return Counted(
                statistik=figures.beregn(adgang, shown),
                mod=None if mod is None else figures.beregn(adgang, mod),
                med=figures.med(adgang),
            )

    return work


def reporting(
    store: Store, adgang: Adgang, navne: Sequence[str], *, shown: Udvalg, mod: Udvalg | None
) -> Callable[[], Reported]:
    """Work that counts these reports. It raises PeriodeError, AdgangError, StorageError."""

    def work() -> Reported:
        with closing(store.beside()) as mine:
            figures = mine.statistik
            return Reported(
                rapporter=tuple(figures.rapport(adgang, shown, navn) for navn in navne),
                mod=()
                if mod is None
                else tuple(figures.rapport(adgang, mod, navn) for navn in navne),
            )

    return work


def looking_behind(
    store: Store, adgang: Adgang, behind: Behind | Proof, *, offset: int, limit: int
) -> Callable[[], tuple[Talraekke, ...]]:
    """Work that reads some of the rows that a number counted, newest first. It raises AdgangError, StorageError."""

    def work() -> tuple[Talraekke, ...]:
        with closing(store.beside()) as mine:
            if isinstance(behind, Proof):
                return mine.implementering.raekker(
                    adgang, behind.runde, behind.bevis, limit=limit, offset=offset
                )
            return mine.statistik.raekker(
                adgang, behind.udvalg, behind.celle, limit=limit, offset=offset
            )

    return work
