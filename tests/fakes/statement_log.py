"""The membership chain in memory, for tests of keys that need no database."""

from __future__ import annotations


class MemoryStatementLog:
    """A StatementLog that refuses when the chain has moved, as the store does."""

    def __init__(self, statements: tuple[bytes, ...] = ()) -> None:
        self._statements = statements

    def statements(self) -> tuple[bytes, ...]:
        return self._statements

    def append_statements(self, signed: tuple[bytes, ...], index: int) -> None:
        if index != len(self._statements):
            raise ValueError(index)
        self._statements += signed
