"""The questions of a citizen, from the name to the agreement; a person is asked no more than is needed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from akutdesk.domain import fritekst
from akutdesk.domain.borger import Borger, identitet_forslag
from akutdesk.domain.vagt import KBH
from akutdesk.ui.borger.colleagues import colleagues
from akutdesk.ui.borger.cpr_field import CprField
from akutdesk.ui.borger.hidden_address import HiddenAddress
from akutdesk.ui.borger.known_people import KnownPeople
from akutdesk.ui.borger.reading import LINES, MANY_OF, ONE_OF, OWNER, PARSED, Answers
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Choice, ChoiceGroup, Labelled, Question, TickBox
from akutdesk.ui.focus import put_away
from akutdesk.ui.form import Form
from akutdesk.ui.henvendelse.guarded import GuardedLine, GuardedText
from akutdesk.ui.henvendelse.questions import question_of
from akutdesk.ui.layout import VBox
from akutdesk.ui.override import override
from akutdesk.ui.place import enhed_of
from akutdesk.ui.text import Heading
from akutdesk.ui.theme import Look

Line = GuardedLine | GuardedText
_LARGE = {"moedes": 2, "kontaktaftale": 3}
_SHORT = 40  # signs of a year or a date in words
_WIDE = {
    "foedselsaar": 186,
    "telefon": 380,
    "opmaerksomhed_udloeb": 380,
    "kontaktaftale_udloeb": 380,
    "kaldenavn": 574,
    "fornavn": 574,
    "efternavn": 574,
    "tolk_sprog": 574,
}
"""Widths in units, on the five columns of the chips; other fields are as wide as the page."""
_FOLLOWS = ("identitet", "aldersgruppe", "cpr_svar")
"""Answers that other answers settle."""
_ORDER: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("", ("kaldenavn", "foedselsaar", "aldersgruppe", "telefon", "maa_ringes_op")),
    ("godt_at_vide", ("moedes", "opmaerksomhed", "opmaerksomhed_udloeb", "kommunikation", "tolk_sprog")),
    ("omkring", ("kommunekode", "bolig", "adresse", "adresse_skjult", "boern", "kendt_i")),
    ("aftale", ("kontaktaftale", "kontaktaftale_udloeb", OWNER)),
    ("hvem", ("fornavn", "efternavn", "koen", "cpr", "cpr_svar", "identitet")),
)  # fmt: skip
"""Headings and the fields under them; what helps comes first, the identifiers last (ux.md 2.11)."""


class BorgerForm(Form):
    """Fields by name in `lines` and `groups`, their rows in `rows`."""

    edited = Signal(str)
    """The field that was changed by hand."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk = desk
        self._day = desk.clock.now().astimezone(KBH).date()
        self.lines: dict[str, Line] = {}
        self.groups: dict[str, ChoiceGroup] = {}
        self.rows: dict[str, QWidget] = {}
        self.hidden = TickBox(desk.look, desk.texts("borger.felt.adresse_skjult"))
        self.cpr = CprField(desk)
        self.people = KnownPeople(desk)
        self.address = HiddenAddress(desk)
        self._masked = Labelled(desk.look, desk.texts("borger.felt.adresse"), self.address)
        self._identity_by_hand = False
        for title, fields in _ORDER:
            if title:
                self.add(self._title(title))
            for felt in fields:
                self.rows[felt] = self._row(felt)
                self.add(self.rows[felt])
                if felt == "kaldenavn":
                    self.add(self.people)
                if felt == "adresse":
                    self.add(self._masked)
        self.fill()
        self.hidden.clicked.connect(partial(self.edited.emit, "adresse_skjult"))

    @property
    def answers(self) -> Answers:
        """What stands in the form."""
        codes = {felt: group.chosen for felt, group in self.groups.items()}
        if not self._identity_by_hand:
            codes["identitet"] = ()
        return Answers(
            texts={felt: words_of(line) for felt, line in self.lines.items()},
            codes=codes,
            adresse_skjult=self.hidden.isChecked(),
        )

    def show_answers(
        self, borger: Borger, texts: Mapping[str, str], codes: Mapping[str, tuple[str, ...]]
    ) -> None:
        """Show a record; a field that says the same already keeps its cursor."""
        self._identity_by_hand = borger.identitet not in (None, identitet_forslag(borger))
        for felt, text in texts.items():
            put(self.lines[felt], text)
        for felt, chosen in codes.items():
            self.groups[felt].set_chosen(chosen)
        self.hidden.blockSignals(True)
        self.hidden.setChecked(borger.adresse_skjult)
        self.hidden.blockSignals(False)
        self.follow(borger)

    def follow(self, borger: Borger) -> None:
        """Show what follows from the answers: the level of identity, and which questions make sense."""
        for felt in _FOLLOWS:
            kode: str | None = getattr(borger, felt)
            self.groups[felt].set_chosen((kode,) if kode else ())
        owner = borger.kontaktaftale_ansvarlig
        self.groups[OWNER].set_chosen((owner.hex(),) if owner is not None else ())
        put_away(self.rows["aldersgruppe"], shown=borger.foedselsaar is None)
        put_away(self.rows["opmaerksomhed_udloeb"], shown=bool(borger.opmaerksomhed))
        for felt in ("kontaktaftale_udloeb", OWNER):
            put_away(self.rows[felt], shown=bool(borger.kontaktaftale))
        put_away(self.rows["cpr_svar"], shown=not borger.cpr)

    def hide_address(self, hidden: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        """Show the address, or that there is one."""
        put_away(self._masked, shown=hidden)
        put_away(self.rows["adresse"], shown=not hidden)

    def say_at(self, felt: str, words: str) -> None:
        """Say something at a field; "" takes it away."""
        row = self.rows[felt]
        if isinstance(row, Labelled | ChoiceGroup):
            row.set_error(words)

    def _title(self, name: str) -> QWidget:
        look = self._desk.look
        made = QWidget()
        heading = Heading(look, self._desk.texts(f"borger.afsnit.{name}"), size=18)
        VBox(look, made, margins=(0, 12, 0, 0)).addWidget(heading)
        return made

    def _row(self, felt: str) -> QWidget:
        look, texts = self._desk.look, self._desk.texts
        title = texts(f"borger.felt.{felt}")
        if felt in ONE_OF or felt in MANY_OF or felt == OWNER:
            return self._group(felt, title)
        if felt == "adresse_skjult":
            return Labelled(look, "", self.hidden)  # the box says it
        if felt == "cpr":
            self.lines["cpr"] = self.cpr.line
            self._listen("cpr", self.cpr.line)
            return Labelled(look, title, self.cpr)
        line = self._line(felt, title)
        self.lines[felt] = line
        self._listen(felt, line)
        return Labelled(look, title, line)

    def _listen(self, felt: str, line: Line) -> None:
        line.textChanged.connect(partial(self._touched, felt))
        line.refused.connect(partial(self._refused, felt))

    def _line(self, felt: str, title: str) -> Line:
        look = self._desk.look
        limit = fritekst.graense("borger", felt) if felt in LINES else _SHORT
        key = f"borger.hjaelp.{felt}"
        hint = self._desk.texts(key) if key in self._desk.texts else ""
        if felt in _LARGE:
            return GuardedText(look, name=title, limit=limit, hint=hint, lines=_LARGE[felt])
        if felt in _WIDE:
            return _ShortLine(look, name=title, limit=limit, hint=hint, wide=_WIDE[felt])
        return GuardedLine(look, name=title, limit=limit, hint=hint)

    def _group(self, felt: str, title: str) -> ChoiceGroup:
        look, texts = self._desk.look, self._desk.texts
        group = ChoiceGroup(look, texts, self._question(felt, title))
        group.pressed.connect(partial(self._pressed, felt))
        group.changed.connect(partial(self._answered, felt))
        self.groups[felt] = group
        return group

    def _question(self, felt: str, title: str) -> Question:
        if felt == "kommunekode":
            return self._municipalities(title)
        if felt == OWNER:
            return colleagues(self._desk, title)
        liste = self._desk.codes[ONE_OF.get(felt) or MANY_OF[felt]]
        question = question_of(liste, self._day, title=title, many=felt in MANY_OF)
        if felt != "identitet":
            return question
        kept = tuple(one for one in question.choices if one.kode != "ANONYM")
        numbered = tuple(
            Choice(one.kode, one.text, str(number), full=one.full)
            for number, one in enumerate(kept, start=1)
        )
        return Question(title, numbered)

    def _municipalities(self, title: str) -> Question:
        """The house's own municipalities on digits, all others behind "Flere"."""
        liste = self._desk.codes["kommune"]
        own = [kode for kode in enhed_of(self._desk).deltagende_kommuner if kode in liste]
        chips = [*own[:7], liste.nul]
        choices = tuple(
            Choice(kode, liste.get(kode).kort, str(digit), full=liste.label(kode))
            for digit, kode in enumerate(chips, start=1)
        )
        every = tuple(
            Choice(one.kode, one.kort, full=one.label) for one in liste.valgbare(self._day)
        )
        return Question(title, choices, more=every)

    def _pressed(self, felt: str, _kode: str) -> None:
        if felt == "identitet":
            self._identity_by_hand = True
            self.edited.emit(felt)

    def _answered(self, felt: str, _codes: tuple[str, ...]) -> None:
        if felt != "identitet":
            self.edited.emit(felt)

    def _touched(self, felt: str, _text: str = "") -> None:
        self.edited.emit(felt)

    def _refused(self, felt: str, kode: str) -> None:
        """An edit that cannot be kept was not made; the sentence stands until the next one."""
        self.say_at(felt, self._desk.texts(f"borger.afvist.{kode}") if kode else "")


class _ShortLine(GuardedLine):
    """A line that is only as wide as what is written in it."""

    def __init__(self, look: Look, *, name: str, limit: int, hint: str, wide: int) -> None:
        super().__init__(look, name=name, limit=limit, hint=hint)
        self._wide = wide
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._look.px(self._wide), super().sizeHint().height())


def words_of(line: Line) -> str:
    """What stands in a field, byte for byte."""
    return line.words if isinstance(line, GuardedText) else line.text()


def put(line: Line, text: str) -> None:
    """Put a text into a field unless it stands there already."""
    if words_of(line) == text:
        return
    if isinstance(line, GuardedText):
        line.setPlainText(text)
        line.to_end()
    else:
        line.setText(text)


FIELDS = (*LINES, *PARSED)
"""Every field one types in."""
