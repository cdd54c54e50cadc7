"""When something agreed is to happen: a line in plain words, and how the program understood it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from akutdesk.domain import fritekst
from akutdesk.domain.frist import Frist, laes_frist, natten_til
from akutdesk.domain.kalender import Kalender, kalender
from akutdesk.domain.vagt import lokal_dag
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Labelled
from akutdesk.ui.henvendelse.guarded import GuardedLine, refusal
from akutdesk.ui.layout import HBox
from akutdesk.ui.text import Text

LONGEST = 100


class DueFields(QWidget):
    """The words, the number to call if one is to call, and the day and time understood."""

    def __init__(self, desk: Desk, name: str, *, with_number: bool) -> None:
        super().__init__()
        look, texts = desk.look, desk.texts
        hint = texts("henvendelse.frist.hjaelp")
        self.line = GuardedLine(look, name=name, limit=LONGEST, hint=hint)
        self.number = GuardedLine(
            look,
            name=texts("henvendelse.frist.nummer"),
            limit=fritekst.graense("henvendelse", "tilbagekald_nummer"),
            hint=texts("henvendelse.frist.nummer"),
        )
        self.understood = Text(look, "", size=15, colour="text2")
        row = HBox(look, self, gap=8)
        row.addWidget(self.line, 4)
        row.addWidget(self.number, 3)
        row.addWidget(self.understood, 5)
        row.setAlignment(self.understood, Qt.AlignmentFlag.AlignVCenter)
        self.number.setVisible(with_number)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.line)

    def set_error(self, wrong: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        """Show or take away the red outline."""
        in_number = bool(self.number.fault)
        self.line.set_error(wrong and not in_number)
        self.number.set_error(wrong and in_number)


class DueRow(Labelled):
    """The row of one tiltag."""

    changed = Signal()
    """The words are others now."""

    def __init__(self, desk: Desk, kode: str) -> None:
        title = desk.codes["tiltag"].get(kode).kort
        name = desk.texts("henvendelse.frist.navn", tiltag=title)
        self.fields = DueFields(desk, name, with_number=kode == "OPKALD")
        note = desk.texts("henvendelse.frist.note")
        super().__init__(desk.look, title, self.fields, note=note)
        self._desk = desk
        self._kalender = kalender(desk.codes)
        self.fields.line.textChanged.connect(self._typed)

    @property
    def words(self) -> str:
        """What is typed."""
        return self.fields.line.text()

    @property
    def frist(self) -> Frist | None:
        """The time that the words name; None if they name none."""
        return laes_frist(self.words, self._desk.clock.now())

    def _typed(self, _text: str) -> None:
        self._understand()
        self.changed.emit()

    def _understand(self) -> None:
        frist, texts, refused = self.frist, self._desk.texts, self.fields.line.fault
        if frist is not None or refused:
            self.set_error(refusal(self._desk, refused))
        if frist is not None:
            self.fields.understood.setText(said(frist, self._kalender, self._desk))
        else:
            unclear = self.words.strip()
            self.fields.understood.setText(texts("henvendelse.frist.uklar") if unclear else "")


def said(frist: Frist, calendar: Kalender, desk: Desk) -> str:
    """A time limit as the desk says it: "tirsdag 24. november kl. 10.00", the day alone, or the night to a day."""
    morning = natten_til(frist.slut)
    if morning is not None:
        return desk.texts("henvendelse.frist.nat", dag=calendar.ugedag(morning).lower())
    day = calendar.ugedag(calendar.dato(frist.start)).lower()
    if frist.slut is not None and (frist.start, frist.slut) == lokal_dag(
        calendar.dato(frist.start)
    ):
        return day
    return desk.texts("henvendelse.frist.tid", dag=day, tid=calendar.klokken(frist.start))
