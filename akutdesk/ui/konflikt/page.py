"""Two wrote the same place: both side by side, chosen place by place with digits, or left to the day shift."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from akutdesk.domain.errors import DomainError
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.record import RecordId
from akutdesk.storage.errors import NotFound, StorageError
from akutdesk.ui.changes import Changed
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import BarButton, BarHint, Head, Person, Strip
from akutdesk.ui.konflikt.deeds import is_day, leave_to_day, save_choice
from akutdesk.ui.konflikt.reading import Sag, read
from akutdesk.ui.konflikt.state import unchosen
from akutdesk.ui.konflikt.sted_view import StedView
from akutdesk.ui.layout import NARROW, Divider, HBox, VBox
from akutdesk.ui.messages import text_of
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.undo import undo_button


class KonfliktPage(Page):
    """1, 2, 3 choose at each place; Ctrl+Enter leaves it to the day shift, Alt+G saves what was chosen."""

    SCOPE: ClassVar[str] = "konflikt"
    HELP: ClassVar[str] = "konflikt"
    TITLE_KEY: ClassVar[str] = "konflikt.titel"

    def __init__(self, desk: Desk, rid: RecordId) -> None:
        """Raises NotFound, AdgangError, StorageError."""
        super().__init__(desk)
        self._rid = rid
        self.sag: Sag = read(desk, rid)
        self.chosen: dict[str, str] = {}
        self.views: list[StedView] = []
        self._day = is_day(desk)
        self._missing = Text(desk.look, "", weight=600, colour="err")
        self._missing.hide()
        self._content = QWidget()
        box = VBox(desk.look, self._content, margins=(24, 16, 24, 16))
        self._box = box
        VBox(desk.look, self).addWidget(ScrollPane(desk.look, self._content))
        self._build()
        self._show_edges()
        self.on("gem_luk", self._save if self._day else self._leave)
        self.on("gem_valg", self._leave if self._day else self._save)
        desk.changes.saved.connect(self._on_saved)

    @override
    def first_focus(self) -> QWidget:
        groups = [view.group for view in self.views if view.group is not None]
        return groups[0].stop() if groups else self._content

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (self._content,)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._box.set_narrow(self.width() < self.look.px(NARROW))

    # ---- what is shown

    def _build(self) -> None:
        look, texts, steder = self.look, self.desk.texts, self.sag.steder
        whose = {tuple(side.af for side in sted.sider) for sted in steder}
        signed = len(whose) > 1
        if not signed and steder:
            self._box.addLayout(self._header())
            self._box.addWidget(Divider(look))
        for number, sted in enumerate(steder):
            if number:
                self._box.addWidget(Divider(look))
            view = StedView(self.desk, sted, signed=signed)
            view.chosen.connect(self._chose)
            self.views.append(view)
            self._box.addWidget(view)
        self._box.space(8)
        self._box.addWidget(self._missing)
        self._box.addStretch(1)
        self._box.addWidget(Text(look, texts("konflikt.streg"), size=15, colour="text2"))
        self._box.space(4)
        note = texts("konflikt.note_plan" if self._is_plan else "konflikt.note")
        self._box.addWidget(Text(look, note, size=15, colour="text2"))

    def _header(self) -> HBox:
        look, texts = self.look, self.desk.texts
        row = HBox(look, gap=32, margins=(0, 0, 0, 8))
        for number, side in enumerate(self.sag.steder[0].sider):
            column = VBox(look)
            key = "din" if side.egen else "anden" if number else "ene"
            column.addWidget(Heading(look, texts(f"konflikt.udgave.{key}")))
            column.addWidget(Text(look, side.af, size=14, colour="text2"))
            row.addLayout(column, 1)
        return row

    @property
    def _is_plan(self) -> bool:
        return isinstance(self.sag.record, Kriseplan)

    def _show_edges(self) -> None:
        texts = self.desk.texts
        title = texts("konflikt.titel_plan" if self._is_plan else "konflikt.titel")
        person = Person(self.sag.konflikt.navn) if self.sag.konflikt.navn else None
        self.set_head(Head(title, person=person))
        main, second = "konflikt.lad_dagvagten", "konflikt.gem_valg"
        if self._day:
            main, second = "konflikt.gem_valg", "konflikt.lad_vagten"
        self.set_bar(
            BarButton("gem_luk", texts(main), kind="primary"),
            BarButton("gem_valg", texts(second)),
            BarHint(("Esc",), texts("konflikt.tilbage")),
        )

    # ---- what is done

    def _chose(self, navn: str, kode: str) -> None:
        self.chosen[navn] = kode
        self._missing.hide()

    def _save(self) -> None:
        left = unchosen(self.sag.steder, self.chosen)
        if left and (self.sag.anden is not None or not self.chosen):
            self._ask_for(left[0].navn, left[0].titel)
            return
        try:
            saved = save_choice(self.desk, self.sag, self.chosen)
        except (StorageError, DomainError) as error:
            self._refused(error)
            return
        key = "konflikt.loest_plan" if self._is_plan else "konflikt.loest"
        self._close(
            Strip("konflikt", "ok", self.desk.texts(key), buttons=(undo_button(self.desk, saved),))
        )

    def _leave(self) -> None:
        try:
            saved = leave_to_day(self.desk, self.sag)
        except (StorageError, DomainError) as error:
            self._refused(error)
            return
        words = self.desk.texts("konflikt.senere")
        self._close(Strip("konflikt", "ok", words, buttons=(undo_button(self.desk, saved),)))

    def _close(self, strip: Strip) -> None:
        self.desk.shell.close_page(self)
        self.desk.shell.done(strip)

    def _ask_for(self, navn: str, titel: str) -> None:
        words = self.desk.texts("konflikt.mangler", titel=titel)
        self._missing.setText(words)
        self._missing.show()
        self._missing.updateGeometry()
        self.desk.shell.say(words, assertive=True)
        for view in self.views:
            if view.sted.navn == navn and view.group is not None:
                view.group.stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, error: Exception) -> None:
        words = text_of(error, self.desk.texts) or self.desk.texts("fejl.lager")
        self.desk.shell.done(Strip("konflikt", "err", words))

    def _on_saved(self, changed: Changed) -> None:
        """Somebody else has chosen meanwhile, here or elsewhere: then there is nothing left to choose."""
        if not self.isVisible() or self._rid not in changed.ids:
            return
        try:
            read(self.desk, self._rid)
        except NotFound:
            self._close(Strip("konflikt", "info", self.desk.texts("konflikt.allerede")))
