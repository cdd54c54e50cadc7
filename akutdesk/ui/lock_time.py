"""The lock uses the time that the leader set, from the moment it is set, at every desk it comes to."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QObject

from akutdesk.domain.indstilling import Indstilling
from akutdesk.storage.errors import StorageError
from akutdesk.ui.changes import Changed, Changes
from akutdesk.ui.laas.frist import frister
from akutdesk.ui.laas.watch import IdleWatch
from akutdesk.ui.place import settings_of
from akutdesk.ui.workplace import Workplace


class LockTime(QObject):
    """A store that cannot be read leaves the time as it is: the desk locks all the same."""

    def __init__(self, watch: IdleWatch, workplace: Workplace, changes: Changes) -> None:
        super().__init__(workplace)
        self._watch = watch
        self._workplace = workplace
        workplace.entered.connect(self._set)
        changes.saved.connect(self._saved)

    def _saved(self, changed: Changed) -> None:
        if changed.touches(Indstilling.TYPE):
            self._set()

    def _set(self, _desk: object = None) -> None:
        desk = self._workplace.desk
        if desk is not None:
            with suppress(StorageError):
                self._watch.set_limits(frister(settings_of(desk)))
