"""What a night need not do again: open a PC's file for each round, and reckon a signature that held.

Neither is what a night proves. Its PCs break between and within rounds as before, each start opens the file anew, and
the first time that anybody sees a signature it is reckoned, also one that does not hold (docs/decisions/0182).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from akutdesk.storage.store import Store
from akutdesk.wire import crypto
from tests.sync.house import Pc


@dataclass
class SteadyPc(Pc):
    """Its rounds share one connection beside the desk's, for as long as the program runs."""

    _kept: tuple[Store, Store] | None = None
    """The desk's store, and the one beside it."""

    @contextmanager
    def beside(self) -> Iterator[Store]:
        """See `Pc.beside`; a program that started again has another connection."""
        if self._kept is None or self._kept[0] is not self.store:
            self.let_go()
            self._kept = (self.store, self.store.beside())
        yield self._kept[1]

    def let_go(self) -> None:
        """The program is gone."""
        if self._kept is not None:
            self._kept[1].close()
        self._kept = None


@contextmanager
def signatures_remembered() -> Iterator[None]:
    """A key, a message and a signature that were found to hold hold again; every other is looked at."""
    reckon, held = crypto.verify, set[tuple[bytes, bytes, bytes]]()

    def verify(public_key: bytes, message: bytes, signature: bytes) -> None:
        said = (public_key, message, signature)
        if said not in held:
            reckon(*said)
            held.add(said)

    crypto.verify = verify
    try:
        yield
    finally:
        crypto.verify = reckon
