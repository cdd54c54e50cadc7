"""Alt+I: ideas in plain words for the section in work. Nothing is ever filled in by itself (domain.md 4.1)."""

from __future__ import annotations

from akutdesk.assets import Texts
from akutdesk.domain.guide import Plansektion
from akutdesk.ui.fields.row_paint import Row
from akutdesk.ui.kriseplan.line_panel import LinePanel
from akutdesk.ui.theme import Look


class IdeasPanel(LinePanel):
    """The guidance and the ideas of one section; `taken` gives the words picked, and the panel goes."""

    def __init__(self, look: Look, texts: Texts, words: Plansektion) -> None:
        to = texts("kriseplan.ideer.til", **{"del": words.editor or words.overskrift})
        super().__init__(
            look,
            texts,
            title=(texts("kriseplan.ideer.titel"), to),
            close=texts("kriseplan.ideer.luk"),
        )
        how = texts("kriseplan.ideer.hjaelp") if words.ideer else texts("kriseplan.ideer.ingen")
        rows = [Row(idea, idea, high=40) for idea in words.ideer]
        self.show_rows(rows, " ".join((*words.vejledning, how)))
        self.taken.connect(self.close_overlay)
