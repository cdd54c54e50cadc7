"""A seat: one desk of the play, what it is given instead of a machine, and the stage its program stands on."""

from __future__ import annotations

from dataclasses import dataclass

from akutdesk.app import Composed
from akutdesk.demo.clock import HandClock
from akutdesk.demo.desk import DemoDesk, SameProcess, composed, opened_beside
from akutdesk.demo.pictures import Album
from akutdesk.demo.stage import Stage
from akutdesk.ui.udskriv.folder import FolderPrinter


@dataclass(frozen=True, kw_only=True)
class Props:
    """What all desks of one play share."""

    clock: HandClock
    album: Album
    printer: FolderPrinter


class Seat:
    """One desk, from its first program to whichever stands there after a full lock."""

    def __init__(self, desk: DemoDesk, props: Props) -> None:
        self.desk = desk
        self._props = props
        self._stage: Stage | None = None
        succession = SameProcess(lambda: composed(desk, self.ports), self._follow)
        self.ports = desk.ports(props.clock, lambda: props.printer, succession)

    @property
    def stage(self) -> Stage:
        """Where it is played. Raises RuntimeError before anybody sits here."""
        if self._stage is None:
            raise RuntimeError("EMPTY")
        return self._stage

    def take(self, program: Composed) -> Stage:
        """The first program stands here, and is shown."""
        self._stage = Stage(
            composed=program,
            clock=self._props.clock,
            assets=self.desk.assets,
            words=self.desk.words,
            album=self._props.album,
        )
        self._stage.fit()
        return self._stage

    def open_beside(self) -> Stage:
        """Show the program here in a process that shows another desk already."""
        program = opened_beside(self.desk, self.ports)
        program.show()
        return self.take(program)

    def busy(self) -> bool:
        """Whether its program still works on something."""
        return self._stage is not None and self._stage.busy()

    def leave(self) -> None:
        """Close the window as a hand would."""
        if self._stage is not None:
            self._stage.window.close()

    def _follow(self, fresh: Composed) -> None:
        if self._stage is not None:
            self._stage.enter(fresh)
