"""Keeps what is being typed: a draft within a second, the record soon after (design.md D7).

A field is bound once. From then on its text is written as a draft at most 0.8 s after a key, and
the page's own save runs when the field is left, after 5 s without a key, and on `flush` (lock,
quit, another screen). A draft that is found again is put back with its cursor.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from akutdesk.domain.errors import DomainError
from akutdesk.domain.record import RecordId
from akutdesk.domain.vagt import KBH
from akutdesk.storage.errors import NotUnderstood, StorageError, TextTooLong, TextUnfit
from akutdesk.storage.udkast import Udkast
from akutdesk.ui.desk import Desk
from akutdesk.ui.draft_field import Field, changed_signal, draft_of, put_back
from akutdesk.ui.focus import on_focus_moved
from akutdesk.ui.head import Strip
from akutdesk.ui.messages import text_of
from akutdesk.ui.patience import SOON_MS, Patience
from akutdesk.ui.unkept import way_on

WRITE_MS = 800
"""A draft is on disk within a second of the key."""
IDLE_MS = 5_000
"""Without a key this long, the draft becomes part of the record."""
_PROBLEM = "gem"
_DRAFTS, _RECORD, _LEFT_OVER = "kladder", "posten", "rester"
_IN_VAIN = (TextUnfit, TextTooLong, NotUnderstood, DomainError)
"""Trying again does not help: the sentence says what will."""


Left = Collection[str] | None
"""The fields a save had to leave out."""


@dataclass
class _Bound:
    field: Field
    base: str
    """The text at the last save: what the draft was built on."""
    unwritten: bool = False
    unsaved: bool = False
    on_disk: bool = False
    """A draft of it may lie in the store."""


class Kladde(QObject):
    """The drafts of one record on one page.

    `save` stores the record as the page shows it, and names the fields it had to leave out; the store
    removes the drafts of the fields it set.
    """

    saved = Signal()
    """A save went well."""

    def __init__(
        self, desk: Desk, page: QWidget, *, save: Callable[[], Left], record_type: str
    ) -> None:
        super().__init__(page)
        self._desk = desk
        self._save = save
        self._type = record_type
        self._rid: RecordId | None = None
        self._bound: dict[str, _Bound] = {}
        self._failing: set[str] = set()
        """What did not go well the last time: drafts, the record, or taking drafts away."""
        self._left_out: frozenset[str] = frozenset()
        self._patience = Patience()
        self._write_timer = QTimer(self, singleShot=True)
        self._write_timer.timeout.connect(self.write)
        self._idle_timer = QTimer(self, singleShot=True)
        self._idle_timer.timeout.connect(self._keep)
        on_focus_moved(self._focus_moved)

    def set_record(self, rid: RecordId) -> None:
        """Whose drafts these are; fields bound before belong to it."""
        self._rid = rid

    def bind(self, field: Field, felt: str) -> None:
        """Keep what stands in `field`, which shows the record's field `felt` (a row inside it: "felt/0")."""
        self._bound[felt] = _Bound(field, base=draft_of(field)[0])
        changed_signal(field).connect(_without_arguments(partial(self.touch, felt)))

    def forget(self, felt: str) -> None:
        """The field is no longer shown; what was in it is saved first."""
        if felt in self._bound:
            self.flush()
            del self._bound[felt]

    def forget_all(self) -> None:
        """Another record comes into the page's fields; nothing of this one is kept in memory."""
        self._write_timer.stop()
        self._idle_timer.stop()
        self._bound.clear()
        self._rid = None

    def settle(self) -> None:
        """The page has just filled its fields itself: nothing of that is a draft."""
        for bound in self._bound.values():
            bound.base = draft_of(bound.field)[0]
            bound.unwritten = bound.unsaved = False
        self._write_timer.stop()
        self._idle_timer.stop()

    def touch(self, felt: str) -> None:
        """A key was pressed in the field."""
        bound = self._bound.get(felt)
        if bound is None or not shiboken6.isValid(bound.field):
            return
        bound.unwritten = bound.unsaved = True
        if not self._write_timer.isActive():
            self._write_timer.start(WRITE_MS)
        self._idle_timer.start(IDLE_MS)

    def write(self) -> None:
        """Write the drafts that are not on disk yet."""
        if self._rid is None:
            return
        for felt, bound in self._bound.items():
            if bound.unwritten:
                self._try(_DRAFTS, lambda felt=felt, bound=bound: self._write_one(felt, bound))
        if self._patience.lasts:
            self._write_timer.start(SOON_MS)

    def flush(self) -> None:
        """Store everything typed, now. Does not raise: what cannot be saved is said in a strip."""
        self._patience = Patience(0)  # whoever asks goes away, and has to know
        self._keep()
        self._patience = Patience()

    def _keep(self) -> None:
        """As `flush`, where the page stays: a file that is only busy is tried again before it is told."""
        if not any(bound.unsaved for bound in self._bound.values()):
            return
        self.write()
        if not self._try(_RECORD, self._save_record):
            self._idle_timer.start(SOON_MS if self._patience.lasts else IDLE_MS)
            return
        self._mark_saved()
        self.saved.emit()

    def recover(self) -> str | None:
        """Put this user's drafts of the record back into their fields.

        Returns the field with the newest one, or None. It becomes part of the record like any
        other typing. Where somebody has written on since, neither's words are lost: a note gets both,
        any other field keeps what stands there, and the draft goes on lying in the store.
        """
        drafts = [
            each for each in self._desk.store.drafts(self._desk.adgang) if each.rid == self._rid
        ]
        newest: str | None = None
        for draft in drafts:
            bound = self._bound.get(draft.felt)
            if bound is not None and _put_back(bound, draft):
                newest = newest or draft.felt
                self.touch(draft.felt)
        return newest

    def field(self, felt: str) -> Field:
        """The field bound to a name. Raises KeyError."""
        return self._bound[felt].field

    def _write_one(self, felt: str, bound: _Bound) -> None:
        if self._rid is None:
            return
        text, caret = draft_of(bound.field)
        self._desk.store.write_draft(
            self._desk.adgang,
            Udkast(
                rid=self._rid, felt=felt, type=self._type, base=bound.base, text=text, caret=caret,
                tid=self._desk.clock.now(),
            ),
        )  # fmt: skip
        bound.unwritten = False
        bound.on_disk = True

    def _save_record(self) -> None:
        self._left_out = frozenset(self._save() or ())

    def _mark_saved(self) -> None:
        """A field that came back to its old words was no change to the store: its draft goes here.

        The draft of a field that was left out is all there is of its words, and stays.
        """
        self._idle_timer.stop()
        self._write_timer.stop()
        for felt, bound in self._bound.items():
            if felt in self._left_out:
                bound.unsaved = False
                continue
            if bound.unsaved:
                bound.base = draft_of(bound.field)[0]
                bound.unwritten = bound.unsaved = False
            if bound.on_disk and self._rid is not None:
                drop = partial(self._desk.store.drop_draft, self._desk.adgang, self._rid, felt)
                bound.on_disk = not self._try(_LEFT_OVER, drop)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        left = self._holding(old)
        if left is not None and left.unsaved and left is not self._holding(new):
            self._keep()

    def _holding(self, widget: QWidget | None) -> _Bound | None:
        if widget is None or not shiboken6.isValid(widget):
            return None
        for bound in self._bound.values():
            if shiboken6.isValid(bound.field) and (
                bound.field is widget or bound.field.isAncestorOf(widget)
            ):
                return bound
        return None

    def _try(self, what: str, do: Callable[[], None]) -> bool:
        try:
            do()
        except (StorageError, DomainError) as error:
            self._tell_failure(what, error)
            return False
        self._tell_success(what)
        return True

    def _tell_failure(self, what: str, error: StorageError | DomainError) -> None:
        if self._patience.bears(error):
            return
        texts = self._desk.texts
        text = texts("fejl.gem_2") if what in self._failing else texts("fejl.gem")
        if isinstance(error, _IN_VAIN):
            text = text_of(error, texts) or text
        buttons = way_on(self._desk, error)
        self._desk.shell.alarm(Strip(_PROBLEM, "err", text, buttons=buttons))
        self._failing.add(what)

    def _tell_success(self, what: str) -> None:
        """A draft that is on disk says nothing of a record that cannot be saved; a saved record needs no draft."""
        self._patience = Patience(self._patience.tries)
        settled = {what, _DRAFTS} if what == _RECORD else {what}
        failed, self._failing = self._failing, self._failing - settled
        if not failed or self._failing:
            return
        self._desk.shell.clear(_PROBLEM)
        tid = self._desk.clock.now().astimezone(KBH).strftime("%H.%M")
        words = self._desk.texts("fejl.gem_virker", tid=tid)
        self._desk.shell.done(Strip(_PROBLEM, "ok", words))


def _without_arguments(do: Callable[[], None]) -> Callable[..., None]:
    """A slot that takes what any signal sends, and needs none of it."""
    return lambda *_: do()


def _put_back(bound: _Bound, draft: Udkast) -> bool:
    """Where something else stands now than what the draft was built on, a note gets both, and no other field the draft."""
    text = draft.text
    if bound.base not in {draft.base, text, ""}:
        if not isinstance(bound.field, QPlainTextEdit):
            return False
        text = f"{bound.base}\n{text}"
    return put_back(bound.field, text, draft.caret)
