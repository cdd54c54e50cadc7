"""The card of an open desk: filled from the open talk; one writes down what was agreed, and prints it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from akutdesk.domain.kalender import kalender
from akutdesk.domain.katalog import Katalogpost
from akutdesk.domain.record import RecordId
from akutdesk.storage.errors import StorageError
from akutdesk.ui import keys
from akutdesk.ui.akutkort.aftale import AftalePanel
from akutdesk.ui.akutkort.aftale_work import AftaleWork, names_of, said_of
from akutdesk.ui.akutkort.call import Call, call_of
from akutdesk.ui.akutkort.card import Resources, make_card
from akutdesk.ui.akutkort.printing import card_sheet
from akutdesk.ui.akutkort.screen import SCOPE, AkutkortScreen
from akutdesk.ui.akutkort.state import Kort
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button
from akutdesk.ui.layout import HBox
from akutdesk.ui.messages import text_of
from akutdesk.ui.place import enhed_of, katalog_of
from akutdesk.ui.text import Text
from akutdesk.ui.udskriv.sheet_printing import SheetPrinting


class DeskCard(AkutkortScreen):
    """With the buttons that need the store; without an open henvendelse nothing is to be agreed."""

    def __init__(self, desk: Desk, henvendelse_id: RecordId | None = None) -> None:
        self.desk = desk
        self._henvendelse_id = henvendelse_id
        self._resources = Resources(
            texts=desk.texts,
            codes=desk.codes,
            isbar=desk.guides["isbar"],
            directory=desk.directory["katalog"],
        )
        self._katalog = katalog_of(desk)
        self.poster: tuple[Katalogpost, ...] = self._katalog.akutkort(enhed_of(desk).region)
        self.call: Call = call_of(desk, henvendelse_id)
        super().__init__(desk.look, desk.texts, desk.shell, self._card)
        self.printing = SheetPrinting(desk, card_sheet(enhed_of(desk), self.poster), self)
        self.printing.said.connect(self._say)
        self._write = self._button("akutkort.skriv", "skriv_aftale", "pencil")
        self._print = self._button("akutkort.udskriv", "udskriv", "printer")
        self._agreed = Text(desk.look, "", size=15)
        self._status = Text(desk.look, "", size=15, colour="text2")
        self._fill_foot()
        self.numbers.opened.connect(self.write_down)
        self.on("skriv_aftale", self.write_down)
        self.on("udskriv", self.printing.send)

    def write_down(self, kode: str = "") -> None:
        """Write down what was agreed, with the number that was rung."""
        henvendelse = self.call.opkald.henvendelse
        if henvendelse is None:
            return
        sagt = self._card().sagt
        work = AftaleWork(self.desk, self.call, henvendelse, sagt)
        if kode and not work.is_stored:
            work.propose(kode)
        panel = AftalePanel(self.desk, work, names_of(self.desk, self.poster))
        panel.closed.connect(self._read_again)
        self.shell.open_overlay(panel)

    def _card(self) -> Kort:
        return make_card(self._resources, self.poster, self.call.opkald, self.desk.clock.now())

    def _read_again(self) -> None:
        try:
            self.call = call_of(self.desk, self._henvendelse_id)
        except StorageError as error:
            self._say(text_of(error, self.texts) or "")
        self._show_agreed()

    def _show_agreed(self) -> None:
        self._write.setVisible(self.call.opkald.henvendelse is not None)
        calendar = kalender(self.desk.codes)
        names = dict(names_of(self.desk, self._katalog.poster))
        lines = [said_of(one, names, self.desk, calendar) for one in self.call.kontakter]
        self._agreed.setText("\n".join(lines))
        self._agreed.setVisible(bool(lines))

    def _say(self, words: str) -> None:
        self._status.setText(words)
        self._status.setVisible(bool(words))
        self.shell.say(words)

    def _button(self, key: str, action: str, icon: str) -> Button:
        hint = keys.hint(action, SCOPE)
        button = Button(self.look, self.texts(key), icon=icon, keys=hint)
        button.clicked.connect(lambda: self.run(action))
        return button

    def _fill_foot(self) -> None:
        row = QWidget()
        HBox(self.look, row, gap=8).from_left(self._write, self._print)
        self.foot_rows.addWidget(row)
        self.foot_rows.addWidget(self._status)
        self.foot_rows.addWidget(self._agreed)
        self._status.hide()
        self.foot.show()
        self._show_agreed()
