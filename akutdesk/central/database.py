"""From a database's address to the store in it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from akutdesk.central.store import Store
from akutdesk.central.store_error import StoreUnusableError

SQLITE: Final = "sqlite:///"
POSTGRES: Final = ("postgresql://", "postgres://")


def open_store(address: str, disk: Path | None = None) -> Store:
    """The store at `sqlite:///FILE` or `postgresql://…`; its tables are made or brought up to date.

    `disk` is a folder on the disk of PostgreSQL's data, if that is to be watched from here.

    Raises StoreUnusableError, which never repeats the address: it may hold a password.
    """
    if address.startswith(SQLITE):
        from akutdesk.central.sqlite_store import SqliteStore

        return SqliteStore(_file(address.removeprefix(SQLITE)))
    if address.startswith(POSTGRES):
        from akutdesk.central.postgres_store import PostgresStore

        return PostgresStore(address, disk)
    raise StoreUnusableError("address")


def _file(name: str) -> Path:
    path = Path(name)
    if not name or not path.parent.is_dir() or path.is_dir():
        raise StoreUnusableError("no_folder")
    return path
