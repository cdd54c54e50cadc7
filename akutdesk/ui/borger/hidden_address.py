"""A secret address in the form: it shows when somebody asks, and that stands in the log (G45)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from akutdesk.domain.adgang import maa
from akutdesk.domain.borger import Borger
from akutdesk.ui import keys
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Button
from akutdesk.ui.layout import HBox
from akutdesk.ui.text import Text


class HiddenAddress(QWidget):
    """Stands where the address would stand."""

    asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look, texts = desk.look, desk.texts
        hint = keys.hint("vis_adresse", "borger")
        button = Button(look, texts("borger.knap.vis_adresse"), keys=hint, size="tight")
        button.clicked.connect(self.asked)
        self.setFocusProxy(button)
        row = HBox(look, self, gap=12).from_left(Text(look, texts("borger.adresse_skjult")), button)
        row.activate()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)


def is_hidden(borger: Borger) -> bool:
    """Whether there is an address that is not to be seen in passing."""
    return borger.adresse_skjult and bool(borger.adresse.strip())


def may_show(desk: Desk, borger: Borger) -> bool:
    """Whether it may be shown now; then it is logged before it is."""
    if not is_hidden(borger) or not maa(desk.adgang, "VIS_ADRESSE"):
        return False
    desk.store.log(desk.adgang, "VIS_ADRESSE", objekt_type=Borger.TYPE, objekt_id=borger.id)
    return True
