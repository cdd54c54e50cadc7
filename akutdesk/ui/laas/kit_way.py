"""The way in with a recovery kit: for a leader, with somebody beside them, in the log (design.md 8.25)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from akutdesk.domain.record import RecordId
from akutdesk.storage.bruger import Bruger
from akutdesk.storage.vault_errors import KitWrong
from akutdesk.ui.laas.door_screen import DoorScreen
from akutdesk.ui.laas.forside import forside_of
from akutdesk.ui.laas.guard import Door
from akutdesk.ui.messages import text_of
from akutdesk.ui.noegler import Fundet

_LONGEST_MS = 10 * 60 * 1000
"""An opened kit on an empty chair is a way in for anybody: it is put away after this."""


class KitWay(QObject):
    """`inde(Fundet, kode)`: the leader has unlocked with the new password. `syg(StorageError, arkets kode)`: the file is ill."""

    inde = Signal(object, str)
    syg = Signal(object, str)

    def __init__(
        self, door: Door, *, show: Callable[[DoorScreen], None], leave: Callable[[], None]
    ) -> None:
        super().__init__()
        self._door = door
        self._show = show
        self._leave = leave
        self._working = False

    def begin(self, kode: str = "") -> None:
        """Ask for the code; or go on with the one that just brought a backup back."""
        # Imported here: a lock is painted every night, and this is read once in years.
        from akutdesk.ui.laas.kit_page import KitScreen

        screen = KitScreen(self._door.sight, forside_of(self._door.sight, self._door.forhal))
        screen.proev.connect(partial(self._try, screen))
        screen.tilbage.connect(self._put_away)
        self._show(screen)
        self._put_away_later(screen)
        if kode:
            self._try(screen, kode)

    def _try(self, screen: Any, kode: str) -> None:
        if self._working:
            return
        self._working = True
        screen.work(self._door.sight.texts("laas.ark_arbejder"))
        self._door.jobs.run(
            partial(self._door.noegler.aabn_ark, kode),
            done=self._opened,
            failed=partial(self._not_opened, screen, kode),
            owner=screen,
        )

    def _not_opened(self, screen: Any, kode: str, error: Exception) -> None:
        from akutdesk.storage.from_backup import ILL

        if isinstance(error, ILL):
            self._put_away()
            self.syg.emit(error, kode)
            return
        self._failed(screen, "laas.ark_naeste", error)

    def _opened(self, people: tuple[Bruger, ...]) -> None:
        from akutdesk.ui.laas.kit_page import KitWhoScreen

        self._working = False
        self._leave()
        sight = self._door.sight
        front = forside_of(sight, self._door.forhal)
        screen = KitWhoScreen(sight, front, people, self._door.noegler.krav)
        screen.valgt.connect(partial(self._restore, screen))
        screen.tilbage.connect(self._put_away)
        self._show(screen)
        self._put_away_later(screen)

    def _restore(self, screen: Any, leader: Bruger, kode: str, vidne: RecordId | None) -> None:
        if self._working:
            return
        self._working = True
        screen.work(self._door.sight.texts("laas.ark_arbejder"))

        def restore() -> Fundet:
            self._door.noegler.genopret(leader, kode, vidne)
            return self._door.noegler.proev(leader.initialer, kode)

        self._door.jobs.run(
            restore,
            done=partial(self._restored, kode),
            failed=partial(self._failed, screen, "laas.ark_gem"),
            owner=screen,
        )

    def _restored(self, kode: str, found: Fundet) -> None:
        self._put_away()
        self.inde.emit(found, kode)

    def _failed(self, screen: Any, words: str, error: Exception) -> None:
        self._working = False
        texts = self._door.sight.texts
        screen.work(texts(words))
        of_another = isinstance(error, KitWrong) and not error.groups
        said = texts("laas.ark_andet_sted") if of_another else text_of(error, texts)
        screen.say(said or texts("fejl.lager"))
        self._door.shell.say(screen.answer.text(), assertive=True)

    def _put_away_later(self, screen: DoorScreen) -> None:
        """Its clock goes with the screen, whichever way the screen goes."""
        end = QTimer(screen, singleShot=True, interval=_LONGEST_MS)
        end.timeout.connect(self._put_away)
        end.start()

    def _put_away(self) -> None:
        """Nothing of the kit stays in memory."""
        self._working = False
        self._door.noegler.glem_ark()
        self._leave()
