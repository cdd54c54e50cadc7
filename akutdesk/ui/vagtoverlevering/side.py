"""The handover on its page: shows the shift as it stands, and does with it what staff ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject

from akutdesk.domain.errors import DomainError
from akutdesk.storage.errors import StorageError
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import RowTag
from akutdesk.ui.kept import Keeper
from akutdesk.ui.unkept import tell_unkept
from akutdesk.ui.vagtoverlevering.deeds import PointDeeds, way_to
from akutdesk.ui.vagtoverlevering.pane import HandoverPane
from akutdesk.ui.vagtoverlevering.point_list import PointRow
from akutdesk.ui.vagtoverlevering.point_panel import PointPanel
from akutdesk.ui.vagtoverlevering.reading import Vagten, read
from akutdesk.ui.vagtoverlevering.receiver import Receiver
from akutdesk.ui.vagtoverlevering.signing import Signing
from akutdesk.ui.vagtoverlevering.state import Punkt, flyttet, punkter
from akutdesk.ui.vagtoverlevering.talk_panel import TalkPanel
from akutdesk.ui.vagtoverlevering.words import Sprog, sprog

STRIP: Final = "vagtoverlevering"
_TAGS: Final = {"VIGTIG": ("warn", "flag"), "HUSK": ("plain", "")}


class HandoverSide(QObject):
    """Owns the pane. `receiver` is the door; where there is none, nobody can sign."""

    def __init__(self, desk: Desk, parent: QObject, receiver: Receiver | None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.pane = HandoverPane(desk)
        self.vagten: Vagten | None = None
        self.lines: tuple[Punkt, ...] = ()
        self.keeper = Keeper(desk, STRIP, self.refresh)
        self.pane.points.opened.connect(lambda _: self.edit())
        self.pane.points.followed.connect(self._follow)
        self.pane.points.shifted.connect(self._shift)
        self._signing = Signing(self, receiver)

    @property
    def answers(self) -> dict[str, Callable[[], None]]:
        """What the page answers for it, by action."""
        return {
            "nyt_punkt": self.add,
            "tal_med": self.wish,
            "ret_punkt": self.edit,
            "vigtigt": self.mark,
            "udelad": self.leave_out,
            "til_kilden": self.to_source,
            "gem_luk": self._signing.give_or_take,
        }

    # ---- what is shown

    def refresh(self) -> None:
        """Read the shift again. What cannot be read is said, and what stood there stays."""
        desk = self.desk
        try:
            self.vagten = read(desk, desk.clock.now())
        except (StorageError, DomainError) as error:
            tell_unkept(desk, error)
            return
        words = sprog(desk, self.vagten)
        self.lines = punkter(words.forslag(), self.vagten.gemte)
        self.pane.show_points([self._row(line) for line in self.lines], words.summary())
        self._show_names(words)

    def _row(self, line: Punkt) -> PointRow:
        texts = self.desk.texts
        kind = line.vigtighed
        tag = None
        if kind in _TAGS:
            shade, icon = _TAGS[kind]
            tag = RowTag(self.desk.codes["vigtighed"].label(kind), shade, icon=icon)
        return PointRow(
            id=line.id,
            title=line.alias,
            text=line.tekst,
            tag=tag,
            link=line.forslag.link if line.forslag else "",
            left_out=texts("vagtoverlevering.udeladt") if line.udeladt else "",
        )

    def _show_names(self, words: Sprog) -> None:
        vagten, texts = words.vagten, self.desk.texts
        shifts = self.desk.codes["vagt_bestemt"]
        report, clock = vagten.rapport, words.words.calendar.klokken
        note = texts("vagtoverlevering.skrevet")
        taken = ""
        if report is not None and report.givet_tid is not None:
            giver = words.words.staff.get(report.givet_af, "") if report.givet_af else ""
            note = texts("vagtoverlevering.givet", navn=giver, tid=clock(report.givet_tid))
        if report is not None and report.kvitteret_tid is not None and report.kvitteret_af:
            taker = words.words.staff.get(report.kvitteret_af, "")
            tid = clock(report.kvitteret_tid)
            taken = texts("vagtoverlevering.taget", navn=taker, tid=tid)
        to = shifts.label(vagten.naeste.vagttype)
        self.pane.show_title(texts("vagtoverlevering.til", vagt=to), note)
        self.pane.show_taken(taken)
        if not taken and not self.pane.sign.is_begun:
            self.pane.sign.ask(f"{to[:1].upper()}{to[1:]}")

    # ---- what is done with the items

    def add(self) -> None:
        """Something of staff's own."""
        panel = PointPanel(self.desk)
        panel.made.connect(lambda *words: self.deeds().add(*words))
        self.desk.shell.open_overlay(panel)

    def edit(self) -> None:
        """Other words for the marked one."""
        line = self._marked()
        if line is not None:
            panel = PointPanel(self.desk, line)
            panel.made.connect(lambda *words: self.deeds().change(line, *words))
            self.desk.shell.open_overlay(panel)

    def mark(self) -> None:
        """Another mark for the marked one."""
        self._with_marked(lambda line: self.deeds().mark(line))

    def leave_out(self) -> None:
        """Leave the marked one out, or tell it after all."""
        self._with_marked(lambda line: self.deeds().leave_out(line))

    def wish(self) -> None:
        """A word to the leader."""
        panel = TalkPanel(self.desk)
        panel.made.connect(lambda tekst: self.deeds().wish_to_talk(tekst))
        self.desk.shell.open_overlay(panel)

    def to_source(self) -> None:
        """Open what the marked one comes from."""
        self._follow(self.pane.points.marked)

    def _follow(self, rid: object) -> None:
        line = next((one for one in self.lines if one.id == rid), None)
        if line is not None and line.kilde is not None:
            borger = line.forslag.borger_id if line.forslag else None
            self.desk.shell.go(*way_to(line.kilde, borger))

    def _shift(self, rid: object, by: int) -> None:
        moved = flyttet(self.lines, rid, by)
        if moved is not None:
            self._try(lambda: self.deeds().place(moved))

    def _with_marked(self, do: Callable[[Punkt], object]) -> None:
        line = self._marked()
        if line is not None:
            self._try(lambda: do(line))

    def _marked(self) -> Punkt | None:
        rid = self.pane.points.marked
        return next((one for one in self.lines if one.id == rid), None)

    def deeds(self) -> PointDeeds:
        """What can be done with the items."""
        if self.vagten is None:
            raise RuntimeError("NOT_READ")
        return PointDeeds(self.keeper, self.vagten)

    def _try(self, do: Callable[[], object]) -> bool:
        try:
            do()
        except (StorageError, DomainError) as error:
            tell_unkept(self.desk, error)
            return False
        return True
