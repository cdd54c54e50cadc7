"""The right pane: the marked partner, how one gets through, and what is agreed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain.samarbejdsaftale import Samarbejdsaftale, gaeldende
from akutdesk.domain.samarbejdspartner import Samarbejdspartner
from akutdesk.ui import keys
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.marked_list import MarkedList
from akutdesk.ui.partnere.state import Said, agreement_facts, agreement_row, partner_facts
from akutdesk.ui.text import Facts, Heading, Text

_LABEL = 120


class EmptyPart(QWidget):
    """What stands in the list's place while there is nobody in it: the first thing to do, or the way back."""

    def __init__(self, desk: Desk, *, can_write: bool) -> None:
        super().__init__()
        texts = desk.texts
        words = texts("partner.ny" if can_write else "skal.tilbage")
        icon, hint = ("plus", "ny_partner") if can_write else ("arrow-left", "luk")
        self.button = Button(desk.look, words, icon=icon, keys=keys.hint(hint, "partnere"))
        row = QWidget()
        HBox(desk.look, row).from_left(self.button)
        box = VBox(desk.look, self, gap=12)
        box.addWidget(Text(desk.look, texts("partner.ingen")))
        box.addWidget(row)


class PartnerPane(QWidget):
    """Shows one partner; Enter in the list of agreements opens one."""

    opened = Signal(object)
    """The id of an agreement."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look, texts = desk.look, desk.texts
        self._texts = texts
        self._title = Heading(look, "", size=22)
        self.facts = Facts(look, (), label_width=_LABEL)
        self._agreed = Heading(look, texts("partner.aftale"))
        self._none = Text(look, texts("partner.ingen_aftale"), colour="text2")
        self.agreement = Facts(look, (), label_width=_LABEL)
        self._others_title = Heading(look, texts("partner.tidligere"))
        self.others = MarkedList(desk, texts("partner.tidligere"))
        self.others.opened.connect(self.opened)
        box = VBox(look, self, gap=8, margins=(28, 19, 24, 24))
        for part in (self._title, self.facts):
            box.addWidget(part)
        box.space(16)
        for part in (self._agreed, self._none, self.agreement):
            box.addWidget(part)
        box.space(16)
        for part in (self._others_title, self.others):
            box.addWidget(part)
        box.addStretch(1)

    def show_partner(
        self,
        partner: Samarbejdspartner | None,
        aftaler: Sequence[Samarbejdsaftale],
        said: Said,
        *,
        can_write: bool,
    ) -> None:
        """Show this one; None leaves the pane empty. Who can write finds every agreement in the list."""
        self.setVisible(partner is not None)
        if partner is None:
            return
        day = said.kalender.dato(said.nu)
        held = gaeldende(aftaler, day)
        self._title.set_words(partner.navn)
        self.facts.set_pairs(partner_facts(partner, said))
        self._none.setVisible(held is None)
        self.agreement.setVisible(held is not None)
        if held is not None:
            self.agreement.set_pairs(agreement_facts(held, said))
        key = "partner.alle" if can_write else "partner.tidligere"
        self._others_title.set_words(self._texts(key))
        listed = [one for one in aftaler if can_write or one != held]
        self.others.set_rows([agreement_row(one, said) for one in listed])
        for part in (self._others_title, self.others):
            part.setVisible(bool(listed))
