"""The row with the number of the paper form, for a contact that is registered afterwards."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.mangel import Mangel
from akutdesk.domain.record import RecordId
from akutdesk.storage.errors import StorageError
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Labelled, Link
from akutdesk.ui.henvendelse.guarded import GuardedLine, refusal
from akutdesk.ui.henvendelse.skema import Skema, register, skema_of
from akutdesk.ui.layout import HBox
from akutdesk.ui.loose_draft import LooseDraft, Place
from akutdesk.ui.unkept import tell_unkept

_LONGEST = 40
_WIDE = 200


def draft_of(slags: str) -> str:
    """The draft of a number that is not taken yet, and what its fault is called."""
    return f"papirskema_{slags}"


class _Fields(QWidget):
    """The number, and the way to the other henvendelse that has it."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__()
        look, texts = desk.look, desk.texts
        self.line = GuardedLine(
            look,
            name=name,
            limit=_LONGEST,
            hint=texts("henvendelse.skema.fx"),
        )
        self.line.setMaximumWidth(look.px(_WIDE))
        self.link = Link(look, texts("henvendelse.skema.aabn"))
        row = HBox(look, self, gap=12)
        row.addWidget(self.line, 1)
        row.addWidget(self.link)
        row.addStretch(2)
        self.link.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.line)

    def set_error(self, wrong: bool) -> None:  # noqa: FBT001 - a plain two-state setter as in Qt
        """Show or take away the red outline."""
        self.line.set_error(wrong)


class SkemaRow(Labelled):
    """Taken when it is left; what is wrong is said here, and stands in the way of closing."""

    other_asked = Signal(object)
    """The id of the henvendelse that has the same number."""
    settled = Signal()
    """A number was kept, or taken away."""

    def __init__(self, desk: Desk, slags: str) -> None:
        texts, key = desk.texts, f"henvendelse.skema.{slags}"
        self._fields = _Fields(desk, texts(f"{key}_nummer"))
        super().__init__(desk.look, texts(key), self._fields)
        self._desk = desk
        self._slags = slags
        self._shown: Henvendelse | None = None
        self._draft: LooseDraft | None = None
        self._known = Skema()
        self._fields.line.editingFinished.connect(self.take)
        self._fields.line.refused.connect(self._refused)
        self._fields.link.clicked.connect(self._ask)

    @property
    def fault(self) -> Mangel | None:
        """What must be settled before the henvendelse is closed."""
        fejl = self._known.fejl
        return Mangel(draft_of(self._slags), fejl) if fejl else None

    def show_of(self, henvendelse: Henvendelse) -> None:
        """Show the number of this henvendelse, and what was being typed."""
        self._shown, before = henvendelse, self._shown
        if before is not None:
            return
        place = Place(rid=henvendelse.id, felt=draft_of(self._slags), type=Henvendelse.TYPE)
        self._draft = draft = LooseDraft(self._desk, self, place)
        draft.bind("nummer", self._fields.line)
        self.read()
        draft.drop()
        draft.restore()

    def read(self) -> None:
        """Look what is registered, and whether somebody else has it; what is being typed stays, and a busy file too."""
        if self._shown is None or self._is_typed:
            return
        with suppress(StorageError):
            self._tell(skema_of(self._desk, self._shown.id, self._slags))
            self._fields.line.setText(self._known.nummer)

    def take(self) -> None:
        """Understand and keep what is typed. Does not raise: a disk that takes nothing is told about."""
        if self._shown is None or not self._is_typed:
            return
        try:
            found = register(self._desk, self._shown, self._slags, self._fields.line.text())
        except StorageError as error:
            tell_unkept(self._desk, error)
            return
        self._tell(found)
        if not found.fejl and self._draft is not None:
            self._fields.line.setText(found.nummer)
            self._draft.drop()
            self.settled.emit()

    @property
    def _is_typed(self) -> bool:
        """Whether something else stands here than what was last understood."""
        return bool(self._known.fejl) or self._fields.line.text() != self._known.nummer

    def _tell(self, found: Skema) -> None:
        self._known = found
        self.set_error(self._desk.texts(f"henvendelse.skema.{found.fejl}") if found.fejl else "")
        self._fields.link.setVisible(found.anden is not None)

    def _ask(self) -> None:
        anden: RecordId | None = self._known.anden
        if anden is not None:
            self.other_asked.emit(anden)

    def _refused(self, kode: str) -> None:
        if kode:
            self.set_error(refusal(self._desk, kode))
