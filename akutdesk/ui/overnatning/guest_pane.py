"""One guest: what was agreed, the nights, the decision about tonight, and the looks in (mock-up 09)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain import fritekst
from akutdesk.domain.mangel import Mangel
from akutdesk.domain.nat import FORTSAET, Nat
from akutdesk.domain.vagt import KBH
from akutdesk.ui import keys
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button, ChoiceGroup, Labelled
from akutdesk.ui.focus import put_away
from akutdesk.ui.form import Form
from akutdesk.ui.henvendelse.guarded import GuardedText, put_words
from akutdesk.ui.henvendelse.questions import question_of
from akutdesk.ui.layout import HBox, VBox
from akutdesk.ui.loose_draft import LooseDraft, Place
from akutdesk.ui.overnatning import saying
from akutdesk.ui.overnatning.approval import Approval
from akutdesk.ui.overnatning.fact_columns import FactColumns
from akutdesk.ui.overnatning.night_cells import NightCells
from akutdesk.ui.overnatning.state import SCOPE, Godkendt, Ophold, Svar
from akutdesk.ui.overnatning.time_line import TimeLine
from akutdesk.ui.overnatning.trouble_line import TroubleLine
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.vagtbord.rows import Words

_MARGINS = (27, 13, 24, 16)
_AIRS = (24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 12.0, 10.0, 8.0)
"""Between one question and the next, as in the mock-up where there is room; always more than inside a question."""


class GuestPane(Form):
    """Shows a stay and gives the answers; it saves nothing but drafts."""

    asked = Signal(str)
    """An action of the key table, from a button."""

    def __init__(self, desk: Desk, stay: Ophold, words: Words) -> None:
        """About this guest and this night; what was being answered about it stands here again."""
        super().__init__(desk.look, margins=_MARGINS, airs=_AIRS)
        self._desk = desk
        self._stay = stay
        self._make_head()
        self._make_questions()
        self._make_looks()
        self.fill()
        self._say_all(words)
        self._fill()
        self._draft = self._make_draft()
        self.beslutning.changed.connect(self._follow)

    # ---- what is shown

    @property
    def about(self) -> tuple[object, date]:
        """The stay, and the evening of the night that is decided about."""
        return self._stay.ophold.id, self._stay.nat

    def show_stay(self, stay: Ophold, words: Words) -> None:
        """The same guest as the store has it now; what is being answered stays as it is."""
        untouched = self.svar == stored_answers(self._stay)
        changed, self._stay = stay != self._stay, stay
        self._say_all(words)
        if changed and untouched:
            self._fill()

    def leave(self) -> None:
        """What stands here and is not saved becomes a draft."""
        self._draft.flush()

    @property
    def svar(self) -> Svar:
        """What stands in the fields."""
        chosen, gone = self.beslutning.chosen, self.afslutning.chosen
        return Svar(
            beslutning=chosen[0] if chosen else None,
            vurdering=self.why.words,
            godkendt=self.approval.answers,
            afslutning=gone[0] if gone else None,
            afrejse=self.departure.tid,
        )

    def refuse(self, found: Iterable[Mangel]) -> None:
        """Say at each place what is missing, and go to the first."""
        rows = self._answer_rows()
        for row in rows.values():
            row.set_error("")
        for number, mangel in enumerate(found):
            row = rows[mangel.felt]
            row.set_error(self._desk.texts(f"overnatning.mangler.{mangel.felt}_{mangel.kode}"))
            if not number:
                row.stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def is_saved(self) -> None:
        """The answers have become the record."""
        self._draft.drop()
        self.refuse(())

    # ---- making

    def _make_head(self) -> None:
        look = self._desk.look
        self._title = Heading(look, "", size=22)
        self._facts, self._nights = FactColumns(look), NightCells(look)
        self._trouble = TroubleLine(self._desk)
        self._trouble.asked.connect(self.asked)
        self._limit = Text(look, "")
        head = QWidget()
        box = VBox(look, head, gap=14)
        for part in (self._title, self._trouble, self._facts, self._nights, self._limit):
            box.addWidget(part)
        self.add(head)

    def _make_questions(self) -> None:
        desk, look, texts = self._desk, self._desk.look, self._desk.texts
        day = desk.clock.now().astimezone(KBH).date()
        self.beslutning = ChoiceGroup(
            look, texts, saying.decisions(desk, self._stay), columns=0, label="top"
        )
        self.why = GuardedText(
            look,
            name=texts("overnatning.hvorfor"),
            limit=fritekst.graense(Nat.TYPE, "vurdering"),
            lines=3,
        )
        note = texts("overnatning.lederens_ord")
        self._why = Labelled(look, self.why.accessibleName(), self.why, note=note, label_at="top")
        self.approval = Approval(desk)
        gone = question_of(desk.codes["afslutning"], day, title=texts("overnatning.hvorhen"))
        self.afslutning = ChoiceGroup(look, texts, gone, columns=0, label="top")
        self.departure = TimeLine(desk, name=texts("overnatning.afrejse"))
        self._leaves = Labelled(
            look, self.departure.accessibleName(), self.departure, label_at="top"
        )
        self._morning = Text(look, "", size=15, colour="text2")
        for part in (self.beslutning, self._why, self.approval, self.afslutning, self._leaves):
            self.add(part)
        self.add(self._morning)

    def _make_looks(self) -> None:
        desk, made = self._desk, QWidget()
        box = VBox(desk.look, made, gap=8)
        self._looks_title = Heading(desk.look, desk.texts("overnatning.tilsyn_titel"))
        self._looks = Text(desk.look, "", size=15)
        box.addWidget(self._looks_title)
        box.addWidget(self._looks)
        row = HBox(desk.look, gap=8)
        for action, icon in (("tilsyn", "eye"), ("ret", "pencil")):
            words = desk.texts(f"overnatning.knap.{action}")
            hint = keys.hint(action, SCOPE)
            button = Button(desk.look, words, icon=icon, keys=hint, size="tight")
            button.clicked.connect(partial(self.asked.emit, action))
            row.addWidget(button)
        row.addStretch(1)
        box.addLayout(row)
        self.add(made)

    def _answer_rows(self) -> dict[str, ChoiceGroup | Labelled]:
        return {
            "beslutning": self.beslutning,
            "vurdering": self._why,
            "afslutning": self.afslutning,
            "afrejse": self._leaves,
            **self.approval.rows(),
        }

    # ---- filling

    def _make_draft(self) -> LooseDraft:
        place = Place(rid=self._stay.ophold.id, felt=f"nat/{self._stay.nat}", type=Nat.TYPE)
        draft = LooseDraft(self._desk, self, place)
        draft.bind("beslutning", self.beslutning)
        draft.bind("vurdering", self.why)
        draft.bind("afslutning", self.afslutning)
        draft.bind("afrejse", self.departure)
        self.approval.bind_to(draft)
        draft.restore()
        self.approval.follow()
        self._follow()
        return draft

    def _fill(self) -> None:
        stored = stored_answers(self._stay)
        self.beslutning.set_chosen((stored.beslutning,) if stored.beslutning else ())
        put_words(self.why, stored.vurdering)
        self.approval.show_answers(stored.godkendt)
        self.afslutning.set_chosen((stored.afslutning,) if stored.afslutning else ())
        self.departure.put(stored.afrejse)
        self._follow()

    def _follow(self, _codes: tuple[str, ...] = ()) -> None:
        """Staying needs a reason and somebody's yes; leaving needs a place and a time."""
        leaves, may_stay = self.svar.rejser, not self._stay.er_for_mange
        put_away(self.afslutning, shown=leaves)
        put_away(self._leaves, shown=leaves)
        put_away(self.approval, shown=may_stay and not leaves)
        put_away(self._why, shown=may_stay and not leaves)
        self._morning.setVisible(not leaves and bool(self._morning.text()))
        if leaves and self.departure.er_tom:
            self.departure.put(self._desk.clock.now())

    def _say_all(self, words: Words) -> None:
        stay = self._stay
        self._title.set_words(saying.title(words, stay), saying.note(words, stay))
        self._facts.show_facts(saying.facts(words, stay))
        self._nights.show_nights(saying.night_cells(words, stay))
        texts = words.desk.texts
        nobody = "" if stay.tilsyn else texts("overnatning.ingen_tilsyn")
        self._looks_title.set_words(texts("overnatning.tilsyn_titel"), nobody)
        self._trouble.show_words(saying.trouble(words, stay), saying.way_out(words, stay))
        for line, said in (
            (self._limit, saying.limit(words, stay)),
            (self._morning, saying.morning(words, stay)),
            (self._looks, saying.looks(words, stay)),
        ):
            if line.text() != said:
                line.setText(said)
                line.updateGeometry()
            line.setVisible(bool(said))


def stored_answers(stay: Ophold) -> Svar:
    """What the store says about tonight: its own decision, or on the night of arrival the booking's."""
    nat, ophold = stay.i_nat, stay.ophold
    if nat is not None and not (stay.er_for_mange and nat.beslutning == FORTSAET):
        decided, words = nat.beslutning, nat.vurdering
        by = Godkendt(
            hvem=nat.hvem, tid=nat.tid, delegation=nat.delegation, tekst=nat.delegation_tekst
        )
    elif stay.er_ankomst:
        decided, words = FORTSAET, ophold.vurdering_af_leder
        by = Godkendt(
            hvem=ophold.vurdering_hvem,
            tid=ophold.vurdering_tid,
            delegation=ophold.delegation,
            tekst=ophold.delegation_tekst,
        )
    else:
        decided, words, by = None, "", Godkendt()
    return Svar(
        beslutning=decided,
        vurdering=words,
        godkendt=by,
        afslutning=ophold.afslutning,
        afrejse=ophold.afrejse,
    )
