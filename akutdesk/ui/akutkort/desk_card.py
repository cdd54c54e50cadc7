"""The card of an open desk: filled from the open talk; each call out is written with its clock time, and printed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from akutdesk.domain.kalender import kalender
from akutdesk.domain.record import RecordId
from akutdesk.storage.errors import StorageError
from akutdesk.ui import keys
from akutdesk.ui.akutkort.aftale_work import row_of
from akutdesk.ui.akutkort.calling import Calling
from akutdesk.ui.akutkort.card import make_card
from akutdesk.ui.akutkort.printing import CardPrinting
from akutdesk.ui.akutkort.screen import SCOPE, AkutkortScreen
from akutdesk.ui.akutkort.state import Kort, with_calls
from akutdesk.ui.changes import Changed
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button
from akutdesk.ui.head import StripButton
from akutdesk.ui.layout import HBox
from akutdesk.ui.marked_list import MarkedList
from akutdesk.ui.messages import text_of
from akutdesk.ui.text import Heading, Text


class DeskCard(AkutkortScreen):
    """With the buttons that need the store; without an open henvendelse nothing is to be agreed."""

    def __init__(self, desk: Desk, henvendelse_id: RecordId | None = None) -> None:
        self.desk = desk
        self.calling = Calling(desk, henvendelse_id)
        super().__init__(desk.look, desk.texts, desk.shell, self._card)
        self._rung_last: StripButton | None = None
        self.printing = CardPrinting(desk, self.calling.poster, self)
        self.printing.said.connect(self._say)
        self._talk_buttons = (
            self._button("akutkort.ringet_nu", "ringet", "phone-calling"),
            self._button("akutkort.skriv", "skriv_aftale", "pencil"),
            self._button("akutkort.ret_ordene", "ret_ordene", "message-2"),
        )
        self._print = self._button("akutkort.udskriv", "udskriv", "printer")
        self._rung_title = Heading(desk.look, desk.texts("akutkort.kontakter"))
        self.contacts = MarkedList(desk, desk.texts("akutkort.kontakter"))
        self._status = Text(desk.look, "", size=15, colour="text2")
        self._fill_foot()
        self._connect()

    # ---- what is done

    def write_down(self, kode: str = "") -> None:
        """Write down what was agreed, with the number that was rung."""
        self.calling.write_down(self._read_again, kode=kode)

    def ring(self, kode: str) -> None:
        """The number was rung now."""
        self._rung_last = self.calling.ring(kode) or self._rung_last

    def _take_back(self) -> None:
        """Ctrl+Z here too: the strip that offers it lies behind the card."""
        last, self._rung_last = self._rung_last, None
        if last is not None:
            last.do()

    def _open_contact(self, rid: object) -> None:
        one = next((each for each in self.calling.made if each.id == rid), None)
        if one is not None:
            self.calling.write_down(self._read_again, kontakt=one)

    # ---- what is shown

    def _card(self) -> Kort:
        calling, now = self.calling, self.desk.clock.now()
        card = make_card(calling.resources, calling.poster, calling.call.opkald, now)
        return replace(card, sagt=calling.sagt, numre=with_calls(card.numre, self._rung()))

    def _rung(self) -> dict[str, str]:
        texts, calendar = self.texts, kalender(self.desk.codes)
        return {
            one.katalog_kode: texts("akutkort.ringet", tid=calendar.klokken(one.tid))
            for one in self.calling.made
            if one.tid is not None and one.katalog_kode
        }

    def _read_again(self) -> None:
        try:
            self.calling.read()
        except StorageError as error:
            self._say(text_of(error, self.texts) or "")
        self.show_card()
        self._show_contacts()

    def _on_saved(self, changed: Changed) -> None:
        if changed.touches("partnerkontakt", "samtykke"):
            self._read_again()

    def _show_contacts(self) -> None:
        has_talk = self.calling.call.opkald.henvendelse is not None
        for button in self._talk_buttons:
            button.setVisible(has_talk)
        calendar = kalender(self.desk.codes)
        whom = self.calling.whom
        rows = [row_of(one, whom, self.desk, calendar) for one in self.calling.made]
        self.contacts.set_rows(rows)
        self.contacts.setVisible(bool(rows))
        self._rung_title.setVisible(bool(rows))

    def _say(self, words: str) -> None:
        self._status.setText(words)
        self._status.setVisible(bool(words))
        self.shell.say(words)

    # ---- parts

    def _button(self, key: str, action: str, icon: str) -> Button:
        hint = keys.hint(action, SCOPE)
        button = Button(self.look, self.texts(key), icon=icon, keys=hint)
        button.clicked.connect(lambda: self.run(action))
        return button

    def _fill_foot(self) -> None:
        rung, write, words = self._talk_buttons
        for pair in ((write, self._print), (rung, words)):
            row = QWidget()
            HBox(self.look, row, gap=8).from_left(*pair)
            self.foot_rows.addWidget(row)
        for part in (self._status, self._rung_title, self.contacts):
            self.foot_rows.addWidget(part)
        self._status.hide()
        self.foot.show()
        self._show_contacts()

    def _connect(self) -> None:
        self.numbers.opened.connect(self.write_down)
        self.numbers.rung.connect(self.ring)
        self.contacts.opened.connect(self._open_contact)
        self.desk.changes.saved.connect(self._on_saved)
        self.on("fortryd", self._take_back)
        self.on("skriv_aftale", self.write_down)
        self.on("ringet", lambda: self.ring(self.numbers.marked))
        self.on("ret_ordene", lambda: self.calling.write_words(self._read_again))
        self.on("udskriv", self.printing.print_card)
