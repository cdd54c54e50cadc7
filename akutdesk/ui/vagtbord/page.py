"""V1, the first screen of a shift: two panes of plain lists, and three ways to begin (mock-up 02)."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from akutdesk.domain.enhed import Enhed
from akutdesk.domain.record import RecordId
from akutdesk.domain.vagt import Vagtperiode, vagtperiode
from akutdesk.domain.vagtgraenser import Vagtgraenser
from akutdesk.storage.act import Saved
from akutdesk.storage.raekker import KontaktRaekke, OpfoelgningRaekke, PunktRaekke
from akutdesk.ui import keys
from akutdesk.ui.changes import Changed
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button
from akutdesk.ui.head import BarHint, Head, Strip
from akutdesk.ui.layout import NARROW, NARROW_EDGE, HBox, VBox
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.panes import TwoPanes
from akutdesk.ui.soon import Soon
from akutdesk.ui.undo import undo_button
from akutdesk.ui.vagtbord import deeds, rows, state
from akutdesk.ui.vagtbord.panes import LeftPane, RightPane
from akutdesk.ui.vagtbord.senge import Seng, bed_row, beds_of

TICK_MS = 1000
_RIGHT = 477  # the right pane of mock-up 02
_LOW = 190
"""Below this height, as under two message lines in large print, the three starts take no more room than a button."""
STRIP = "vagtbord"
_MOMENT = timedelta(seconds=1)


class VagtbordPage(Page):
    """Reads the store when it is shown, when something is saved, and each minute."""

    HELP: ClassVar[str] = "vagtbord"
    TITLE_KEY: ClassVar[str] = "vagtbord.titel"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.left = LeftPane(desk)
        self.right = RightPane(desk)
        self._tasks: dict[object, OpfoelgningRaekke] = {}
        self._contacts: dict[object, KontaktRaekke] = {}
        self._unread: tuple[PunktRaekke, ...] = ()
        self._beds: dict[object, Seng] = {}
        self._minute = ""
        self.starts = self._make_starts()
        panes = TwoPanes(desk.look, self.left, self.right, right_width=_RIGHT)
        panes.line_foot = 24
        self._top = HBox(desk.look, gap=12, margins=(24, 19, 24, 28)).from_left(*self.starts)
        box = VBox(desk.look, self)
        box.addLayout(self._top)
        box.addWidget(panes, 1)
        self._soon = Soon(self, self.refresh)
        self._connect()
        self.set_head(Head(title=desk.texts("vagtbord.titel")))

    # ---- what the shell asks

    @override
    def first_focus(self) -> QWidget:
        """What is to be done; where nothing is, the telephone."""
        return self.left.tasks if self._tasks else self.starts[0]

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self.left.tasks, self.left.contacts, self.right.handover, self.right.beds)

    @override
    def on_enter(self) -> None:
        self.refresh()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self.look.px(NARROW)
        edge = NARROW_EDGE if narrow else 24
        low = self.height() < self.look.px(_LOW)
        above, below = (10, 8) if low else (19, 28)
        self._top.set_measures(gap=8 if narrow else 12, margins=(edge, above, edge, below))
        for button, icon in zip(self.starts, _ICONS, strict=True):
            button.set_icon("" if narrow else icon)
            button.set_size("page" if low else "start")

    # ---- what is shown

    def refresh(self) -> None:
        """Read every list again."""
        desk, now = self.desk, self.desk.clock.now()
        place = self._place()
        shift = vagtperiode(now, place.vagtgraenser)
        beds = beds_of(desk, place, now)
        words = rows.words_of(desk, beds)
        self._show_tasks(words, shift, now)
        self._show_contacts(words, shift)
        is_used = place.overnatning_hjemmel != "INGEN" or any(bed.gaest for bed in beds)
        self._beds = {bed.id: bed for bed in beds} if is_used else {}
        said = partial(bed_row, desk.texts, words.calendar, nu=now, most=place.max_naetter)
        self.right.show_beds([said(bed) for bed in self._beds.values()])
        self._show_handover(words, shift)
        self.left.show_quiet(quiet=state.is_quiet(self._tasks, self._contacts))
        self.set_bar(*self._hints())

    def tick(self) -> None:
        """A minute may have passed: something may be over its time now."""
        minute = self.desk.clock.now().strftime("%H%M")
        if minute != self._minute and self.isVisible():
            self._minute = minute
            self.refresh()

    def _hints(self) -> list[BarHint]:
        """The keys that do something now."""
        texts = self.desk.texts
        hints = [BarHint((keys.hint("naeste_rude"),), texts("skal.tast.naeste_rude"))]
        if self._tasks:
            hints.insert(0, BarHint((texts("skal.mellemrum"),), texts("vagtbord.gjort")))
        if self._tasks or self._contacts or self._beds:
            hints.insert(0, BarHint(("Enter",), texts("vagtbord.aabn")))
        return hints

    def _show_tasks(self, words: rows.Words, shift: Vagtperiode, now: datetime) -> None:
        found = self.desk.store.vagtbord.opfoelgninger(self.desk.adgang, shift.slut)
        self._tasks = {row.rid: row for row in found}
        ends = words.calendar.hel_time(shift.slut)
        title = self.desk.texts("vagtbord.skal_goeres", tid=ends)
        self.left.show_tasks([rows.task_row(words, row, now) for row in found], title)

    def _show_contacts(self, words: rows.Words, shift: Vagtperiode) -> None:
        desk = self.desk
        found = desk.store.vagtbord.kontakter(desk.adgang, shift.start, shift.slut)
        still_open = [row.rid for row in desk.store.vagtbord.kladder(desk.adgang)]
        shown = state.contacts(found, still_open)
        self._contacts = {row.rid: row for row in shown}
        note = rows.count_of(words, shown)
        self.left.show_contacts([rows.contact_row(words, row) for row in shown], note)

    def _show_handover(self, words: rows.Words, shift: Vagtperiode) -> None:
        before = vagtperiode(shift.start - _MOMENT, self._place().vagtgraenser)
        found = self.desk.store.vagtbord.punkter(self.desk.adgang, before.start)
        points = state.punkter(found, before, shift.vagttype)
        self._unread = points.ulaeste
        shift_name = self.desk.codes["vagt_bestemt"].label(before.vagttype)
        title = self.desk.texts("vagtbord.fra", vagt=shift_name)
        self.right.handover.show_points(points, words, title)
        self.right.reminders.show_points(points, words)
        self.right.folder.refresh()

    def _place(self) -> Enhed:
        found = self.desk.store.setup(self.desk.adgang, Enhed)
        return found[0] if found else Enhed(id=RecordId(b""), vagtgraenser=(Vagtgraenser(),))

    # ---- what is done

    def _make_starts(self) -> tuple[Button, ...]:
        texts, look = self.desk.texts, self.look
        made: list[Button] = []
        for action, icon in zip(_STARTS, _ICONS, strict=True):
            button = Button(
                look,
                texts(f"skal.tast.{action}"),
                kind="second" if made else "primary",
                icon=icon,
                keys=keys.hint(action),
                size="start",
            )
            button.clicked.connect(lambda _=False, action=action: self.desk.shell.run(action))
            made.append(button)
        return tuple(made)

    def _connect(self) -> None:
        self.left.tasks.opened.connect(self._open_task)
        self.left.tasks.ticked.connect(self._tick_off)
        self.left.contacts.opened.connect(self._open_contact)
        self.right.beds.opened.connect(self._open_bed)
        self.right.handover.read.connect(self._read)
        self.right.handover.opened.connect(self._open_point)
        self.desk.changes.saved.connect(self._on_saved)
        timer = QTimer(self, interval=TICK_MS)
        timer.timeout.connect(self.tick)
        timer.start()

    def _on_saved(self, _: Changed) -> None:
        self._soon.start()

    def _open_task(self, rid: object) -> None:
        row = self._tasks.get(rid)
        if row is not None:
            deeds.open_task(self.desk, row)

    def _open_bed(self, rid: object) -> None:
        bed = self._beds.get(rid)
        if bed is not None:
            self.desk.shell.go("overnatning", bed.gaest.rid if bed.gaest else None)

    def _open_contact(self, rid: object) -> None:
        row = self._contacts.get(rid)
        if row is not None and row.type == "henvendelse":
            self.desk.shell.go("henvendelse", row.rid)

    def _open_point(self, punkt: PunktRaekke) -> None:
        if punkt.kilde is not None:
            self.desk.shell.go(*deeds.way_to(punkt.kilde, punkt.borger_id))
        elif punkt.borger_id is not None:
            self.desk.shell.go("borger", punkt.borger_id)

    def _tick_off(self, rid: object) -> None:
        row = self._tasks.get(rid)
        if row is None:
            return
        following = self.left.after(rid)
        saved = deeds.tick(self.desk, row)
        self._tell(saved, "vagtbord.sat_gjort" if not state.is_done(row) else "vagtbord.sat_aaben")
        self.left.tasks.mark(following)

    def _read(self) -> None:
        saved = deeds.acknowledge(self.desk, self._unread)
        self._tell(saved, "vagtbord.er_laest")
        self.left.tasks.setFocus()

    def _tell(self, saved: Saved | None, key: str) -> None:
        if saved is None:
            return
        self.desk.changes.tell(saved.changes.types, saved.changes.ids)
        undo = undo_button(self.desk, saved)
        self.desk.shell.done(Strip(STRIP, "ok", self.desk.texts(key), buttons=(undo,)))


_STARTS = ("opkald", "ny_henvendelse", "kort_opkald")
_ICONS = ("phone", "door-enter", "phone-off")
