"""The handover on its page: shows the shift as it stands, and does with it what staff ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject

from akutdesk.domain.errors import DomainError
from akutdesk.storage.errors import StorageError
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import RowTag
from akutdesk.ui.head import Strip
from akutdesk.ui.kept import Keeper
from akutdesk.ui.unkept import tell_unkept
from akutdesk.ui.vagtoverlevering import giving
from akutdesk.ui.vagtoverlevering.deeds import PointDeeds, way_to
from akutdesk.ui.vagtoverlevering.pane import HandoverPane
from akutdesk.ui.vagtoverlevering.point_list import PointRow
from akutdesk.ui.vagtoverlevering.point_panel import PointPanel
from akutdesk.ui.vagtoverlevering.reading import Vagten, read
from akutdesk.ui.vagtoverlevering.receiver import Afslag, Modtager, Receiver
from akutdesk.ui.vagtoverlevering.state import Punkt, flyttet, punkter
from akutdesk.ui.vagtoverlevering.talk_panel import TalkPanel
from akutdesk.ui.vagtoverlevering.technics import technics
from akutdesk.ui.vagtoverlevering.words import Sprog, sprog

STRIP: Final = "vagtoverlevering"
_TAGS: Final = {"VIGTIG": ("warn", "flag"), "HUSK": ("plain", "")}


class HandoverSide(QObject):
    """Owns the pane. `receiver` is the door; where there is none, nobody can sign."""

    def __init__(self, desk: Desk, parent: QObject, receiver: Receiver | None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._receiver = receiver
        self.pane = HandoverPane(desk)
        self.vagten: Vagten | None = None
        self.lines: tuple[Punkt, ...] = ()
        self.keeper = Keeper(desk, STRIP, self.refresh)
        self._proving = False
        self.pane.points.opened.connect(lambda _: self.edit())
        self.pane.points.followed.connect(self._follow)
        self.pane.points.shifted.connect(self._shift)
        self.pane.sign.signed.connect(self._sign)

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
            "gem_luk": self.give_or_take,
        }

    # ---- what is shown

    def refresh(self) -> None:
        """Read the shift again. What cannot be read is said, and what stood there stays."""
        desk = self._desk
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
        texts = self._desk.texts
        kind = line.vigtighed
        tag = None
        if kind in _TAGS:
            shade, icon = _TAGS[kind]
            tag = RowTag(self._desk.codes["vigtighed"].label(kind), shade, icon=icon)
        return PointRow(
            id=line.id,
            title=line.alias,
            text=line.tekst,
            tag=tag,
            link=line.forslag.link if line.forslag else "",
            left_out=texts("vagtoverlevering.udeladt") if line.udeladt else "",
        )

    def _show_names(self, words: Sprog) -> None:
        vagten, texts = words.vagten, self._desk.texts
        shifts = self._desk.codes["vagt_bestemt"]
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
        panel = PointPanel(self._desk)
        panel.made.connect(lambda *words: self._deeds().add(*words))
        self._desk.shell.open_overlay(panel)

    def edit(self) -> None:
        """Other words for the marked one."""
        line = self._marked()
        if line is not None:
            panel = PointPanel(self._desk, line)
            panel.made.connect(lambda *words: self._deeds().change(line, *words))
            self._desk.shell.open_overlay(panel)

    def mark(self) -> None:
        """Another mark for the marked one."""
        self._with_marked(lambda line: self._deeds().mark(line))

    def leave_out(self) -> None:
        """Leave the marked one out, or tell it after all."""
        self._with_marked(lambda line: self._deeds().leave_out(line))

    def wish(self) -> None:
        """A word to the leader."""
        panel = TalkPanel(self._desk)
        panel.made.connect(lambda tekst: self._deeds().wish_to_talk(tekst))
        self._desk.shell.open_overlay(panel)

    def to_source(self) -> None:
        """Open what the marked one comes from."""
        self._follow(self.pane.points.marked)

    def _follow(self, rid: object) -> None:
        line = next((one for one in self.lines if one.id == rid), None)
        if line is not None and line.kilde is not None:
            borger = line.forslag.borger_id if line.forslag else None
            self._desk.shell.go(*way_to(line.kilde, borger))

    def _shift(self, rid: object, by: int) -> None:
        moved = flyttet(self.lines, rid, by)
        if moved is not None:
            self._try(lambda: self._deeds().place(moved))

    def _with_marked(self, do: Callable[[Punkt], object]) -> None:
        line = self._marked()
        if line is not None:
            self._try(lambda: do(line))

    def _marked(self) -> Punkt | None:
        rid = self.pane.points.marked
        return next((one for one in self.lines if one.id == rid), None)

    def _deeds(self) -> PointDeeds:
        if self.vagten is None:
            raise RuntimeError("NOT_READ")
        return PointDeeds(self.keeper, self.vagten)

    def _try(self, do: Callable[[], object]) -> bool:
        try:
            do()
        except (StorageError, DomainError) as error:
            tell_unkept(self._desk, error)
            return False
        return True

    # ---- giving and taking

    def give_or_take(self) -> None:
        """Give the shift; where somebody has begun to sign, they take it."""
        if self.vagten is None or self.vagten.er_taget:
            return
        if self.pane.sign.is_begun:
            self.pane.sign.enter()
        elif self.give():
            self.pane.sign.begin()

    def give(self) -> bool:
        """Store every item's words and the handover; one that is given as it stands is not given again."""
        vagten, desk = self.vagten, self._desk
        if vagten is None:
            return False
        try:
            lines = technics(desk)
            savings = giving.given(desk, vagten, self.lines, deeds=self._deeds(), teknik=lines)
        except (StorageError, DomainError) as error:
            tell_unkept(desk, error)
            return False
        words = desk.texts("vagtoverlevering.er_givet")
        return not savings or self.keeper.keep(savings, words)

    def _sign(self, initialer: str, kode: str) -> None:
        sign, texts = self.pane.sign, self._desk.texts
        if self._receiver is None:
            sign.refuse(texts("vagtoverlevering.tegn.mangler_port"))
        elif not self._proving:
            self._proving = True
            sign.say(texts("vagtoverlevering.tegn.arbejder"), trouble=False)
            self._receiver.prove(initialer, kode, done=self._right, failed=self._wrong)

    def _wrong(self, afslag: Afslag) -> None:
        self._proving = False
        key = f"vagtoverlevering.tegn.{afslag.kode}"
        words = self._desk.texts(key, **afslag.places)
        self.pane.sign.refuse(words)
        self._desk.shell.say(words, assertive=True)

    def _right(self, modtager: Modtager) -> None:
        """The shift is given as it stands now, then taken; the desk is the receiver's from here on."""
        self._proving = False
        desk, texts = self._desk, self._desk.texts
        report = self.vagten.rapport if self.give() and self.vagten else None
        if report is None or not giving.take(desk, report, modtager.adgang):
            self.pane.sign.refuse(texts("vagtoverlevering.tegn.kan_ikke"))
            return
        self.pane.sign.forget()
        self.refresh()
        shift = desk.codes["vagt_bestemt"].label(report.vagt_til or "DAG")
        modtager.come_in()
        words = texts("vagtoverlevering.er_taget", vagt=shift)
        desk.shell.done(Strip(STRIP, "ok", words))
