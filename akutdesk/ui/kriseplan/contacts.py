"""K7 and K8: whom to call. The lines of K8 come from the directory and are opened with "Ret"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from akutdesk.assets import Texts
from akutdesk.domain.guide import Plansektion
from akutdesk.domain.kriseplan import Kontakt, Kriseplan
from akutdesk.domain.record import new_id
from akutdesk.domain.sektion import SEKTIONER
from akutdesk.ui.fields.button import Link
from akutdesk.ui.kriseplan.row_fields import Column, RowFields
from akutdesk.ui.kriseplan.section import RowsSection, numbered
from akutdesk.ui.layout import HBox
from akutdesk.ui.override import override
from akutdesk.ui.paint import Brush, Ink
from akutdesk.ui.text import Text
from akutdesk.ui.theme import Look

_KNOWN = 3  # digits of 112 and its like


class ContactsSection(RowsSection):
    """Rows of navn, nummer and hvornaar: K7."""

    def __init__(self, look: Look, texts: Texts, words: Plansektion) -> None:
        super().__init__(look, texts, words)
        self._felt = felt = SEKTIONER[words.nr].felter[0]
        self._held: tuple[Kontakt, ...] = ()
        columns = (
            Column(
                numbered(texts, "kriseplan.felt.navn_nr"),
                hint=texts("kriseplan.felt.navn"),
            ),
            Column(
                numbered(texts, "kriseplan.felt.nummer_nr"),
                hint=texts("kriseplan.felt.nummer"),
                width=140,
            ),
            Column(
                numbered(texts, "kriseplan.felt.hvornaar_kontakt_nr"),
                hint=texts("kriseplan.felt.hvornaar_kontakt"),
                width=190,
            ),
        )
        self.rows = RowFields(look, columns, spare=True)
        self.hold(felt, self.rows)

    @override
    def load(self, plan: Kriseplan) -> None:
        self._held = getattr(plan, self._felt)
        rows = tuple((one.navn, one.nummer, one.hvornaar) for one in self._held)
        if self.rows.values != rows:
            self.rows.set_values(rows)

    @override
    def into(self, plan: Kriseplan) -> Kriseplan:
        rows = [row for row in self.rows.values if any(part.strip() for part in row)]
        return replace(plan, **{self._felt: tuple(self._kontakt(*row) for row in rows)})

    def _kontakt(self, navn: str, nummer: str, hvornaar: str) -> Kontakt:
        """A line whose number was changed is no longer the directory's; its mark stays with the number."""
        same = next((one for one in self._held if one.nummer == nummer and nummer), None)
        kept = same or Kontakt(nummer=nummer)
        return replace(kept, navn=navn, hvornaar=hvornaar)


class NumbersSection(ContactsSection):
    """K8: written by the program; one line of names until somebody wants to change it."""

    def __init__(
        self,
        look: Look,
        texts: Texts,
        words: Plansektion,
        *,
        unchecked: Callable[[Sequence[Kontakt]], tuple[str, ...]],
    ) -> None:
        super().__init__(look, texts, words)
        self._unchecked = unchecked
        self._line = _NameLine(look)
        self._change = Link(look, texts("kriseplan.felt.ret"), size=16)
        self._change.setAccessibleName(texts("kriseplan.felt.ret_navn"))
        self._change.clicked.connect(self.open_rows)
        self._shut = QWidget()
        row = HBox(look, self._shut)
        row.addWidget(self._line, 1)
        row.addWidget(self._change)
        self._warning = Text(look, "", size=14, colour="warn")
        self._warning.hide()
        self.box.insertWidget(1, self._shut)
        self.box.addWidget(self._warning)
        self.rows.hide()
        self.changed.connect(self._warn)

    @override
    def load(self, plan: Kriseplan) -> None:
        super().load(plan)
        self._line.setText(" · ".join(_short(one) for one in plan.k8_fagfolk))
        self._warn()

    @override
    def into(self, plan: Kriseplan) -> Kriseplan:
        return plan if self.rows.isHidden() else super().into(plan)

    @override
    def entry(self) -> QWidget:
        return self._change if self.rows.isHidden() else self.rows.entry()

    def open_rows(self) -> None:
        """Let the lines be changed; they stay open."""
        self._shut.hide()
        self.rows.show()
        self.rows.entry().setFocus(Qt.FocusReason.OtherFocusReason)

    def _warn(self) -> None:
        """Name the numbers that will not print, because nobody has checked them (design.md 8.23)."""
        rows = (
            self._held if self.rows.isHidden() else super().into(Kriseplan(id=new_id())).k8_fagfolk
        )
        said = [
            self.texts("kriseplan.felt.ikke_kontrolleret", navn=navn)
            for navn in self._unchecked(rows)
        ]
        self._warning.setText("\n".join(said))
        self._warning.setVisible(bool(said))


def _short(one: Kontakt) -> str:
    """The name, or a number everybody knows."""
    return one.nummer if 0 < len(one.nummer) <= _KNOWN else one.navn


class _NameLine(QLabel):
    """The names on one line at plan size, shortened at the end if there is no room."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.px(80), self._look.px(28))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush = Brush(painter, self._look)
        ink = Ink(18)
        foot = QPointF(0, brush.baseline(self.height() / 2, ink.size))
        brush.elided(foot, self.text(), ink, room=self.width())
