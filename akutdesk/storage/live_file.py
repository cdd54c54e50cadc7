"""The open file as the store's calls reach it: one whose disk failed is opened anew first (F06)."""

from __future__ import annotations

from abc import ABC, abstractmethod

from akutdesk.storage.open_file import OpenFile


class LiveFile(ABC):
    """Base of the store's parts."""

    def __init__(self, file: OpenFile) -> None:
        self._live = file

    @property
    def _file(self) -> OpenFile:
        if self._live.fault.seen:
            self._mend()
        return self._live

    @abstractmethod
    def _mend(self) -> None:
        """Give the calls a connection that works again. Raises what opening raises."""
