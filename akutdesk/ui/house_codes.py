"""The code lists as the leader of the house arranged them; what is changed counts from the next form on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.codes import CodeList, med_indstilling
from akutdesk.domain.dublet import gaeldende
from akutdesk.domain.indstilling import Indstilling
from akutdesk.storage.errors import StorageError
from akutdesk.ui.changes import Changed, Changes

if TYPE_CHECKING:
    from akutdesk.storage.store import Store


class HouseCodes(Mapping[str, CodeList]):
    """A mapping that follows the settings, whoever changed them and at which desk."""

    def __init__(self, shipped: Mapping[str, CodeList], changes: Changes) -> None:
        self._shipped = shipped
        self._arranged: Mapping[str, CodeList] = {}
        self._source: tuple[Store, Adgang] | None = None
        changes.saved.connect(self._saved)

    def read(self, store: Store, adgang: Adgang) -> None:
        """Read the settings, now and whenever they are changed. Raises StorageError."""
        self._source = (store, adgang)
        self._arranged = {
            one.liste: med_indstilling(self._shipped[one.liste], one)
            for one in gaeldende(store.setup(adgang, Indstilling))
            if one.liste in self._shipped
        }

    def __getitem__(self, navn: str) -> CodeList:
        return self._arranged.get(navn) or self._shipped[navn]

    def __iter__(self) -> Iterator[str]:
        return iter(self._shipped)

    def __len__(self) -> int:
        return len(self._shipped)

    def _saved(self, changed: Changed) -> None:
        if self._source is None or not changed.touches(Indstilling.TYPE):
            return
        try:
            self.read(*self._source)
        except StorageError:
            return  # the file is busy or gone: the lists stay as they were, and the next change reads them
