"""The shell with invented content, as mockups/02-vagtbord."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.domain.record import RecordId
from akutdesk.ui.changes import Changes
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button, Row, RowList, RowTag
from akutdesk.ui.head import BarHint, Head, NavEntry, OpenItem, ShiftLine, Talk
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.main_window import MainWindow
from akutdesk.ui.page import Page
from akutdesk.ui.panes import TwoPanes
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.theme import Look

NOW = datetime(2026, 11, 24, 1, 14, 0, tzinfo=UTC)
NAV = (
    NavEntry("skaerm_1", "vagtbord", "Vagtbord", "layout-dashboard"),
    NavEntry("skaerm_2", "henvendelser", "Henvendelser", "clipboard-text"),
    NavEntry("skaerm_3", "borgere", "Borgere", "users"),
    NavEntry("skaerm_4", "overnatning", "Overnatning", "bed"),
    NavEntry("skaerm_5", "opfoelgning", "Opfølgning", "list-check"),
    NavEntry("skaerm_6", "statistik", "Statistik", "chart-bar"),
    NavEntry("skaerm_7", "opsaetning", "Opsætning", "settings"),
)


class StillClock:
    """A clock that stands."""

    def __init__(self, now: datetime = NOW) -> None:
        self.time = now

    def now(self) -> datetime:
        return self.time


class BarePage(Page):
    """A page that needs nothing of the desk but the look, and that whoever looks may."""

    def __init__(self, look: Look) -> None:
        desk = object.__new__(Desk)
        object.__setattr__(desk, "look", look)
        object.__setattr__(desk, "changes", Changes())
        super().__init__(desk)


def dressed_window(look: Look, texts: Texts) -> MainWindow:
    """A window with shift, screens, open work and bagvagt."""
    window = MainWindow(look, texts, StillClock())
    window.nav(NAV)
    window.set_shift(ShiftLine("Nattevagt", "tir. 24. nov. · Anna"))
    window.set_bagvagt("Mette Friis", "00 00 00 00")
    window.status_net("cloud-off", "Uden net – alt gemmes her")
    started = NOW - timedelta(minutes=14, seconds=7)
    window.set_open(
        (
            OpenItem("opkald", RecordId(b"1" * 16), "Opkald", "phone-calling", talk=Talk(started)),
            OpenItem("kriseplan", RecordId(b"2" * 16), "Plan · Karen", "file-text", note="6 min"),
        )
    )
    return window


TASKS = (
    Row(
        1,
        "Ring til Karen",
        time="02.00",
        aside="aftalt",
        right="Anna",
        ticked=False,
        tag=RowTag("over tid", icon="clock"),
    ),
    Row(2, "Se til Ali", time="04.00", aside="plads 1", right="Bo", ticked=False),
    Row(3, "Skriv overlevering", time="06.30", right="begge", ticked=False),
    Row(
        4,
        "Se på Karens plan",
        time="i dag",
        aside="fem dage er gået",
        right="dagvagten",
        ticked=False,
    ),
    Row(5, "Hør lægevagten om medicin", time="01.00", right="Bo", ticked=True, done=True),
)
CALLS = (
    Row(1, "Telefon · let krise", time="01.40", aside="anonym", right="16 min"),
    Row(2, "Fremmøde · mellemsvær krise", time="23.55", aside="Ali", right="41 min"),
    Row(3, "Kort opkald", time="23.10", aside="lagt på", right="1 min"),
)
BEDS = (
    Row(1, "Plads 1", icon="bed", aside="Ali · f. 1991", right="nat 2 af 3"),
    Row(2, "Plads 2", icon="bed", aside="ledig"),
)


class ExamplePage(BarePage):
    """What Vagtbord shows in the picture."""

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__(look)
        self.set_head(Head("Vagtbord"))
        self.set_bar(
            BarHint(("Enter",), "Åbn"),
            BarHint(("Mellemrum",), "Gjort"),
            BarHint(("F6",), "Næste rude"),
        )
        self.tasks = RowList(look, texts, name="Skal gøres")
        self.tasks.set_rows(TASKS)
        panes = TwoPanes(look, self._left(texts), self._right(texts), right_width=477)
        panes.line_foot = 24
        box = VBox(look, self)
        box.addLayout(self._starts())
        box.addWidget(panes, 1)

    def first_focus(self) -> QWidget:
        return self.tasks

    def _starts(self) -> HBox:
        look = self.look
        starts = HBox(look, gap=12, margins=(24, 19, 24, 28))
        call = Button(look, "Nyt opkald", kind="primary", icon="phone", keys="F2", size="start")
        starts.addWidget(call)
        visit = Button(look, "Ny henvendelse", icon="door-enter", keys="Ctrl+N", size="start")
        starts.addWidget(visit)
        short = Button(look, "Kort opkald", icon="phone-off", keys="Shift+F2", size="start")
        starts.addWidget(short)
        starts.addStretch(1)
        return starts

    def _left(self, texts: Texts) -> QWidget:
        look = self.look
        calls = RowList(look, texts, name="I denne vagt")
        calls.show_mark = False
        calls.set_rows(CALLS)
        left = QWidget()
        column = VBox(look, left, margins=(24, 0, 40, 16))
        column.addWidget(Heading(look, "Skal gøres før kl. 07"))
        column.space(8)
        column.addWidget(self.tasks)
        column.space(28)
        column.addWidget(Heading(look, "I denne vagt", "3 henvendelser"))
        column.space(8)
        column.addWidget(calls)
        column.addStretch(1)
        return left

    def _right(self, texts: Texts) -> QWidget:
        look = self.look
        beds = RowList(look, texts, name="I huset")
        beds.show_mark = False
        beds.set_rows(BEDS)
        right = QWidget()
        column = VBox(look, right, margins=(27, 0, 36, 16))
        for heading, note, parts in (
            ("I huset i nat", "", (beds,)),
            ("Fra aftenvagten", "Sara · 22.50", self._news()),
            ("Husk", "", (Text(look, "Skriftlig aftale med lægevagten står i mappe 3."),)),
        ):
            column.addWidget(Heading(look, heading, note))
            for part in parts:
                column.space(8)
                column.addWidget(part)
            column.space(28)
        column.addStretch(1)
        return right

    def _news(self) -> tuple[QWidget, ...]:
        look = self.look
        return (
            Text(look, "Døren ved parkeringen binder. Løft i håndtaget."),
            Text(look, "Lægevagten har travlt i nat. Regn med en halv time."),
            Button(look, "Læst", icon="check", keys="Mellemrum"),
        )


def shell_example(look: Look, texts: Texts) -> QWidget:
    """The picture of mockups/02-vagtbord."""
    window = dressed_window(look, texts)
    window.route("vagtbord", lambda _rid: ExamplePage(look, texts))
    window.resize(1366, 768)
    window.show()
    window.go("vagtbord")
    return window
