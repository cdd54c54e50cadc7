"""A whole desk for tests of screens: a real encrypted store, the real window, a clock that stands.

It is the demo's night of 23-24 November 2026; Anna has unlocked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from akutdesk.assets import Assets
from akutdesk.domain.adgang import Adgang
from akutdesk.domain.borger import Borger
from akutdesk.domain.codes import code_list
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.record import Record, RecordId, new_id
from akutdesk.reports.papir import papir_of
from akutdesk.storage.genesis import Founded
from akutdesk.storage.instant import millis
from akutdesk.storage.opening import open_store
from akutdesk.storage.saving import Saving
from akutdesk.storage.store import Store
from akutdesk.ui.aabne import open_items
from akutdesk.ui.changes import Changes
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import LineField
from akutdesk.ui.furnish import furnish
from akutdesk.ui.head import Head
from akutdesk.ui.jobs import Jobs
from akutdesk.ui.kopi import Kopi
from akutdesk.ui.layout import VBox
from akutdesk.ui.main_window import MainWindow
from akutdesk.ui.net.rounds import Synk
from akutdesk.ui.page import Page
from akutdesk.ui.theme import Look
from tests.fakes.printer import ScriptedPrinter
from tests.storage.folder_copy import copy_folder
from tests.storage.founded_once import founded_once
from tests.ui.shell_example import NAV

NIGHT = datetime(2026, 11, 24, 1, 14, tzinfo=UTC)
"""02.14 on the night of the demo."""

ANNA, BO, SARA = (RecordId(sign * 16) for sign in (b"A", b"B", b"S"))
HUSET = RecordId(b"E" * 16)


@dataclass
class HandClock:
    """Stands still until a test moves it."""

    instant: datetime = NIGHT

    def now(self) -> datetime:
        return self.instant

    def forward(self, **parts: float) -> None:
        """Let time pass: `forward(minutes=14)`."""
        self.instant += timedelta(**parts)


@dataclass
class NightDesk:
    """What a test needs of the desk. `desk` is what the pages get."""

    window: MainWindow
    desk: Desk
    clock: HandClock
    founded: Founded
    folder: Path

    @property
    def store(self) -> Store:
        return self.desk.store

    @property
    def page(self) -> Page:
        """The page in front."""
        page = self.window.frame.pages.page
        assert page is not None
        return page

    def save(self, *records: Record) -> None:
        """Put records into the store, as the leader may."""
        self.store.save_all(LEADER, [Saving(after=record) for record in records])

    def all_of(self, kind: type[Record]) -> tuple[Record, ...]:
        """Every record of a type, found by its history in the log of events."""
        rows = self.store._file.db.execute(
            "SELECT rid FROM record WHERE type = ? AND NOT taken_back ORDER BY rid", (kind.TYPE,)
        ).fetchall()
        return tuple(self.store.get(LEADER, kind, RecordId(rid)) for (rid,) in rows)


LEADER = Adgang(ANNA, "LEDER", "EGEN_VAGT")


class ElsewherePage(Page):
    """A page of another part of the program: it shows that it was reached, and holds some text."""

    def __init__(self, desk: Desk, rid: RecordId | None) -> None:
        super().__init__(desk)
        self.rid = rid
        self.set_head(Head(title="Andet"))
        self.field = LineField(desk.look, name="Felt")
        VBox(desk.look, self).addWidget(self.field)

    def first_focus(self) -> LineField:
        return self.field


ELSEWHERE = ("borger", "krisesamtale", "kriseplan", "overnatning", "opfoelgning", "borgere")


def open_night_desk(folder: Path, look: Look, assets: Assets) -> NightDesk:
    """Lay a founded desk into an empty folder and open its window; routes of other parts lead elsewhere."""
    clock = HandClock()
    laid = founded_once(millis(clock.now()))
    founded, store = laid.made, laid.open_in(folder, clock)
    store.sign_in(ANNA, founded.keys.person.sign)
    night = _around(folder, look, assets, (founded, clock, store))
    night.save(*_house())
    return night


def after_crash(night: NightDesk, look: Look, assets: Assets) -> NightDesk:
    """The desk as the next start finds it, if the program stopped dead now: what is on disk, no more."""
    folder = night.folder.with_name("after")
    copy_folder(night.folder, folder)
    store = open_store(folder, night.founded.keys.database, night.clock)
    store.sign_in(ANNA, night.founded.keys.person.sign)
    return _around(folder, look, assets, (night.founded, night.clock, store))


def borger(navn: str, **fields: object) -> Borger:
    """An invented citizen."""
    return Borger(id=new_id(), kaldenavn=navn, **{"identitet": "ALIAS", **fields})


def _around(
    folder: Path, look: Look, assets: Assets, inside: tuple[Founded, HandClock, Store]
) -> NightDesk:
    founded, clock, store = inside
    texts = assets.texts()
    window = MainWindow(look, texts, clock)
    desk = Desk(
        store=store,
        texts=texts,
        codes={name: code_list(name, raw) for name, raw in assets.codes().items()},
        guides=assets.guides(),
        directory=assets.directory(),
        clock=clock,
        jobs=Jobs(named=lambda _: True, crash=_raise, parent=window),
        changes=Changes(window),
        kopi=Kopi(window),
        synk=Synk(window, seconds=lambda: 0.0),
        printer=ScriptedPrinter(),
        papir=papir_of(assets),
        adgang=Adgang(ANNA, "MEDARBEJDER", "EGEN_VAGT"),
        look=look,
        shell=window,
    )
    furnish(window, desk)
    window.nav(NAV)
    desk.changes.saved.connect(lambda _: window.set_open(open_items(desk)))
    window.set_open(open_items(desk))
    for name in ELSEWHERE:
        window.route(name, _elsewhere(desk))
    return NightDesk(window, desk, clock, founded, folder)


def _elsewhere(desk: Desk) -> Callable[[RecordId | None], Page]:
    return lambda rid: ElsewherePage(desk, rid)


def _raise(error: BaseException) -> None:
    raise error


def _house() -> tuple[Record, ...]:
    return (
        Enhed(
            id=HUSET,
            navn="Dit Akuttilbud",
            telefon="00 00 00 00",
            deltagende_kommuner=("0607", "0410"),
            region="SD",
            antal_pladser=2,
            overnatning_hjemmel="BESLUTTET",
        ),
        Medarbejder(id=ANNA, initialer="AN", navn="Anna Lund", rolle="LEDER"),
        Medarbejder(id=BO, initialer="BO", navn="Bo Krogh", rolle="MEDARBEJDER"),
        Medarbejder(id=SARA, initialer="SA", navn="Sara Bech", rolle="MEDARBEJDER"),
    )
