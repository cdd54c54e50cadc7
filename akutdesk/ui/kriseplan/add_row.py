"""The row of sections one may add: those of the safety part in front, the rest behind "Flere …"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from akutdesk.assets import Texts
from akutdesk.domain.guide import Plansektion
from akutdesk.ui.fields.button import Button
from akutdesk.ui.height_by_width import height_by_width
from akutdesk.ui.layout import NARROW
from akutdesk.ui.override import override
from akutdesk.ui.theme import Look

_GAP = 6
_OUT, _OUT_NARROW = 16, 12
_AFTER = 10


class AddRow(QWidget):
    """The buttons wrap to as many lines as they need; the first one shows the rest of them."""

    picked = Signal(str)
    """A section is to be added."""

    def __init__(self, look: Look, texts: Texts, guide: Mapping[str, Plansektion]) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self._guide = guide
        self._all = Button(
            look, texts("kriseplan.tilfoej.etiket"), kind="quiet", icon="plus", size="tight"
        )
        self._all.setAccessibleName(texts("kriseplan.tilfoej.flere"))
        self._all.setParent(self)
        self._all.clicked.connect(self._open)
        self._buttons: list[Button] = []
        self._rest: tuple[str, ...] = ()
        height_by_width(self, down=QSizePolicy.Policy.Fixed)
        look.changed.connect(self._arrange)

    def offer(self, front: Sequence[str], rest: Sequence[str]) -> None:
        """Show these sections; `rest` waits behind "+ Tilføj"."""
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._rest = tuple(rest)
        self._buttons = [self._button(nr) for nr in front]
        self._settle()

    @property
    def outdent(self) -> float:
        """The first button's air hangs outside, so that its plus stands on the edge of the fields.

        In one column there is room for less of it, beside its ring.
        """
        column = self.parentWidget()
        is_narrow = column is not None and column.width() < self._look.px(NARROW)
        return _OUT_NARROW if is_narrow else _OUT

    @property
    def buttons(self) -> tuple[Button, ...]:
        """The buttons shown, in order."""
        return tuple(self._buttons)

    @override
    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return (places[-1][1] if places else 0) + self._look.px(36)

    @override
    def sizeHint(self) -> QSize:
        wide = self.width() or self._look.px(596)
        return QSize(wide, self.heightForWidth(wide))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _open(self) -> None:
        if not self._rest:
            return
        first = len(self._buttons)
        self._buttons += [self._button(nr) for nr in self._rest]
        self._rest = ()
        self._settle()
        self._buttons[first].setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self) -> None:
        self.setVisible(bool(self._buttons or self._rest))
        self.updateGeometry()
        self._arrange()

    def _button(self, nr: str) -> Button:
        words = self._guide[nr]
        button = Button(self._look, words.kort or words.overskrift, kind="calm", size="tight")
        button.setAccessibleName(self._texts("kriseplan.tilfoej.knap", **{"del": button.words}))
        button.clicked.connect(lambda: self.picked.emit(nr))
        button.setParent(self)
        button.show()
        return button

    def _places(self, width: int) -> list[tuple[int, int]]:
        px = self._look.px
        margin = self._all.sizeHint().width() + px(_AFTER)
        width += px(_OUT)
        left, top = margin, 0
        places: list[tuple[int, int]] = []
        for button in self._buttons:
            wide = button.sizeHint().width()
            if left + wide > width and left > margin:
                left, top = margin, top + px(36 + _GAP)
            places.append((left, top))
            left += wide + px(_GAP)
        return places

    def _arrange(self) -> None:
        size = self._all.sizeHint()
        inside = self.width() - 2 * self._look.px(_OUT)
        self._all.setGeometry(0, 0, size.width(), size.height())
        for button, (left, top) in zip(self._buttons, self._places(inside), strict=True):
            hint = button.sizeHint()
            button.setGeometry(left, top, hint.width(), hint.height())
