"""What a store raises (store.py), whichever it is. Each holds a code at most."""

from __future__ import annotations


class StoreError(Exception):
    """Base of what a store raises."""


class MovedError(StoreError):
    """What the caller had read is no longer so: read again and decide anew."""


class StoreBusyError(StoreError):
    """No connection or lock was free in time; the same call may be repeated. Answered with 503."""


class StoreFullError(StoreError):
    """The disk or the org's share of it is full; nothing was kept. Answered with 507."""


class StoreUnusableError(StoreError):
    """The database cannot be opened, or a newer program made it. `code` says which, without its address."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
