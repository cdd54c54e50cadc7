"""The handover on its page: shows the shift as it stands, and does with it what staff ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject

from akutdesk.domain.errors import DomainError
from akutdesk.domain.vagtoverlevering import Vagtoverlevering
from akutdesk.storage.errors import StorageError
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import RowTag
from akutdesk.ui.fields.point_list import PointRow
from akutdesk.ui.kept import Keeper
from akutdesk.ui.unkept import tell_unkept
from akutdesk.ui.vagtbord.deeds import way_to
from akutdesk.ui.vagtoverlevering.aloud import AloudScreen
from akutdesk.ui.vagtoverlevering.deeds import PointDeeds
from akutdesk.ui.vagtoverlevering.earlier_panel import EarlierPanel
from akutdesk.ui.vagtoverlevering.pane import HandoverPane
from akutdesk.ui.vagtoverlevering.point_panel import PointPanel
from akutdesk.ui.vagtoverlevering.print_panel import HandoverPrint
from akutdesk.ui.vagtoverlevering.reading import Vagten, read
from akutdesk.ui.vagtoverlevering.receiver import Receiver
from akutdesk.ui.vagtoverlevering.sheet import earlier_sheet, sheet_of
from akutdesk.ui.vagtoverlevering.signing import Signing
from akutdesk.ui.vagtoverlevering.state import Punkt, flyttet, punkter
from akutdesk.ui.vagtoverlevering.talk_panel import TalkPanel
from akutdesk.ui.vagtoverlevering.teknik import teknik
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
        self.pane.points.opened.connect(self._open)
        self.pane.points.followed.connect(self._follow)
        self.pane.points.shifted.connect(self._shift)
        self._signing = Signing(self, self.keeper, self.pane.sign, receiver)

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
            "udskriv": self.print_sheet,
            "vis_borger": self.read_aloud,
            "tidligere": self.earlier,
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
        given = taken = ""
        if report is not None and report.givet_tid is not None:
            giver = words.words.staff.get(report.givet_af, "") if report.givet_af else ""
            given = texts("vagtoverlevering.givet", navn=giver, tid=clock(report.givet_tid))
        if report is not None and report.kvitteret_tid is not None and report.kvitteret_af:
            taker = words.words.staff.get(report.kvitteret_af, "")
            tid = clock(report.kvitteret_tid)
            taken = texts("vagtoverlevering.taget", navn=taker, tid=tid)
        to = shifts.label(vagten.naeste.vagttype)
        note = "" if given else texts("vagtoverlevering.skrevet")
        self.pane.show_title(texts("vagtoverlevering.til", vagt=to), note)
        self.pane.foot.show_names(given, taken)
        if not taken and not self.pane.sign.is_begun:
            self.pane.sign.ask(f"{to[:1].upper()}{to[1:]}")

    # ---- what is done with the items

    def add(self) -> None:
        """Something of staff's own."""

        def made(alias: str, tekst: str, vigtighed: str | None) -> None:
            self._try(lambda: self.deeds().add(alias, tekst, vigtighed))

        panel = PointPanel(self.desk)
        panel.made.connect(made)
        self.desk.shell.open_overlay(panel)

    def edit(self) -> None:
        """Other words for the marked one."""
        line = self._marked()
        if line is None:
            return

        def made(alias: str, tekst: str, vigtighed: str | None) -> None:
            self._try(lambda: self.deeds().change(line, alias, tekst, vigtighed))

        panel = PointPanel(self.desk, line)
        panel.made.connect(made)
        self.desk.shell.open_overlay(panel)

    def _open(self, _rid: object) -> None:
        self.edit()

    def mark(self) -> None:
        """Another mark for the marked one."""
        self._with_marked(lambda line: self.deeds().mark(line))

    def leave_out(self) -> None:
        """Leave the marked one out, or tell it after all."""
        self._with_marked(lambda line: self.deeds().leave_out(line))

    def wish(self) -> None:
        """A word to the leader."""

        def made(tekst: str) -> None:
            self._try(lambda: self.deeds().wish_to_talk(tekst))

        panel = TalkPanel(self.desk)
        panel.made.connect(made)
        self.desk.shell.open_overlay(panel)

    def print_sheet(self) -> None:
        """The handover as it stands, on paper."""
        if self.vagten is not None:
            report = self.vagten.rapport
            lines = (
                report.teknik if report is not None and self.vagten.er_taget else teknik(self.desk)
            )
            ark = sheet_of(self.desk, self.vagten, self.lines, teknik=lines)
            self.desk.shell.open_overlay(HandoverPrint(self.desk, ark))

    def read_aloud(self) -> None:
        """In large print, for two who stand before the screen."""
        pane = self.pane
        screen = AloudScreen(
            self.desk, self.lines, title=pane.heading.text(), summary=pane.summary.text()
        )
        self.desk.shell.show_full(screen)

    def earlier(self) -> None:
        """Those given before."""
        found = self.desk.store.vagtoverleveringer.tidligere(self.desk.adgang)
        panel = EarlierPanel(self.desk, found)
        panel.chosen.connect(self._print_earlier)
        self.desk.shell.open_overlay(panel)

    def _print_earlier(self, report: Vagtoverlevering) -> None:
        def show() -> None:
            ark = earlier_sheet(self.desk, report)
            self.desk.shell.open_overlay(HandoverPrint(self.desk, ark))

        self._try(show)

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

    def _try(self, do: Callable[[], object]) -> None:
        try:
            do()
        except (StorageError, DomainError) as error:
            tell_unkept(self.desk, error)
