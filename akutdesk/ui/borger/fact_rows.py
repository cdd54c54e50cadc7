"""The facts of the card, each in a line of its own, so that a mark stands under the one it is about (docs/decisions/0050)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QWidget

from akutdesk.assets import Texts
from akutdesk.ui.layout import VBox
from akutdesk.ui.text import Facts
from akutdesk.ui.theme import Look

_FACTS = (
    "moedes",
    "maa_ringes_op",
    "telefon",
    "godt_at_vide",
    "sprog",
    "kontaktaftale",
    "paaroerende",
    "boern",
    "bolig",
    "kendt_i",
    "fuldt_navn",
    "cpr",
)
"""In the order of the card; the rest of a key of texts, `borger.fakta`."""
_STANDS_IN = {
    "opmaerksomhed": "godt_at_vide",
    "opmaerksomhed_udloeb": "godt_at_vide",
    "kommunikation": "godt_at_vide",
    "tolk_sprog": "sprog",
    "kontaktaftale_udloeb": "kontaktaftale",
    "kontaktaftale_ansvarlig": "kontaktaftale",
    "adresse": "bolig",
    "adresse_skjult": "bolig",
    "fornavn": "fuldt_navn",
    "efternavn": "fuldt_navn",
}
"""Fields of a Borger that another fact tells."""


class FactRows(QWidget):
    """Names in one column, values in the other, as one list."""

    def __init__(self, look: Look, texts: Texts) -> None:
        super().__init__()
        self._lines: dict[str, Facts] = {fact: Facts(look, ()) for fact in _FACTS}
        self._named = {texts(f"borger.fakta.{fact}"): line for fact, line in self._lines.items()}
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        rows = VBox(look, self)
        for line in self._named.values():
            line.hide()
            rows.addWidget(line)

    def show_facts(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show these names with their values, and no others."""
        values = dict(pairs)
        for name, line in self._named.items():
            value = values.get(name, "")
            line.set_pairs([(name, value)] if value else [])
            line.setVisible(bool(value))

    def line_of(self, felt: str) -> QWidget:
        """Where a field of the citizen stands; the whole list for one that stands in the band, or in no line."""
        line = self._lines.get(_STANDS_IN.get(felt, felt))
        return self if line is None or line.isHidden() else line

    @property
    def said(self) -> str:
        """All of it in words."""
        lines = [line.accessibleName() for line in self._lines.values() if not line.isHidden()]
        return ". ".join(lines)
