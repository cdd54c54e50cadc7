"""The topics of Statistik: a list at the side, or where there is no room a drop-down list over the figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Qt, Signal

from akutdesk.assets import Texts
from akutdesk.ui.fields import Row, RowList
from akutdesk.ui.panes import show_part
from akutdesk.ui.statistik.named_list import NamedList
from akutdesk.ui.theme import Look

_ROW = 36
_BOX = 220


class Topics(QObject):
    """Both widgets show the same; `changed` tells the topic that is looked at now."""

    changed = Signal(str)

    def __init__(self, look: Look, texts: Texts, groups: Mapping[str, Sequence[str]]) -> None:
        """`groups`: the topics under the text key of their heading."""
        super().__init__()
        self.names = tuple(name for names in groups.values() for name in names)
        self.now = self.names[0]
        words = [(name, texts(f"statistik.emne.{name}")) for name in self.names]
        self.list = RowList(look, texts, name=texts("statistik.emner"), ticks_with_space=False)
        rows: list[Row] = []
        for key, names in groups.items():
            rows.append(Row(key, texts(key), heading=True))
            rows += [Row(name, texts(f"statistik.emne.{name}"), high=_ROW) for name in names]
        self.list.set_rows(rows)
        self.box = NamedList(look, texts("statistik.valg.emne"), words, width=_BOX)
        self.list.moved.connect(self._point)
        self.list.opened.connect(self._point)
        self.box.box.currentIndexChanged.connect(lambda: self.choose(self.box.box.chosen))

    def choose(self, name: str) -> None:
        """Look at this one."""
        if name == self.now or name not in self.names:
            return
        self.now = name
        self.list.mark(name)
        show_part(self.list, self.list.visualRect(self.list.currentIndex()))
        self.box.box.set_chosen(name)
        self.changed.emit(name)

    def _point(self, name: object) -> None:
        if name in self.names:
            self.choose(str(name))

    def step(self, by: int) -> None:
        """Look at the next one, or the one before; the list ends at its ends."""
        at = self.names.index(self.now) + by
        self.choose(self.names[min(max(at, 0), len(self.names) - 1)])

    def take_focus(self) -> None:
        """Stand at the topic that is looked at."""
        shown = self.list if self.list.isVisible() else self.box.box
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_where(self, *, at_side: bool) -> None:
        """The list where there is room at the side."""
        self.list.setVisible(at_side)
        self.box.setVisible(not at_side)
