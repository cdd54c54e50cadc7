"""What asks for a second look at the top of the card: each in a line, with the key that answers it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain.adgang import SKAERPET, maa
from akutdesk.ui import keys
from akutdesk.ui.borger import facts
from akutdesk.ui.borger.card import Card
from akutdesk.ui.borger.facts import Said
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button, StatusLine
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.theme import Look

SCOPE = "borger"


@dataclass(frozen=True, kw_only=True)
class Notice:
    """A sentence, and the action of the key table that answers it."""

    words: str
    icon: str
    action: str


def notices_of(card: Card, said: Said) -> Iterator[Notice]:
    """Who may open it; that cards lie together; else the same number, or the same name."""
    texts = said.texts
    if card.borger.fortrolighed == SKAERPET:
        yield Notice(words=texts("skaermning.lukket"), icon="lock", action="adgang")
    if card.samlet_af > 1:
        words = texts("borger.samlet", n=card.samlet_af)
        yield Notice(words=words, icon="users", action="samme_person")
    alike = (
        texts("borger.samme_nummer")
        if card.samme_nummer
        else facts.same_name(card.samme_navn, said)
    )
    if alike:
        yield Notice(words=alike, icon="users", action="samme_person")


class Notices(QWidget):
    """As many lines as there are; none takes no room."""

    asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._lines = tuple(_Line(desk) for _ in range(MOST))
        box = VBox(desk.look, self, margins=(0, 0, 0, 12))
        for line in self._lines:
            line.asked.connect(self.asked)
            box.addWidget(line)

    @property
    def said(self) -> tuple[str, ...]:
        """The sentences that are seen."""
        return tuple(line.status.text() for line in self._lines if not line.isHidden())

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Show these."""
        answered: set[str] = set()
        for number, line in enumerate(self._lines):
            notice = notices[number] if number < len(notices) else None
            line.show_notice(notice, with_key=notice is not None and notice.action not in answered)
            answered |= {notice.action} if notice else set()
        self.setVisible(bool(notices))


MOST = 3


class _Line(QWidget):
    asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look: Look = desk.look
        self.status = StatusLine(look)
        self._buttons = {
            "samme_person": self._button(desk, "samme_person", "borger.knap.samme_person"),
            "adgang": self._button(desk, "adgang", "skaermning.luk_knap"),
        }
        self._allowed = {
            "samme_person": maa(desk.adgang, "SAMMENLAEG"),
            "adgang": maa(desk.adgang, "SKAERP"),
        }
        HBox(look, self, gap=8).from_left(self.status, *self._buttons.values())

    def _button(self, desk: Desk, action: str, key: str) -> Button:
        hint = keys.hint(action, SCOPE)
        button = Button(desk.look, desk.texts(key), kind="faint", keys=hint, size="small")
        button.clicked.connect(partial(self.asked.emit, action))
        return button

    def show_notice(self, notice: Notice | None, *, with_key: bool) -> None:
        """Show one, or nothing; the key stands at the first line that it answers."""
        self.setVisible(notice is not None)
        self.status.set_status(
            notice.words if notice else "", icon=notice.icon if notice else "users"
        )
        for action, button in self._buttons.items():
            shown = notice is not None and with_key and notice.action == action
            button.setVisible(shown and self._allowed[action])
