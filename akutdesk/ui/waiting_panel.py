"""A panel whose main button begins something that takes its time: it says that it goes on, and why not."""

from __future__ import annotations

from typing import ClassVar

from akutdesk.assets import Texts
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import LineField
from akutdesk.ui.fields.labelled import Labelled
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.panes import come_into_sight
from akutdesk.ui.text import Text


class WaitingPanel(FormPanel):
    """A panel whose main button begins something that takes its time."""

    HELP: ClassVar[str] = "pcer"

    def __init__(self, desk: Desk, title: str, *, width: float = 680) -> None:
        super().__init__(desk.look, desk.texts(title), width=width)
        self._desk = desk
        self.said = Text(desk.look, "", weight=600, colour="err")
        self.said.hide()

    @property
    def texts(self) -> Texts:
        """Everything the desk says."""
        return self._desk.texts

    def working(self) -> None:
        """Say that it goes on."""
        self.tell(self.texts("pcer.arbejder"))

    def tell(self, words: str) -> None:
        """Say this calmly, under the questions."""
        self._say(words, weight=400, colour="text2")

    def answer(self, words: str) -> None:
        """Say what came of it."""
        self._say(words, weight=600, colour="text")

    def trouble(self, key: str) -> None:
        """Say why not; everything that was typed stands."""
        words = self.texts(key) if key in self.texts else self.texts("fejl.lager")
        self._say(words, weight=600, colour="err")

    def _say(self, words: str, *, weight: int, colour: str) -> None:
        self.said.set_ink(weight=weight, colour=colour)
        self.said.setText(words)
        self.said.setVisible(bool(words))
        self._desk.shell.say(words, assertive=colour == "err")
        self.said.updateGeometry()
        self.refit()
        come_into_sight(self.said)

    def line(self, key: str, hint: str = "", *, size: int = 16) -> tuple[LineField, Labelled]:
        """A field under its label."""
        texts = self.texts
        field = LineField(self.look, name=texts(key), hint=texts(hint) if hint else "", size=size)
        return field, Labelled(self.look, texts(key), field, label_at="top")

    def words_of(self, *keys: str) -> tuple[Text, ...]:
        """Sentences under each other."""
        return tuple(Text(self.look, self.texts(key)) for key in keys)
