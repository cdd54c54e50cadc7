"""The night of the acceptance script: one program on one data file, its pictures, and everything that is not a key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget

from akutdesk.app import Ports
from akutdesk.demo.pictures import Album
from akutdesk.demo.player import Steps
from akutdesk.demo.seat import Props, Seat
from akutdesk.demo.stage import Stage
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.record import Record, RecordId
from akutdesk.storage.errors import NotOpened
from akutdesk.ui.laas.seconds import boottime
from akutdesk.ui.main_window import MainWindow
from akutdesk.ui.udskriv.sheets import Sheet
from tests.fakes.printer import SwitchedPrinter
from tests.flows.blank_album import BlankAlbum
from tests.flows.played import PlayedNight, settle, shut
from tests.flows.script.desk import BEGINS, House
from tests.flows.seen import visible_words
from tests.gates.painted import cut_at, whole_lines

R = TypeVar("R", bound=Record)

_MOUSE = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class MouseEar(QObject):
    """Counts what no key has done."""

    def __init__(self, app: QObject) -> None:
        super().__init__()
        self.heard = 0
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802 - Qt's
        self.heard += event.type() in _MOUSE
        return False


@dataclass
class KeptAlbum(Album):
    """Keeps the pictures, and every word that a screen reader could have read at each."""

    said: dict[str, list[str]] = field(default_factory=dict)

    def take(self, window: MainWindow, name: str, *, large: bool = False) -> Steps:
        self.said[name] = visible_words(window)
        yield from super().take(window, name, large=large)


def plain(words: Sequence[str]) -> str:
    """Words as they are spoken: a line must not break in "over tid"."""
    return "\n".join(words).replace("\u00a0", " ")


@dataclass
class Stillness:
    """The forward-only clock: the machine's own, and what nobody waited for."""

    skipped: float = 0.0

    def seconds(self) -> float:
        return boottime() + self.skipped


@dataclass(frozen=True)
class Seen:
    """The screen as the gates look at it (tests/gates/painted.py)."""

    stage: Stage

    @property
    def window(self) -> MainWindow:
        return self.stage.window

    @property
    def area(self) -> QWidget:
        layers = self.window.layers
        return layers.overlay or layers.full or self.window.frame

    def scroll_areas(self) -> list[QScrollArea]:
        return [pane for pane in self.area.findChildren(QScrollArea) if pane.isVisible()]


class ScriptNight(PlayedNight):
    """What the rows of the script work with. `house` holds the other desk and the server."""

    def __init__(self, house: House, pictures: Path) -> None:
        self.house = house
        self.still = Stillness()
        for old in pictures.glob("*.png"):
            old.unlink()
        pictures.mkdir(parents=True, exist_ok=True)
        self.kept = KeptAlbum(pictures, lambda _: None)
        super().__init__(
            house.anna.place, clock=house.clock, album=self.kept, machine=self._hands_on
        )
        self.printer = SwitchedPrinter(self.place / "papers", navn=house.anna.words.printer)
        self.mouse = MouseEar(QApplication.instance())
        self.bo: Seat | None = None
        self._beside: Stage | None = None
        self.preview: Sequence[Sheet] = ()
        self._mark = 0

    def start(self) -> None:
        """Switch the desk on."""
        self.open(self.house.anna)

    # ---- what is counted

    def count_keys(self) -> None:
        """Count from here."""
        self._mark = self.stage.hands.keys

    @property
    def keys(self) -> int:
        """Keys since then; words that are typed count for themselves."""
        return self.stage.hands.keys - self._mark

    def said(self, picture: str) -> str:
        """What could be read when this picture was taken."""
        return plain(self.kept.said[picture])

    def says(self, words: str) -> bool:
        """Whether these words can be read now."""
        return words in plain(visible_words(self.stage.window))

    def newest(self) -> Henvendelse:
        """The contact that began last."""
        return self.contacts()[0]

    def contacts(self) -> list[Henvendelse]:
        """Those of the night, the newest first."""
        desk = self.desk
        rows = desk.store.henvendelser.liste(desk.adgang, fra=BEGINS)
        return [self.read(Henvendelse, row.rid) for row in rows]

    def all_of(self, kind: type[R]) -> list[R]:
        """Every record of a kind."""
        desk = self.desk
        rows = desk.store._file.db.execute("SELECT rid FROM record WHERE type = ?", (kind.TYPE,))
        return [self.read(kind, RecordId(rid)) for (rid,) in rows.fetchall()]

    def read(self, kind: type[R], rid: RecordId) -> R:
        """One record; what is open already leaves no line in the log, for which a full disk has no room."""
        desk = self.desk
        try:
            return desk.store.reread(desk.adgang, kind, rid)
        except NotOpened:
            return desk.store.get(desk.adgang, kind, rid)

    def cut_lines(self) -> list[tuple[str, str]]:
        """Lines of the screen that something cuts off, and what does."""
        lines = whole_lines(Seen(self.stage))
        return [(line.text, by) for line in lines if (by := cut_at(line))]

    def scrolls_sideways(self) -> list[str]:
        """Parts of the screen that are wider than their place."""
        areas = self.stage.window.findChildren(QAbstractScrollArea)
        return [
            type(one).__name__
            for one in areas
            if one.isVisible() and one.horizontalScrollBar().maximum()
        ]

    def look(self, name: str) -> Steps:
        """A picture as the screen is: no other palette, no other size."""
        yield lambda: True
        self.kept.said[name] = visible_words(self.stage.window)
        self.kept._keep(self.stage.window, name)

    def guests_names(self) -> tuple[str, ...]:
        """Everybody this house knows."""
        people = self.house.anna.year.people
        return (self.demo.words.gaest, *(one.kaldenavn for one in people if one.kaldenavn))

    def other_names(self) -> set[str]:
        """Everybody but Jonas: those who come here, and those who work here."""
        staff = {one.navn.split()[0] for one in self.house.anna.year.service.staff}
        return {*self.guests_names(), *staff} - {self.demo.words.gaest}

    # ---- what is no key

    def until(self, instant: datetime) -> Steps:
        """Let the time come."""
        if instant > self.clock.now():
            yield from self.stage.wait_until(instant)

    def nobody_types(self, seconds: float) -> Steps:
        """So long nothing is touched."""
        self.still.skipped += seconds
        yield from self.stage.pass_time(seconds=seconds)
        self.stage.composed.limbs.watch.look()
        yield lambda: True

    def leave(self) -> None:
        """Close the program as a hand would; `start` opens it again on the same file."""
        self.end()

    def empty_the_log(self) -> None:
        """The store's log holds no room that could still be written in."""
        self.desk.store._file.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def other_desk(self) -> Stage:
        """Bo's desk in Middelfart, opened beside."""
        props = Props(clock=self.clock, album=BlankAlbum(), printer=self.printer)
        self.bo = Seat(self.house.apart.second, props)
        self._beside = self.bo.open_beside()
        return self._beside

    def end(self) -> None:
        """Both desks are closed: a window that stays would trouble whatever is tested next."""
        super().end()
        if self._beside is not None:
            shut(self._beside.composed)
            self._beside = None
            settle()

    def busy(self) -> bool:
        return super().busy() or (self.bo is not None and self.bo.busy())

    def _hands_on(self, ports: Ports) -> Ports:
        return replace(
            ports,
            printer=lambda: self.printer,
            seconds=self.still.seconds,
            awake=self.still.seconds,
        )
