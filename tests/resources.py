"""The program's resources as tests use them: every file is read once in a process, not once for each desk."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property

from akutdesk.assets import Assets, Table, find_resources


class ReadOnce(Assets):
    """The same tables for everybody: nobody may change them, and nobody does."""

    def _tables(self, folder: str) -> dict[str, Table]:
        return {**self._read(folder)}

    @cached_property
    def _read(self) -> Callable[[str], dict[str, Table]]:
        return cache(super()._tables)


RESOURCES = ReadOnce(find_resources())
