"""A PC of a house with a real server, and the real window over its store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.codes import code_list
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.record import Record, RecordId
from akutdesk.reports.papir import papir_of
from akutdesk.storage.saving import Saving
from akutdesk.sync.server import keep_setting, make_setting
from akutdesk.ui.changes import Changes
from akutdesk.ui.desk import Desk
from akutdesk.ui.furnish import furnish
from akutdesk.ui.jobs import Jobs
from akutdesk.ui.kopi import Kopi
from akutdesk.ui.main_window import MainWindow
from akutdesk.ui.messages import is_named
from akutdesk.ui.net.rounds import Synk
from akutdesk.ui.page import Page
from akutdesk.ui.synk.pill import Pill
from tests.fakes.printer import ScriptedPrinter
from tests.storage.desk import ANNA, BO, LEDER
from tests.sync.conftest import fredericia, house, middelfart
from tests.sync.house import Pc
from tests.ui.conftest import settle
from tests.ui.keyboard import Keyboard
from tests.ui.shell_example import NAV

__all__ = ["fredericia", "house", "middelfart"]

HUSET = RecordId(b"E" * 16)


@dataclass
class Seconds:
    """A clock that only goes forward, by hand."""

    at: float = 0.0

    def __call__(self) -> float:
        return self.at


@dataclass
class WindowDesk:
    """A PC with its window; `crashed` are errors nobody named."""

    pc: Pc
    window: MainWindow
    desk: Desk
    seconds: Seconds
    keys: Keyboard
    pill: Pill
    crashed: list[BaseException]

    @property
    def synk(self) -> Synk:
        return self.desk.synk

    @property
    def page(self) -> Page:
        page = self.window.frame.pages.page
        assert page is not None
        return page

    @property
    def shown(self) -> str:
        """What the pill says."""
        self.pill.show()
        return self.window.frame.bottom.net.text()

    def save(self, *records: Record) -> None:
        """A save as a page makes it."""
        self.pc.store.save_all(LEDER, [Saving(after=one) for one in records])
        self.desk.changes.tell({one.TYPE for one in records}, {one.id for one in records})


def window_over(pc: Pc, look, assets, who: Adgang = LEDER) -> WindowDesk:
    """The window of somebody at this PC."""
    texts, crashed, seconds = assets.texts(), [], Seconds()
    window = MainWindow(look, texts, pc.desk.clock)
    desk = Desk(
        store=pc.store,
        texts=texts,
        codes={name: code_list(name, raw) for name, raw in assets.codes().items()},
        guides=assets.guides(),
        directory=assets.directory(),
        clock=pc.desk.clock,
        jobs=Jobs(named=is_named, crash=crashed.append, parent=window),
        changes=Changes(window),
        kopi=Kopi(window),
        synk=Synk(window, seconds=seconds, draw=lambda: 0.5),
        printer=ScriptedPrinter(),
        papir=papir_of(assets),
        adgang=who,
        look=look,
        shell=window,
    )
    furnish(window, desk)
    window.nav(NAV)
    pill = Pill(desk, window)
    return WindowDesk(pc, window, desk, seconds, Keyboard(window), pill, crashed)


@pytest.fixture
def at_desk(fredericia, look, assets, shown) -> Iterator[WindowDesk]:
    """Anna at Fredericia's window; the PC knows its server."""
    keep_setting(fredericia.store, make_setting(fredericia.url))
    fredericia.store.save_all(
        LEDER,
        [
            Saving(after=one)
            for one in (
                Enhed(id=HUSET, navn="Dit Akuttilbud", telefon="00 00 00 00", region="SD"),
                Medarbejder(id=ANNA, initialer="AN", navn="Anna Lund", rolle="LEDER"),
                Medarbejder(id=BO, initialer="BO", navn="Bo Krogh", rolle="MEDARBEJDER"),
            )
        ],
    )
    made = window_over(fredericia, look, assets)
    shown(made.window)
    made.window.go("vagtbord")
    settle()
    yield made
    made.synk.stop()
    made.desk.jobs.stop()
    made.window.close()
    assert made.crashed == []
