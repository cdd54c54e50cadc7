"""The three parts of the card: what is known, the plan with its tasks, the contacts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.ui import keys
from akutdesk.ui.borger import facts
from akutdesk.ui.borger.card import Card
from akutdesk.ui.borger.columns import EDGE
from akutdesk.ui.borger.fact_rows import FactRows
from akutdesk.ui.borger.facts import Said
from akutdesk.ui.borger.notices import Notices, notices_of
from akutdesk.ui.borger.promised import Promised
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button, Column, Row, RowList, Table, TableRow
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.override import override
from akutdesk.ui.text import Facts, Heading, Text

SCOPE = "borger"
_DEEDS = ("ret", "paaroerende", "historik", "vis_cpr")
NARROW = 700
"""Below this width the table of contacts has no room for its note."""
_COLUMNS = (
    ("hvornaar", 130),
    ("form", 116),
    ("krise", 164),
    ("min", 56),
    ("bagefter", 174),
    ("note", 0),
)
"""Name and width in units, as in mockups/06-borger; the note takes what is left."""
_AIR = 6  # a small button's own air, so that its words stand at the edge of the text


class _Deeds(QWidget):
    """The quiet row of things one may do with the card."""

    outdent = _AIR
    asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        row = HBox(desk.look, self, gap=12)
        self.buttons: dict[str, Button] = {}
        for action in _DEEDS:
            words = desk.texts(f"borger.knap.{action}")
            hint = keys.hint(action, SCOPE)
            button = Button(desk.look, words, kind="faint", keys=hint, size="small")
            button.clicked.connect(partial(self.asked.emit, action))
            self.buttons[action] = button
            row.addWidget(button)
        row.addStretch(1)


@dataclass(frozen=True)
class Shown:
    """What was asked for and logged, and is seen until one leaves the card."""

    cpr: bool = False
    adresse: bool = False


class KnownPart(QWidget):
    """What helped last, then the facts, then the identifiers."""

    asked = Signal(str)
    """An action of the key table."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look, texts = desk.look, desk.texts
        self._texts = texts
        self.notices = Notices(desk)
        self.notices.asked.connect(self.asked)
        self._helped = Heading(look, texts("borger.hjalp"))
        self._words = Text(look, "", size=18)
        self._unknown = Text(look, texts("borger.hjalp_ukendt"), colour="text2")
        self.facts = FactRows(look, texts)
        self._deeds = _Deeds(desk)
        self._deeds.asked.connect(self.asked)
        self._box = box = VBox(look, self, margins=(EDGE, 0, EDGE, 0))
        self._air = QWidget()
        VBox(look, self._air, margins=(0, 10, 0, 0))
        self._air.hide()
        for part in (self._air, self.notices, self._helped):
            box.addWidget(part)
        box.space(6)
        for part in (self._words, self._unknown):
            box.addWidget(part)
        box.space(20)
        box.addWidget(self.facts)
        box.space(6)
        box.addWidget(self._deeds)
        self._last = box.count() - 1
        box.addStretch(1)

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        """In a narrow window the deeds stand first, so that the focus and what helped are seen at once."""
        index = 0 if narrow else self._last
        if self._box.indexOf(self._deeds) != index:
            self._box.removeWidget(self._deeds)
            self._box.insertWidget(index, self._deeds)
            self._air.setVisible(narrow)

    def first(self) -> QWidget:
        """What the focus may stand on here."""
        return self._deeds.buttons["ret"]

    def show_card(self, card: Card, said: Said, shown: Shown) -> None:
        """Show what the card says."""
        hjalp = card.hjalp
        day = said.kalender.dag(hjalp.dato) if hjalp and hjalp.dato else ""
        self._helped.set_words(self._texts("borger.hjalp"), day)
        words = " ".join(facts.sentence(line) for line in hjalp.linjer) if hjalp else ""
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._unknown.setVisible(not words)
        pairs = facts.known(card.fakta, card.paaroerende, said, address_shown=shown.adresse)
        number = facts.cpr_line(card.fakta, said, shown=shown.cpr)
        if number:
            pairs.append((self._texts("borger.fakta.cpr"), number))
        self.facts.show_facts(pairs)
        self.facts.setVisible(bool(pairs))
        show = self._deeds.buttons["vis_cpr"]
        show.setVisible(bool(number))
        show.set_words(self._texts("borger.knap.skjul_cpr" if shown.cpr else "borger.knap.vis_cpr"))
        self.notices.show_notices(tuple(notices_of(card, said)))


