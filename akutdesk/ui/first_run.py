"""The first run as part of a process's life: shown where there is no desk, and steps 3 and 4 again later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from akutdesk.domain.record import RecordId
from akutdesk.storage import setup_draft
from akutdesk.storage.bruger import Bruger
from akutdesk.storage.claim import holds_desk, restore_begun
from akutdesk.storage.errors import StorageError
from akutdesk.ui.desk_maker import DeskMaker
from akutdesk.ui.laas.guard import Door
from akutdesk.ui.main_window import MainWindow
from akutdesk.ui.noegler import Fundet

if TYPE_CHECKING:
    from akutdesk.ui.gendannelse.restore_work import RestoreWork
    from akutdesk.ui.noegler import Grundlaeggelse
    from akutdesk.ui.opsaetning.setup import Setup
    from akutdesk.ui.opsaetning.state import Sted
    from akutdesk.ui.opsaetning.step import Bench
    from akutdesk.ui.tilslutning.join_work import JoinWork


@dataclass(frozen=True, kw_only=True)
class Ground:
    """Where a desk is made, and by what."""

    folder: Path
    first: Callable[[], Grundlaeggelse]
    """Made when it is first needed: a desk that exists never reads that part."""
    join: Callable[[], JoinWork]
    """The same for a PC that joins a place which is there already."""
    restore: Callable[[], RestoreWork]
    """The same for a PC that is to be what another was."""


class FirstRun(QObject):
    """`inde(Bruger)`: the leader is in the new desk. `afvist(StorageError)`: it cannot be opened."""

    inde = Signal(object)
    afvist = Signal(object)
    akutkort = Signal()
    """F12: the numbers one calls in an emergency are never out of reach."""
    med = Signal()
    """The PC has joined a place: it is a desk now, and locked."""
    begyndt = Signal()
    """Step 3: the desk is open, so an idle desk must lock from now on."""

    def __init__(self, door: Door, window: MainWindow, maker: DeskMaker, *, ground: Ground) -> None:
        super().__init__(window)
        self._door = door
        self._window = window
        self._maker = maker
        self._ground = ground
        self._setup: Setup | None = None
        self._leder: Bruger | None = None
        self._typed: dict[RecordId, tuple[str, str, str]] = {}
        """Somebody a leader was about to add when a telephone rang; in memory only."""

    def is_due(self) -> bool:
        """Whether there is no finished desk here. Cheap where there is one (design.md 6)."""
        folder = self._ground.folder
        if not holds_desk(folder):
            return True
        begun = setup_draft.is_kept(folder) or restore_begun(folder)
        return begun and not self._ground.first().findes()

    def begin(self) -> None:
        """The first question; or step 1, with what an earlier start kept of it."""
        if setup_draft.is_kept(self._ground.folder):
            self._new_place()
            return
        from akutdesk.storage.pending import is_pending
        from akutdesk.ui.tilslutning.first_question import FirstQuestion

        question = FirstQuestion(self._door, self._window, self._ground.join())
        question.nyt.connect(self._new_place)
        question.hent.connect(self._way_back)
        question.med.connect(self.med)
        question.akutkort.connect(self.akutkort)
        question.begin(waits=is_pending(self._ground.folder))

    def _way_back(self) -> None:
        from akutdesk.ui.gendannelse.way_back import WayBack

        way = WayBack(self._door, self._window, self._ground.restore())
        way.hjem.connect(self.med)
        way.tilbage.connect(self.begin)
        way.akutkort.connect(self.akutkort)
        way.begin()

    def _new_place(self) -> None:
        setup = self._make(_sted(setup_draft.read(self._ground.folder)))
        setup.oprettet.connect(self._made)
        setup.slut.connect(self._ended)
        self._window.show_full(setup.screen)

    def go_on(self, leder: Bruger, *, test_page: bool = False) -> None:
        """Steps 3 and 4 again, for a leader who is in; or only the last one, the test page."""
        if self._setup is not None or leder.rolle != "LEDER":
            return
        setup = self._make(_sted({}))
        setup.slut.connect(self._leave)
        setup.screen.can_leave()
        setup.screen.luk.connect(self._leave_asked)
        for action in ("opkald", "kort_opkald", "laas"):
            setup.screen.on(action, partial(self._leave_for, leder.id, action))
        if test_page:
            from akutdesk.ui.opsaetning.state import Trin

            setup.let_in(leder, at=Trin.PROEVE)
        else:
            setup.let_in(leder)
            setup.put_back(self._typed.pop(leder.id, ("", "", "")))
        self._window.show_full(setup.screen)

    def put_away(self) -> None:
        """A lock is about to fall: what was begun here is dropped, and done again later."""
        if self._setup is not None:
            self._leave()

    def bench(self) -> Bench:
        """What the steps of set-up work with."""
        from akutdesk.ui.opsaetning.step import Bench
        from akutdesk.ui.udskriv.paper_job import Papers

        return Bench(
            sight=self._door.sight,
            codes=self._maker.codes,
            jobs=self._door.jobs,
            papers=Papers(self._maker.printer, self._maker.papir),
            krav=self._door.noegler.krav,
            open_overlay=self._window.open_overlay,
            say=self._window.say,
        )

    def _make(self, sted: Sted) -> Setup:
        # Imported here: nobody who only unlocks needs the first run.
        from akutdesk.ui.opsaetning.setup import Founders, Setup

        bench = self.bench()
        folder = self._ground.folder
        founders = Founders(
            first=self._ground.first(),
            noegler=self._door.noegler,
            keep=lambda kept: setup_draft.write(folder, _facts(kept)),
            forget=lambda: setup_draft.forget(folder),
        )
        self._setup = Setup(bench, founders, sted=sted)
        self._setup.screen.on("akutkort", self.akutkort.emit)
        return self._setup

    def _made(self, found: Fundet) -> None:
        try:
            self._leder = self._door.noegler.lad_ind(found)
        except StorageError as error:
            self.afvist.emit(error)
            return
        if self._setup is not None:
            self._setup.let_in(self._leder)
            self._setup.screen.on("opkald", self._rings)
            self.begyndt.emit()

    def _ended(self) -> None:
        self._leave()
        if self._leder is not None:
            self.inde.emit(self._leder)

    def _rings(self) -> None:
        """The desk is there: the clock starts where the leader chooses a shift code, and set-up can wait."""
        if self._setup is not None and self._leder is not None:
            self._typed[self._leder.id] = self._setup.typed()
            self._ended()
            self._window.dispatch.run("opkald")

    def _leave_asked(self) -> None:
        if self._setup is not None and self._setup.may_leave():
            self._leave()

    def _leave_for(self, leder: RecordId, action: str) -> None:
        """The telephone, or the lock: it goes first, and what was typed is there again afterwards."""
        if self._setup is not None:
            self._typed[leder] = self._setup.typed()
            self._leave()
        self._window.dispatch.run(action)

    def _leave(self) -> None:
        self._setup = None
        self._window.leave_full()


def _facts(sted: Sted) -> dict[str, Any]:
    kept = asdict(sted)
    return {**kept, "kommuner": list(sted.kommuner)}


def _sted(facts: setup_draft.Facts) -> Sted:
    from akutdesk.ui.opsaetning.state import Sted

    known = {field.name for field in fields(Sted)}
    texts = {name: v for name, v in facts.items() if name in known and isinstance(v, str)}
    towns = facts.get("kommuner", [])
    return Sted(**texts, kommuner=tuple(towns) if isinstance(towns, list) else ())
