"""Tells whoever reads the log that it, or the file, is not as it was written (0164, 0187).

At each unlock, and when a round has found it.
"""

from __future__ import annotations

from contextlib import closing, suppress
from functools import partial

from PySide6.QtCore import QObject

from akutdesk.domain.adgang import Adgang, maa
from akutdesk.domain.errors import AdgangError
from akutdesk.domain.kalender import kalender
from akutdesk.storage.errors import StorageError
from akutdesk.storage.logtjek import Logfund
from akutdesk.storage.store import Store
from akutdesk.ui.desk import Desk
from akutdesk.ui.pc_name import said_name
from akutdesk.ui.tidings import Tidings
from akutdesk.ui.workplace import Workplace


class LogWatch(QObject):
    """Looks at what was found each minute; once a day, in a job, every chain is followed and every sum made again."""

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
            of_log = tuple(each for each in found if not each.tabel)
            told = (
                of_log or found
            )  # the tables once the log is written down: each name is to be read
            if told and told != self._told:
                self._told = told
                if of_log:
                    self._tidings.log_differs(places(desk, told), self._seen)
                else:
                    self._tidings.log_differs([tables(desk, told)], self._seen, what="fil")

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
        work = partial(_write_down, desk.store, desk.adgang, self._told)
        desk.jobs.run(work, done=lambda _: self.look(), failed=self._is_not_kept, owner=self)

    def _is_not_kept(self, error: Exception) -> None:
        """The next minute tells the places again."""
        self._told = ()
        if not isinstance(error, StorageError | AdgangError):
            raise error
        self._tidings.trouble(error)


def places(desk: Desk, found: tuple[Logfund, ...]) -> list[str]:
    """Each place in the log as one says it: Vagtpc 1, 24. november kl. 22.03, linje 3."""
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


def tables(desk: Desk, found: tuple[Logfund, ...]) -> str:
    """All tables that were changed, in one place: whoever writes it down sees each name."""
    names = ", ".join(each.tabel for each in found)
    if len(found) == 1:
        return desk.texts("laas.fil_sted", tabel=names)
    return desk.texts("laas.fil_steder", tabeller=names)


def _check(store: Store, adgang: Adgang) -> tuple[Logfund, ...]:
    with closing(store.beside()) as mine:
        return mine.logtjek.tjek(adgang)


def _write_down(store: Store, adgang: Adgang, told: tuple[Logfund, ...]) -> None:
    """A sum made anew reads its whole table."""
    with closing(store.beside()) as mine:
        mine.logtjek.set(adgang, told)
