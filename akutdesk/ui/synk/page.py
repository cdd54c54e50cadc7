"""V9, Net og sikkerhedskopi: the calm sentence, the one thing to settle, then the facts (ux.md 2.15, mock-up 12)."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from akutdesk.domain.kalender import kalender
from akutdesk.storage.devices import Called
from akutdesk.storage.errors import StorageError
from akutdesk.storage.konflikter import Konflikt
from akutdesk.storage.net_state import NetState
from akutdesk.sync.status import Maerke
from akutdesk.ui import keys
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button, Row
from akutdesk.ui.head import BarButton, Head, Strip
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.marked_list import MarkedList
from akutdesk.ui.messages import text_of
from akutdesk.ui.net.journal import Haendelse
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.panes import TwoPanes, come_into_sight
from akutdesk.ui.synk import state
from akutdesk.ui.synk.card import Card, Told
from akutdesk.ui.synk.fact_lines import FactLines
from akutdesk.ui.synk.told import OWN_PAGE, conflict_cards, mark_cards, place_of
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.undo import see_undone

_RIGHT = 477
_LEADER = "LEDER"


class SynkPage(Page):
    """F5 tries now; Enter on a card shows both; nothing here takes the focus from anybody."""

    SCOPE: ClassVar[str] = "synk"
    HELP: ClassVar[str] = "synk"
    TITLE_KEY: ClassVar[str] = "synk.titel"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look, texts = desk.look, desk.texts
        self.first = Text(look, "", size=18)
        self.more = Text(look, "", colour="text2")
        self.again = Button(
            look,
            texts("synk.send_nu"),
            kind="primary",
            icon="refresh",
            keys=keys.hint("send_nu"),
            size="tight",
        )
        self.facts = FactLines(look)
        self.log = MarkedList(desk, texts("synk.haendelser"))
        self._empty = Text(look, texts("synk.haendelser_tom"), colour="text2")
        self._told: tuple[Told, ...] = ()
        self.cards: list[Card] = []
        self._both = TwoPanes(look, self._left(), self._right(), right_width=_RIGHT)
        VBox(look, self).addWidget(self._both)
        self.set_head(Head(texts("synk.titel")))
        self.set_bar(
            BarButton("tag_kopi", texts("synk.tag_kopi"), icon="device-usb"),
            BarButton("hent_kopi", texts("synk.hent_kopi")),
        )
        self._connect()

    def _left(self) -> QWidget:
        made, look = QWidget(), self.look
        box = VBox(look, made, margins=(24, 20, 28, 24))
        words = QWidget()
        said = VBox(look, words, gap=4)
        said.addWidget(self.first)
        said.addWidget(self.more)
        head = HBox(look, gap=24)
        head.addWidget(words, 1)
        head.addWidget(self.again, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(head)
        box.space(20)
        holder = QWidget()
        self._cards = VBox(look, holder, gap=12)
        box.addWidget(holder)
        box.space(20)
        box.addWidget(self.facts)
        box.addStretch(1)
        return made

    def _right(self) -> QWidget:
        made, look = QWidget(), self.look
        side = VBox(look, made, margins=(27, 19, 24, 24))
        side.addWidget(Heading(look, self.desk.texts("synk.haendelser")))
        side.space(8)
        side.addWidget(self._empty)
        side.addWidget(self.log)
        side.addStretch(1)
        return made

    @override
    def first_focus(self) -> QWidget:
        buttons = [card.button for card in self.cards if card.button is not None]
        return buttons[0] if buttons else self.again

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return self._both.panes

    @override
    def on_enter(self) -> None:
        self.refresh()

    def show_status(self) -> None:
        """F5 was pressed: how it stands is in sight, wherever one read before."""
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        come_into_sight(self.first)

    def refresh(self) -> None:
        """Read the counts again. What has the focus keeps it."""
        desk = self.desk
        try:
            now, overblik, disk = desk.store.net.state(), desk.store.overblik(), desk.store.disk()
            conflicts = desk.store.konflikter.liste(desk.adgang)
        except StorageError as error:
            desk.shell.done(Strip("synk", "err", text_of(error, desk.texts) or ""))
            return
        says = self._says()
        status = desk.synk.status_now(now, says.nu)
        first, more = state.sentences(status, says)
        self._say(first, more)
        pcs = _called(desk, now) if desk.adgang.rolle == _LEADER else None
        marks = mark_cards(status, now, says, pcs=pcs)
        self._show_cards((*conflict_cards(conflicts, desk.texts), *marks))
        self.facts.set_facts(tuple(state.facts(status, overblik, disk.ledig, says)))
        self._show_log(says)

    def _says(self) -> state.Says:
        desk = self.desk
        return state.Says(texts=desk.texts, kalender=kalender(desk.codes), nu=desk.clock.now())

    def _say(self, first: str, more: str) -> None:
        """Show the sentences; whoever hears the screen hears them with the button, which has the first focus."""
        for line, words in ((self.first, first), (self.more, more)):
            if line.text() != words:
                line.setText(words)
                line.updateGeometry()
        key = keys.hint("send_nu")
        self.again.setAccessibleDescription(" ".join(part for part in (first, more, key) if part))

    def _show_cards(self, told: tuple[Told, ...]) -> None:
        if told == self._told:
            return
        held = QApplication.focusWidget()
        was_on_card = any(card.button is not None and card.button is held for card in self.cards)
        while (item := self._cards.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        self._told = told
        self.cards = [Card(self.look, one) for one in told]
        for card in self.cards:
            card.pressed.connect(self._settle)
            self._cards.addWidget(card)
        if was_on_card:
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_log(self, says: state.Says) -> None:
        found = self.desk.synk.journal.haendelser
        self.log.set_rows([self._row(number, one, says) for number, one in enumerate(found)])
        self.log.setVisible(bool(found))
        self._empty.setVisible(not found)

    def _row(self, number: int, one: Haendelse, says: state.Says) -> Row:
        time = says.kalender.klokken(one.tid)
        return Row(number, state.haendelse(one, says), time=time, right=self._safety(one), high=40)

    def _safety(self, one: Haendelse) -> str:
        """Gemt her, kopieret, modtaget: how safe the record's newest change is."""
        if one.rid is None:
            return ""
        try:
            safety = self.desk.store.tilstand(self.desk.adgang, one.rid)
        except StorageError:
            return ""
        return self.desk.texts(f"synk.tilstand.{safety}")

    def _connect(self) -> None:
        desk = self.desk
        self.again.clicked.connect(lambda: desk.shell.run("send_nu"))
        self.on("tag_kopi", self._copy)
        self.on("hent_kopi", self._fetch)
        desk.synk.moved.connect(self._moved)
        desk.kopi.rounded.connect(self._moved)
        desk.changes.saved.connect(self._moved)

    def _moved(self) -> None:
        if self.isVisible():
            self.refresh()

    def _copy(self) -> None:
        desk = self.desk
        if not desk.store.copy_targets():
            desk.shell.done(Strip("kopi", "info", desk.texts("kopi.ingen_mappe")))
            return
        desk.kopi.now()
        desk.shell.done(Strip("kopi", "info", desk.texts("kopi.arbejder"), icon="device-usb"))

    def _fetch(self) -> None:
        from akutdesk.ui.synk.copy_panel import CopyPanel

        self.desk.shell.open_overlay(CopyPanel(self.desk))

    def _settle(self, about: object) -> None:
        if isinstance(about, Konflikt):
            self._open(about)
        elif about is Maerke.GENDANNET:
            self.desk.store.net.restored_seen()
            self.refresh()
        elif about is Maerke.KARANTAENE:
            from akutdesk.ui.synk.quarantine_panel import QuarantinePanel

            self.desk.shell.open_overlay(QuarantinePanel(self.desk))
        elif about in {Maerke.ANDEN_SERVER, Maerke.DOBBELT}:
            self.desk.shell.go("pcer")

    def _open(self, conflict: Konflikt) -> None:
        """Where both are seen: a page to which the record's id leads; without one, that it was seen is enough."""
        if conflict.fortrudt is not None and conflict.type not in OWN_PAGE:
            see_undone(self.desk, conflict.fortrudt)
            self.refresh()
            return
        self.desk.shell.go(*place_of(conflict))


def _called(desk: Desk, now: NetState) -> dict[bytes, Called]:
    """The house's PCs by name, read only where one of them is to be named."""
    return desk.store.net.called() if now.dobbelte else {}