class PlanPart(QWidget):
    """The valid plan in four lines, and what was promised."""

    asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look, texts = desk.look, desk.texts
        self._texts = texts
        self._title = Heading(look, texts("borger.plan.titel"))
        self._none = Text(look, "")
        self._make = Button(
            look, texts("borger.plan.lav"), icon="file-plus", keys=keys.hint("kriseplan")
        )
        self._lines = Facts(look, (), label_width=120)
        self.promised = Promised(desk)
        self.tasks = self.promised.tasks
        self.promised.asked.connect(self.asked)
        box = VBox(look, self, margins=(EDGE, 0, EDGE, 0))
        box.addWidget(self._title)
        box.space(7)
        for part in (self._none, self._lines):
            box.addWidget(part)
        self._button_row = QWidget()
        VBox(look, self._button_row, margins=(0, 8, 0, 0)).addWidget(self._make)
        box.addWidget(self._button_row)
        box.space(23)
        box.addWidget(self.promised)
        box.addStretch(1)
        self._make.clicked.connect(lambda: self.asked.emit("kriseplan"))

    def show_card(self, card: Card, said: Said, tasks: Sequence[Row]) -> None:
        """Show the plan and the tasks."""
        self._show_plan(card, said)
        self.promised.show_tasks(tasks)

    def _show_plan(self, card: Card, said: Said) -> None:
        texts, plan = self._texts, card.plan
        self._lines.setVisible(plan is not None)
        self._none.setVisible(plan is None)
        self._button_row.setVisible(plan is None)
        if plan is None:
            self._title.set_words(texts("borger.plan.titel"))
            navn = facts.name_of(card.borger, texts)
            begun = card.is_plan_begun
            key = "borger.plan.kladde" if begun else "borger.plan.ingen"
            self._none.setText(texts(key, navn=navn))
            self._make.set_words(texts("borger.plan.fortsaet" if begun else "borger.plan.lav"))
            return
        self._title.set_words(
            _plan_title(card, said), texts("borger.plan.version", nr=card.version)
        )
        self._lines.set_pairs(facts.plan_lines(plan, said))


class ContactsPart(QWidget):
    """Every contact, newest first, with a line of its note: a table, or two lines each where it is narrow."""

    outdent = EDGE
    opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look, texts = desk.look, desk.texts
        self._look = look
        self._texts = texts
        self._title = Heading(look, texts("borger.henvendelser"))
        named = (Column(texts(f"borger.kolonne.{name}"), wide) for name, wide in _COLUMNS)
        name = texts("borger.henvendelser")
        self.table = Table(look, name=name, columns=tuple(named))
        self.list = RowList(look, texts, name=name, ticks_with_space=False)
        self._none = Text(look, texts("borger.ingen_henvendelser"), colour="text2")
        box = VBox(look, self, margins=(EDGE, 0, EDGE, 0))
        box.addWidget(self._title)
        box.space(5)
        for part in (self._none, self.table, self.list):
            box.addWidget(part)
        self.table.opened.connect(self.opened)
        self.list.opened.connect(self.opened)

    @property
    def in_use(self) -> QWidget:
        """The table, or the list in a narrow window."""
        return self.list if self._is_narrow() else self.table

    def show_card(self, card: Card, said: Said) -> None:
        """Show the contacts."""
        self._title.set_words(self._texts("borger.henvendelser"), self._how_many(card))
        cells = timeline(card, said)
        self.table.set_rows([TableRow(rid, line) for rid, line in cells])
        self.list.set_rows([_two_lines(self._texts, rid, line) for rid, line in cells])
        self._fit()

    def _how_many(self, card: Card) -> str:
        """The citizen's own contacts, and those of others about them."""
        own, others = len(card.kontakter), len(card.andres)
        counts = [self._texts("borger.i_alt", n=own)] if own else []
        counts += [self._texts("borger.fra_andre", n=others)] if others else []
        return " · ".join(counts)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _is_narrow(self) -> bool:
        # The room, not the own width: an outdented part is laid out at two widths in turn, and
        # what changes its parts in between would be laid out again without end.
        room = self.parentWidget() or self
        return room.width() < self._look.px(NARROW)

    def _fit(self) -> None:
        held = self.table.hasFocus() or self.list.hasFocus()
        some, narrow = bool(self.table.rows), self._is_narrow()
        self.table.setVisible(some and not narrow)
        self.list.setVisible(some and narrow)
        self._none.setVisible(not some)
        if held and some:
            self.in_use.setFocus()


def timeline(card: Card, said: Said) -> list[tuple[object, tuple[str, ...]]]:
    """Everything in one row of time, newest first: the citizen's contacts, and others' about them (G43)."""
    lines = [(row.start, row.rid, facts.contact_cells(row, said)) for row in card.kontakter]
    lines += [(row.start, row.rid, facts.told_cells(row, said)) for row in card.andres]
    lines.sort(key=lambda line: line[0] or _BEFORE_ALL, reverse=True)
    return [(rid, cells) for _, rid, cells in lines]


_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


def _two_lines(texts: Texts, rid: object, cells: tuple[str, ...]) -> Row:
    """A contact without columns: what it was, and its note under it."""
    when, form, krise, minutes, after, note = cells
    parts = (form, facts.small(krise))
    return Row(
        rid,
        when,
        aside=" · ".join(part for part in parts if part),
        right=texts("skal.minutter", n=minutes) if minutes else "",
        lines=note or after or " ",
    )


def _plan_title(card: Card, said: Said) -> str:
    until = card.plan.gaelder_til if card.plan else None
    if until is None:
        return said.texts("borger.plan.gaelder")
    key = "borger.plan.gjaldt_til" if until < said.dag else "borger.plan.gaelder_til"
    return said.texts(key, dag=said.kalender.dag(until))
