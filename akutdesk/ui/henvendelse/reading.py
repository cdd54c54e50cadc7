"""The reading view of a closed henvendelse: what was said, what was answered, what was done to it since."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from akutdesk.domain.errors import DomainError
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kalender import kalender
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.papirskema import HENVENDELSE, PLAN
from akutdesk.storage.errors import NotFound, StorageError
from akutdesk.ui.changes import Changed
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button
from akutdesk.ui.gone import gone
from akutdesk.ui.head import BarButton, Head, Strip
from akutdesk.ui.henvendelse.annul import AnnulPanel
from akutdesk.ui.henvendelse.ending import make_follow_up
from akutdesk.ui.henvendelse.face import person_of
from akutdesk.ui.henvendelse.linking import SCOPE, Linking
from akutdesk.ui.henvendelse.readout import facts_of, said, story_of
from akutdesk.ui.henvendelse.skema import Skema, skema_of
from akutdesk.ui.henvendelse.work import HenvendelseWork
from akutdesk.ui.layout import VBox
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.panes import TwoPanes
from akutdesk.ui.text import Facts, Heading, Text
from akutdesk.ui.undo import undo_button
from akutdesk.ui.unkept import tell_unkept
from akutdesk.ui.vagtbord.state import first_names

OPEN = "KLADDE"
ANNULLED = "ANNULLERET"
CORRECT = "henvendelse_ret"
_RIGHT = 420


class ReadingPage(Page):
    """Nothing can be typed here; a correction has a page of its own and needs a reason."""

    SCOPE: ClassVar[str] = SCOPE
    HELP: ClassVar[str] = "henvendelse"
    TITLE_KEY: ClassVar[str] = "henvendelse.titel"

    def __init__(self, desk: Desk, henvendelse: Henvendelse) -> None:
        super().__init__(desk)
        self.work = HenvendelseWork(desk, henvendelse, is_stored=True)
        self._linking = Linking(self.work, self, self.on_enter)
        self._kalender = kalender(desk.codes)
        look, texts = desk.look, desk.texts
        self._annulled = Text(look, "", weight=600)
        self._twice = Text(look, "", weight=600)
        self._forms: dict[str, Skema] = {}
        self._note_title = Heading(look, texts("henvendelse.note"))
        self._note = Text(look, "", size=18)
        self.facts = Facts(look, ())
        self._story = VBox(look, gap=4)
        self._lines: list[Text] = []
        self.buttons = self._make_buttons()
        panes = TwoPanes(look, self._left(), self._right(), right_width=_RIGHT)
        VBox(look, self).addWidget(panes)
        self.on("gem_luk", self._correct)
        self.on("knyt", self._linking.begin)
        self.on("kriseplan", partial(desk.shell.go, "kriseplan", henvendelse.id))
        desk.changes.saved.connect(self._on_saved)

    @override
    def first_focus(self) -> QWidget:
        return self.buttons[0]

    @override
    def on_enter(self) -> None:
        """Read it again; if it is open again, the form takes the place of this page."""
        if (shown := _stored(self)) is None:
            return
        self.work.show_stored(shown)
        if shown.status == OPEN:
            QTimer.singleShot(0, self, lambda: _hand_over(self))
        self._show()

    # ---- what is shown

    def _show(self) -> None:
        desk, shown = self.desk, self.work.shown
        changes = desk.store.history(desk.adgang, shown.id)
        people = desk.store.setup(desk.adgang, Medarbejder)
        staff = first_names([(one.id, one.navn) for one in people])
        self._forms = {slags: skema_of(desk, shown.id, slags) for slags in (HENVENDELSE, PLAN)}
        numbers = [
            (desk.texts(f"henvendelse.skema.{slags}"), form.nummer)
            for slags, form in self._forms.items()
            if form.nummer
        ]
        self.facts.set_pairs([*facts_of(desk, self._kalender, shown, changes), *numbers])
        self._note.setText(shown.notat)
        self._note.setVisible(bool(shown.notat))
        self._note_title.setVisible(bool(shown.notat))
        is_annulled = shown.status == ANNULLED
        words = desk.texts("henvendelse.laes.annulleret", grund=shown.annulleret_grund)
        self._annulled.setText(words if is_annulled else "")
        self._annulled.setVisible(is_annulled)
        self._tell(story_of(desk, self._kalender, changes, staff))
        self._show_twice(is_annulled=is_annulled)
        _, card, _, link, annul = self.buttons
        card.setVisible(shown.borger_id is not None)
        if is_annulled and (annul.hasFocus() or link.hasFocus()):
            self.first_focus().setFocus()  # Qt would look for the next one outside the page
        self._linking.show_button(offered=not is_annulled)
        annul.setVisible(not is_annulled)
        note = said(desk, self._kalender, shown.start) if shown.start else ""
        person = person_of(desk, self.work.hit)
        self.set_head(Head(desk.texts("henvendelse.titel"), person, note="" if person else note))
        self._show_bar(is_annulled=is_annulled)

    def _show_twice(self, *, is_annulled: bool) -> None:
        """Two desks typed one paper form: said where somebody reads it, until one of them is annulled."""
        twice = self._twice_typed
        fejl = "" if is_annulled or twice is None else twice.fejl
        self._twice.setText(self.desk.texts(f"henvendelse.skema.{fejl}") if fejl else "")
        self._twice.setVisible(bool(fejl))
        self.buttons[2].setVisible(bool(fejl))

    def _show_bar(self, *, is_annulled: bool) -> None:
        texts = self.desk.texts
        plan = BarButton(
            "kriseplan", texts("henvendelse.kriseplan"), short=texts("henvendelse.plan_kort")
        )
        correct = BarButton("gem_luk", texts("henvendelse.laes.ret"), icon="pencil")
        onwards = BarButton(
            "giv_videre", texts("videregivelse.knap"), short=texts("videregivelse.knap_kort")
        )
        self.set_bar(*((plan,) if is_annulled else (correct, plan, onwards)))

    def _tell(self, story: list[tuple[str, str]]) -> None:
        for line in self._lines:
            self._story.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = []
        for words, reason in story:
            self._lines.append(Text(self.look, words, size=15))
            if reason:
                self._lines.append(Text(self.look, reason, size=15, colour="text2"))
        for line in self._lines:
            self._story.addWidget(line)

    def _left(self) -> QWidget:
        left = QWidget()
        words = VBox(self.look, gap=8)
        words.addWidget(self._note_title)
        words.addWidget(self._note)
        box = VBox(self.look, left, gap=20, margins=(24, 20, 28, 16))
        box.addWidget(self._annulled)
        box.addWidget(self._twice)
        box.addLayout(words)
        box.addWidget(self.facts)
        box.addStretch(1)
        self._left_rows = box
        return left

    def put_under_facts(self, part: QWidget) -> None:
        """Something that another screen knows about this contact, such as the calls out."""
        self._left_rows.insertWidget(self._left_rows.count() - 1, part)

    def _right(self) -> QWidget:
        right = QWidget()
        box = VBox(self.look, right, margins=(28, 20, 24, 16))
        box.addWidget(Heading(self.look, self.desk.texts("henvendelse.laes.historik")))
        box.space(8)
        box.addLayout(self._story)
        box.space(24)
        deeds = VBox(self.look, gap=8)
        for button in self.buttons:
            deeds.addWidget(button)
        box.addLayout(deeds)
        box.addStretch(1)
        return right

    def _make_buttons(self) -> tuple[Button, ...]:
        """Follow up, open the card, open the other one of the same paper form, link, annul."""
        look, texts = self.look, self.desk.texts
        deeds = (
            ("lav_opfoelgning", "list-check", self._follow_up),
            ("laes.kort", "user", self._open_card),
            ("skema.aabn", "files", self._open_other),
            ("annuller.knap", "trash", self._annul),
        )
        made: list[Button] = []
        for key, icon, do in deeds:
            button = Button(look, texts(f"henvendelse.{key}"), icon=icon)
            button.clicked.connect(do)
            made.append(button)
        return (*made[:3], self._linking.button, *made[3:])

    # ---- what is done

    def _correct(self) -> None:
        if self.work.shown.status != ANNULLED:
            self.desk.shell.go(CORRECT, self.work.shown.id)

    def _follow_up(self) -> None:
        make_follow_up(self.desk, self.work.shown)

    def _open_card(self) -> None:
        self.desk.shell.go("borger", self.work.shown.borger_id)

    @property
    def _twice_typed(self) -> Skema | None:
        return next((form for form in self._forms.values() if form.anden is not None), None)

    def _open_other(self) -> None:
        if self._twice_typed is not None:
            self.desk.shell.go("henvendelse", self._twice_typed.anden)

    def _annul(self) -> None:
        panel = AnnulPanel(self.desk)
        panel.chosen.connect(self._annul_for)
        self.desk.shell.open_overlay(panel)

    def _annul_for(self, grund: str) -> None:
        try:
            saved = self.work.annul(grund)
        except (StorageError, DomainError) as error:
            tell_unkept(self.desk, error)
            return
        self._show()
        undo = undo_button(self.desk, saved, self.on_enter)
        words = self.desk.texts("henvendelse.annuller.gjort")
        self.desk.shell.done(Strip("henvendelse", "ok", words, buttons=(undo,)))

    def _on_saved(self, changed: Changed) -> None:
        if self.isVisible() and self.work.shown.id in changed.ids:
            self.on_enter()


def _stored(page: ReadingPage) -> Henvendelse | None:
    """The contact as it is now; one that was erased meanwhile closes its page and says so."""
    desk = page.desk
    try:
        return desk.store.reread(desk.adgang, Henvendelse, page.work.shown.id)
    except NotFound as error:
        gone(page, error)
        return None


def _hand_over(page: ReadingPage) -> None:
    """The form takes the place of a contact that is open again."""
    rid = page.work.shown.id
    page.desk.shell.close_page(page)
    page.desk.shell.go("henvendelse", rid)
