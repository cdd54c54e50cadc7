"""Alt+I on a citizen's card: all is gathered, what others said is looked through, then a place for the file is chosen."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QApplication, QWidget

from akutdesk.domain.adgang import kraev
from akutdesk.domain.borger import Borger
from akutdesk.domain.indsigt import Indsigtsmappe
from akutdesk.domain.record import RecordId
from akutdesk.storage.errors import OpeningReasonRequired
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Choice, ChoiceGroup, Question
from akutdesk.ui.file_saver import FileSaver
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.head import Strip
from akutdesk.ui.henvendelse.why_panel import ask_why
from akutdesk.ui.indsigt import reading
from akutdesk.ui.indsigt.piece import Piece
from akutdesk.ui.layout import VBox
from akutdesk.ui.loose_draft import LooseDraft, Place
from akutdesk.ui.override import override
from akutdesk.ui.settled import settle_layouts
from akutdesk.ui.text import Text

STRIP = "indsigt"


class IndsigtPanel(FormPanel):
    """Nothing leaves before each piece is answered. What is written meanwhile is gathered and looked at too.

    Raises AdgangError for who has not INDSIGT.
    """

    HELP: ClassVar[str] = "indsigt"

    def __init__(self, desk: Desk, rid: RecordId, navn: str) -> None:
        kraev(desk.adgang, "INDSIGT")
        texts = desk.texts
        super().__init__(desk.look, texts("indsigt.titel"), navn)
        self._desk, self._rid = desk, rid
        self._mappe: Indsigtsmappe | None = None
        self._is_busy = False
        self.pieces: dict[RecordId, Piece] = {}
        self.found = Text(desk.look, "", colour="text2")
        self._list = QWidget()
        self._pieces = VBox(desk.look, self._list, gap=24)
        self.format = self._formats()
        self.add(self.found, self._list, self.format)
        self.set_foot(texts("indsigt.gem"), texts("skal.tilbage"), self._finish)
        self._draft = LooseDraft(desk, self, Place(rid=rid, felt=STRIP, type=Borger.TYPE))
        self.keep_draft(self._draft)
        self.saver = FileSaver(desk, self)
        self.saver.begun.connect(self._noted)
        self.saver.saved.connect(self._saved)
        self.saver.refused.connect(self._not_saved)
        self._show_rows()

    @override
    def first_focus(self) -> QWidget:
        """The first piece; until all is gathered, the way back."""
        if self._mappe is None:
            return self.back
        first = next(iter(self.pieces.values()), None)
        return first.choice.stop() if first is not None else self.format.stop()

    @override
    def on_enter(self) -> None:
        super().on_enter()
        self._gather()

    @override
    def on_leave(self) -> None:
        super().on_leave()
        self.saver.put_away()

    @property
    def told(self) -> str:
        """What is said above the buttons."""
        return self._notice.text()

    def _formats(self) -> ChoiceGroup:
        texts = self._desk.texts
        choices = tuple(
            Choice(kode, texts(f"indsigt.format.{kode}"), str(digit))
            for digit, kode in enumerate(reading.FORMATS, 1)
        )
        question = Question(title=texts("indsigt.gem_som"), choices=choices, many=True)
        group = ChoiceGroup(self.look, texts, question, columns=0, label="top")
        group.set_chosen(reading.FORMATS[:1])
        return group

    # ---- gathering

    def _gather(self, words: str = "") -> None:
        """Gather all anew; `words` stay said meanwhile and after."""
        desk = self._desk
        self._mappe, self._is_busy = None, True
        self.set_notice(words or desk.texts("indsigt.samler"), trouble=bool(words))
        self.refit()
        work = partial(reading.gather, desk.store, desk.adgang, self._rid)
        desk.jobs.run(work, done=partial(self._show, words), failed=self._refuse, owner=self)

    def _show(self, words: str, mappe: Indsigtsmappe) -> None:
        """What was answered before stays answered; what is new is asked."""
        waited, is_first = QApplication.focusWidget() is self.back, not self.pieces
        self._mappe, self._is_busy = mappe, False
        said = reading.words_of(self._desk, mappe)
        there = {post.record.id: post for post in mappe.til_gennemsyn}
        for rid in [rid for rid in self.pieces if rid not in there]:
            self._take_away(self.pieces.pop(rid))
        for rid in [rid for rid in there if rid not in self.pieces]:
            self._put(Piece(self._desk, there[rid], said))
        if is_first:  # later what stands there is newer than the draft, where the disk is full
            self._draft.restore()
        for piece in self.pieces.values():
            piece.show_choice()
        self.main.set_words(self._desk.texts("indsigt.gem"))
        self.found.setText(self._found_words(mappe))
        self.set_notice(words, trouble=True)
        self._show_rows()
        if waited:
            self.first_focus().setFocus()
        self._desk.shell.say(self.found.text())

    def _put(self, piece: Piece) -> None:
        self.pieces[piece.rid] = piece
        self._pieces.addWidget(piece)
        self._draft.bind(f"{piece.rid.hex()}.valg", piece.choice)
        self._draft.bind(f"{piece.rid.hex()}.grund", piece.reason)
        piece.changed.connect(self._stand_anew)

    def _take_away(self, piece: Piece) -> None:
        """It was erased meanwhile."""
        self._draft.unbind(f"{piece.rid.hex()}.valg", f"{piece.rid.hex()}.grund")
        self._pieces.removeWidget(piece)
        piece.hide()
        piece.deleteLater()

    def _found_words(self, mappe: Indsigtsmappe) -> str:
        texts, n = self._desk.texts, len(self.pieces)
        key = {0: "intet_at_se", 1: "se_igennem_1"}.get(n, "se_igennem")
        counted = texts("indsigt.fundet", n=len(mappe.poster), opslag=len(mappe.opslag))
        return f"{counted} {texts(f'indsigt.{key}', n=n)}"

    def _show_rows(self) -> None:
        is_there = self._mappe is not None
        self.found.setVisible(is_there)
        self._list.setVisible(is_there and bool(self.pieces))
        self.format.setVisible(is_there)
        self.refit()

    def _refuse(self, error: Exception) -> None:
        """It could not be gathered; a card that is closed asks why it is opened, and all is gathered then."""
        self._is_busy = False
        self.main.set_words(self._desk.texts("indsigt.igen"))
        self._tell(reading.refusal(error, self._desk.texts))
        if isinstance(error, OpeningReasonRequired):
            ask_why(self._desk, error.rid, self._gather)

    def _stand_anew(self) -> None:
        """A row inside a piece came or went: it is laid out before the panel asks how high it is."""
        settle_layouts()
        self.refit()

    # ---- saving

    def _finish(self) -> None:
        """Where it is saved; before all is gathered, gather it."""
        if self._is_busy:
            return
        if self._mappe is None:
            self._gather()
            return
        stops = [stop for piece in self.pieces.values() if (stop := piece.missing()) is not None]
        if not self.format.chosen:
            stops.append(self.format.stop())
        words = "" if self.format.chosen else self._desk.texts("indsigt.mangler.format")
        self.format.set_error(words)
        self._stand_anew()
        if stops:
            stops[0].setFocus()
            return
        held = [held for piece in self.pieces.values() if (held := piece.held) is not None]
        self.saver.ask(reading.file_of(self._desk, self._mappe, held, self.format.chosen))

    def _noted(self) -> None:
        self._is_busy = True
        self.set_notice(self._desk.texts("indsigt.gemmer"))
        self.refit()

    def _saved(self) -> None:
        self.close_saved()
        words = self._desk.texts("indsigt.gemt")
        self._desk.shell.done(Strip(STRIP, "ok", words, icon="file-check"))

    def _not_saved(self, words: str) -> None:
        """What is told stays told; that it was tried stands in the log now, so all is gathered anew."""
        self._desk.shell.say(words, assertive=True)
        self._gather(words)

    def _tell(self, words: str) -> None:
        self.set_notice(words, trouble=True)
        self.refit()
        self._desk.shell.say(words, assertive=True)
