"""Alt+T: somebody looked in on a guest. One digit says what they saw; the clock is now (G51)."""

from __future__ import annotations

from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from akutdesk.domain import fritekst
from akutdesk.domain.overnatning import Overnatning
from akutdesk.domain.tilsyn import Tilsyn
from akutdesk.domain.vagt import KBH
from akutdesk.storage.saving import Saving
from akutdesk.ui.deed import done
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import ChoiceGroup, Labelled
from akutdesk.ui.form_panel import FormPanel
from akutdesk.ui.henvendelse.guarded import GuardedLine
from akutdesk.ui.henvendelse.questions import question_of
from akutdesk.ui.loose_draft import LooseDraft, Place
from akutdesk.ui.opened import begun
from akutdesk.ui.overnatning.time_line import TimeLine
from akutdesk.ui.override import override

STRIP: Final = "tilsyn"


class TilsynPanel(FormPanel):
    """A row of its own, so that two desks may write apart; it is saved here."""

    HELP: ClassVar[str] = "overnatning"

    def __init__(self, desk: Desk, ophold: Overnatning) -> None:
        texts, look = desk.texts, desk.look
        super().__init__(look, texts("overnatning.tilsyn.titel"))
        self._desk, self._ophold = desk, ophold
        day = desk.clock.now().astimezone(KBH).date()
        asked = question_of(
            desk.codes["tilsyn_tilstand"], day, title=texts("overnatning.tilsyn.tilstand")
        )
        self.tilstand = ChoiceGroup(look, texts, asked, columns=3, label="top")
        self.note = GuardedLine(
            look,
            name=texts("overnatning.tilsyn.note"),
            limit=fritekst.graense(Tilsyn.TYPE, "note"),
        )
        self.time = TimeLine(desk, name=texts("overnatning.tilsyn.tid"))
        self.time.put(desk.clock.now())
        note = Labelled(look, self.note.accessibleName(), self.note, label_at="top")
        self._time = Labelled(look, self.time.accessibleName(), self.time, label_at="top")
        self.add(self.tilstand, note, self._time)
        self.set_foot(texts("overnatning.tilsyn.gem"), texts("overnatning.tilbage"), self._finish)
        place = Place(rid=ophold.id, felt="tilsyn", type=Tilsyn.TYPE)
        draft = LooseDraft(desk, self, place)
        draft.bind("tilstand", self.tilstand)
        draft.bind("note", self.note)
        self.keep_draft(draft)
        self.note.returnPressed.connect(self._finish)

    @override
    def first_focus(self) -> QWidget:
        return self.tilstand.stop()

    def _finish(self) -> None:
        texts, seen, tid = self._desk.texts, self.tilstand.chosen, self.time.tid
        now = self._desk.clock.now()
        self.tilstand.set_error("" if seen else texts("overnatning.tilsyn.mangler"))
        late = tid is not None and tid > now
        key = "overnatning.tilsyn.kommer" if late else "overnatning.mangler.tid_MANGLER"
        self._time.set_error(texts(key) if tid is None or late else "")
        if not seen or tid is None or late:
            wrong = self.time if seen else self.tilstand.stop()
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            self.refit()
            return
        row = begun(
            Tilsyn,
            self._ophold,
            parent_id=self._ophold.id,
            tid=tid,
            hvem=self._desk.adgang.bruger,
            tilstand=seen[0],
            note=self.note.text(),
        )
        if done(
            self._desk, [Saving(after=row)], strip=STRIP, words=texts("overnatning.tilsyn.gemt")
        ):
            self.close_saved()
