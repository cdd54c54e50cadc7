"""What is counted: period, shift, who it was, which place; and both days where one types them oneself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.ui.fields import Labelled
from akutdesk.ui.fields.button_flow import ButtonFlow
from akutdesk.ui.fields.guarded_line import GuardedLine
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.statistik.named_list import NamedList
from akutdesk.ui.statistik.periods import OWN
from akutdesk.ui.statistik.state import Choice, Unclear
from akutdesk.ui.theme import Look

Options = Sequence[tuple[str, str]]

_WIDTHS = {"periode": 178, "vagt": 100, "henvender": 160, "kommune": 150}
_LONGEST = 30
_DAY = 200
_PAUSE_MS = 400
"""So long after the last letter own days are read."""


class Choices(QWidget):
    """`changed` tells which choice, and what it is now; a list with one answer is not shown."""

    changed = Signal(str, str)

    def __init__(self, look: Look, texts: Texts, choice: Choice, *beside: QWidget) -> None:
        """`beside`: what else is chosen there, about how it is shown."""
        super().__init__()
        self.lists = {
            name: NamedList(look, texts(f"statistik.valg.{name}"), (), width=width)
            for name, width in _WIDTHS.items()
        }
        self.lines = {
            name: GuardedLine(look, name=texts(f"statistik.valg.{name}"), limit=_LONGEST)
            for name in ("fra", "til")
        }
        self.days = {name: _day(look, texts, name, line) for name, line in self.lines.items()}
        look.changed.connect(self._measure)
        self._look = look
        self._own = QWidget()
        HBox(look, self._own, gap=16).from_left(*self.days.values())
        box = VBox(look, self, gap=12)
        box.addWidget(ButtonFlow(look, *self.lists.values(), *beside, gap=20))
        box.addWidget(self._own)
        self._told: tuple[Unclear | None, str] = (None, "")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._typed)
        for name, each in self.lists.items():
            each.box.currentIndexChanged.connect(partial(self._chosen, name))
        for name, line in self.lines.items():
            line.textEdited.connect(partial(self._wait, name))
            line.returnPressed.connect(self._typed)
            line.editingFinished.connect(self._left)
        self._own.setVisible(choice.periode == OWN)
        self._measure()

    def offer(self, options: Mapping[str, Options], choice: Choice) -> None:
        """Offer these answers by list, with what is chosen now."""
        for name, some in options.items():
            box = self.lists[name].box
            with QSignalBlocker(box):
                box.set_options(some)
                box.set_chosen(getattr(choice, name))
            self.lists[name].setVisible(len(some) > 1)

    def say(self, unclear: Unclear | None, words: str) -> None:
        """Say at a day what is unclear about it."""
        self._told = (unclear, words)
        for name, each in self.days.items():
            each.set_error(words if unclear is not None and unclear.felt == name else "")

    def _chosen(self, name: str, _index: int = 0) -> None:
        chosen = self.lists[name].box.chosen
        if name == "periode":
            self._own.setVisible(chosen == OWN)
        self.changed.emit(name, chosen)

    def _measure(self) -> None:
        for each in self.days.values():
            each.setFixedWidth(self._look.px(_DAY))

    def _wait(self, name: str, _text: str) -> None:
        """What was said of the day is said no longer; it is read again in a moment."""
        self.days[name].set_error("")
        self._pause.start()

    def _left(self) -> None:
        """Whoever leaves a day hears at once what is unclear about it."""
        if self._pause.isActive():
            self._typed()

    def _typed(self) -> None:
        self._pause.stop()
        self.say(*self._told)  # it still holds where the same days were typed once more
        for name, line in self.lines.items():
            self.changed.emit(name, line.text())


def _day(look: Look, texts: Texts, name: str, line: GuardedLine) -> Labelled:
    key = f"statistik.valg.{name}"
    return Labelled(look, texts(key), line, note=texts(f"{key}_note"), label_at="top")
