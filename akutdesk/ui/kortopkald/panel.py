"""The panel of a short call: three answers, and the one that is pressed is saved at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from akutdesk.domain.errors import DomainError
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kortopkald import Kortopkald
from akutdesk.domain.record import new_id
from akutdesk.domain.vagt import KBH
from akutdesk.storage.errors import StorageError
from akutdesk.storage.saving import Saving
from akutdesk.ui.back_row import BackRow
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import ChoiceGroup
from akutdesk.ui.head import Strip
from akutdesk.ui.henvendelse.page import HenvendelsePage
from akutdesk.ui.henvendelse.questions import question_of
from akutdesk.ui.henvendelse.state import is_untouched
from akutdesk.ui.layout import VBox
from akutdesk.ui.overlay import Overlay
from akutdesk.ui.override import override
from akutdesk.ui.page import Page
from akutdesk.ui.place import enhed_of, kommune_of
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.undo import undo_button
from akutdesk.ui.unkept import tell_unkept

STRIP = "kortopkald"


class ShortCallPanel(Overlay):
    """Opened when the telephone rang and nobody was there to talk with."""

    chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look, width=640)
        texts, look = desk.texts, desk.look
        today = desk.clock.now().astimezone(KBH).date()
        question = question_of(
            desk.codes["kortopkald"], today, title=texts("kortopkald.spoergsmaal")
        )
        self.group = ChoiceGroup(look, texts, question, columns=3, label="none")
        box = VBox(look, self, gap=12, margins=(32, 24, 32, 16))
        box.addWidget(Heading(look, texts("kortopkald.titel"), size=22))
        box.addWidget(Text(look, texts("kortopkald.tekst"), colour="text2"))
        box.addWidget(self.group)
        self.back = BackRow(look, texts("kortopkald.tilbage"), self.close_overlay)
        box.addWidget(self.back)
        self.group.pressed.connect(self._pressed)

    @override
    def first_focus(self) -> QWidget:
        return self.group.stop()

    def _pressed(self, kode: str) -> None:
        self.close_overlay()
        self.chosen.emit(kode)


def short_call(desk: Desk) -> None:
    """Shift+F2 anywhere: ask which kind, save, offer to take it back."""
    _ask(desk, None, done=lambda: None)


def with_short_call(page: Page) -> Page:
    """The page of a henvendelse, on which Shift+F2 means that nobody was there after all.

    A call in which nothing is written becomes the short call, in one deed; beside any other it is
    another call.
    """
    if isinstance(page, HenvendelsePage) and page.work.correction is None:
        page.on("kort_opkald", partial(_short_call_on, page))
    return page


def _short_call_on(page: HenvendelsePage) -> None:
    page.editing.flush()
    shown = page.work.shown
    instead_of = shown if is_untouched(shown) else None
    _ask(page.desk, instead_of, done=partial(page.desk.shell.close_page, page))


def _ask(desk: Desk, instead_of: Henvendelse | None, *, done: Callable[[], object]) -> None:
    """Open the panel; `done` runs after the save, if there was a call that it stands for."""
    began = desk.clock.now()
    panel = ShortCallPanel(desk)

    def keep(kode: str) -> None:
        start = instead_of.start if instead_of and instead_of.start else began
        place = enhed_of(desk)
        record = Kortopkald(
            id=new_id(),
            enhed_id=place.id,
            dataansvarlig_kommune=kommune_of(desk, None),
            start=start,
            slut=desk.clock.now(),
            slags=kode,
        )
        try:
            saved = desk.store.save_all(desk.adgang, _savings(desk, record, instead_of))
        except (StorageError, DomainError) as error:
            tell_unkept(desk, error)
            return
        desk.changes.tell(saved.changes.types, saved.changes.ids)
        if instead_of is not None:
            done()
        undo = undo_button(desk, saved)
        words = desk.texts("kortopkald.gemt")
        desk.shell.done(Strip(STRIP, "ok", words, buttons=(undo,)))

    panel.chosen.connect(keep)
    desk.shell.open_overlay(panel)


def _savings(desk: Desk, record: Kortopkald, instead_of: Henvendelse | None) -> list[Saving]:
    savings = [Saving(after=record)]
    if instead_of is not None:
        grund = desk.texts("kortopkald.i_stedet")
        after = replace(instead_of, status="ANNULLERET", annulleret_grund=grund)
        savings.append(Saving(after=after, before=instead_of))
    return savings
