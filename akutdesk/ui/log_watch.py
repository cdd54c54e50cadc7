"""Tells whoever reads the log that it is not as it was written: at each unlock, and when a round has found it (0164)."""

from __future__ import annotations

from contextlib import closing, suppress
from functools import partial

from PySide6.QtCore import QObject

from akutdesk.domain.adgang import Adgang, maa
from akutdesk.domain.kalender import kalender
from akutdesk.storage.errors import StorageError
from akutdesk.storage.logtjek import Logfund
from akutdesk.storage.store import Store
from akutdesk.ui.desk import Desk
from akutdesk.ui.pc_name import said_name
from akutdesk.ui.tidings import Tidings
from akutdesk.ui.workplace import Workplace


class LogWatch(QObject):
    """Looks at what was found each minute, and follows every chain once a day, in a job."""

    def __init__(self, workplace: Workplace, tidings: Tidings) -> None:
        super().__init__(workplace)
        self._workplace = workplace
        self._tidings = tidings
        self._told: tuple[Logfund, ...] = ()
        workplace.window.frame.minute_turned.connect(self.look)

    def greet(self) -> None:
        """Somebody has come in: what nobody has seen yet is told, and the chains are followed if it is time.

        Also whenever the program was stopped without closing.
        """
        self._told = ()
        self.look()
        desk = self._desk
        if desk is None:
            return
        try:
            if not (desk.store.condition.unclean or desk.store.logtjek.er_tid(desk.adgang)):
                return
        except StorageError:  # a busy file: another unlock asks again
            return
        work = partial(_check, desk.store, desk.adgang)
        desk.jobs.run(work, done=lambda _: self.look(), failed=lambda _: None, owner=self)

    def look(self) -> None:
        """Tell what is new of what was found; nothing to those who may not read the log."""
        desk = self._desk
        if desk is None:
            return
        with suppress(StorageError):  # a busy file: the next minute looks again
            found = desk.store.logtjek.fund(desk.adgang)
            if found and found != self._told:
                self._told = found
                self._tidings.log_differs(places(desk, found), self._seen)

    @property
    def _desk(self) -> Desk | None:
        """The desk of somebody who reads the log, as long as they may read at all (decision 0155)."""
        desk = self._workplace.desk
        if desk is None or not desk.changes.reads():
            return None
        return desk if maa(desk.adgang, "LAES_LOG") else None

    def _seen(self) -> None:
        desk = self._desk
        if desk is None:
            return
        try:
            desk.store.logtjek.set(desk.adgang)
        except StorageError as error:
            self._told = ()
            self._tidings.trouble(error)


def places(desk: Desk, found: tuple[Logfund, ...]) -> list[str]:
    """Each place as one says it: Vagtpc 1, 24. november kl. 22.03, linje 3."""
    called = desk.store.net.called()
    texts, calendar = desk.texts, kalender(desk.codes)
    said: list[str] = []
    for each in found:
        if not each.writer:
            said.append(texts("laas.log_sted_ukendt", n=each.n))
            continue
        known = called.get(each.device) if each.device else None
        pc = said_name(known, texts) if known else texts("laas.log_pc_ukendt")
        if each.begyndt is None:
            said.append(texts("laas.log_sted_pc", pc=pc, n=each.n))
            continue
        day = calendar.dag(calendar.dato(each.begyndt))
        when = calendar.klokken(each.begyndt)
        said.append(texts("laas.log_sted", pc=pc, dag=day, tid=when, n=each.n))
    return said


def _check(store: Store, adgang: Adgang) -> tuple[Logfund, ...]:
    with closing(store.beside()) as mine:
        return mine.logtjek.tjek(adgang)
