"""The field for words jotted while the desk is locked (G121): sealed as they are typed, read after unlock."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from akutdesk.assets import Texts
from akutdesk.domain.fritekst import graense
from akutdesk.ui.fields.button import Button
from akutdesk.ui.henvendelse.guarded import GuardedText
from akutdesk.ui.laas.vagtkode import MINDST
from akutdesk.ui.layout import VBox
from akutdesk.ui.override import override
from akutdesk.ui.text import Heading, Text
from akutdesk.ui.theme import Look

_INITIALS = 4
"""Nobody's are longer as a rule; a longer word is somebody's who rings."""
_SEAL_AFTER_MS = 800
"""At most a second of typing may be lost (ux.md P3)."""


class NotatPanel(QWidget):
    """One jotting. `skrevet`: its text is to be sealed now. `lukket`: the person goes on to the code."""

    skrevet = Signal(str)
    lukket = Signal()
    ciffer = Signal(str)
    """A digit where nothing stands yet, while codes are digits: it is the code's first, and is not shown here."""
    initialer = Signal(str)
    """Tab after what initials look like, while a password is asked for: the password comes next (decision 0188)."""

    def __init__(self, look: Look, texts: Texts, *, siden: str) -> None:
        """`siden`: when the clock started, as one says it: 02.14."""
        super().__init__()
        self._texts = texts
        self.field = GuardedText(
            look,
            name=texts("laas.notat_felt"),
            limit=graense("henvendelse", "notat"),
            hint=texts("laas.notat_hint"),
        )
        self._status = Text(look, "", size=14, colour="text2")
        hide = Button(look, texts("laas.notat_luk"), keys="Esc")
        hide.clicked.connect(self.lukket)
        rows = VBox(look, self, gap=0)
        rows.addWidget(Heading(look, texts("laas.notat_titel", tid=siden), size=22))
        rows.addWidget(Text(look, texts("laas.notat_tekst"), colour="text2"))
        rows.space(16)
        rows.addWidget(self.field)
        rows.space(8)
        rows.addWidget(self._status)
        rows.space(8)
        rows.addWidget(hide, 0, Qt.AlignmentFlag.AlignLeft)
        self._timer = QTimer(self, singleShot=True, interval=_SEAL_AFTER_MS)
        self._timer.timeout.connect(self.seal_now)
        self._unsealed = False
        self.takes_digits = True
        """Whether words may begin with a digit: not while a shift code is asked for beside them."""
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._typed)
        self.field.refused.connect(self._refused)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._goes_on(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _goes_on(self, event: QKeyEvent) -> bool:
        """Whether the key is the first of a code, or the Tab between initials and password."""
        sign, words = event.text(), self.field.words
        if self.takes_digits and event.key() == Qt.Key.Key_Tab and _like_initials(words):
            self.initialer.emit(words.strip())
            return True
        if not self.takes_digits and sign.isdigit() and not words:
            self.ciffer.emit(sign)
            return True
        return False

    def takes(self, typed: str) -> bool:
        """Whether what stands in the code's field is words that began with a number: go on with them here.

        Shift codes are digits alone, and as many as a code has are never shown.
        """
        if self.takes_digits or not typed or typed.isdigit() or len(typed) > MINDST:
            return False
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.insertPlainText(typed)
        return True

    def seal_now(self) -> None:
        """Hand over what is typed; nothing if nothing is new."""
        self._timer.stop()
        if self._unsealed:
            self._unsealed = False
            self.skrevet.emit(self.field.words)

    def say(self, text: str) -> None:
        """Under the field: sealed at what time, or that it could not be."""
        self._status.setText(text)

    def forget(self) -> None:
        """Drop the words from the screen; they are sealed."""
        self.seal_now()
        self.field.clear()
        self._timer.stop()
        self._unsealed = False

    def _refused(self, kode: str) -> None:
        if kode:
            self.say(self._texts(f"henvendelse.afvist.{kode}"))

    def _typed(self) -> None:
        # Tired hands write the code where the cursor is: it stands in plain view, and would end in the note.
        words = self.field.words.strip()
        if len(words) >= MINDST and words.isdigit():
            self.say(self._texts("laas.notat_ligner_kode"))
        self._unsealed = True
        if not self._timer.isActive():
            self._timer.start()


def _like_initials(words: str) -> bool:
    word = words.strip()
    return word.isalpha() and len(word) <= _INITIALS
