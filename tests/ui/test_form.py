"""The bar of a form goes where the focus goes, and nothing else is painted for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from akutdesk.ui.fields import Choice, ChoiceGroup, Labelled, LineField, Question
from akutdesk.ui.form import Form, as_form_row
from akutdesk.ui.tokens import PALETTES
from tests.ui.conftest import settle


class Painted(QObject):
    """Counts how often what it watches is painted."""

    def __init__(self):
        super().__init__()
        self.times = 0

    def eventFilter(self, _watched, event):  # noqa: N802 - Qt calls it by name
        self.times += event.type() == QEvent.Type.Paint
        return False


def question(look, texts, title):
    return ChoiceGroup(
        look, texts, Question(title, (Choice("A", "Ja", "1"), Choice("B", "Nej", "2")))
    )


def form_of(look, texts):
    form = Form(look)
    rows = [question(look, texts, title) for title in ("Form", "Krise", "Region")]
    for row in rows:
        form.add(row)
    form.fill()
    return form, rows


def test_only_the_questions_between_which_the_focus_moves_are_painted(look, texts, shown):
    form, (first, second, third) = form_of(look, texts)
    shown(form)
    first.stop().setFocus()
    settle()
    painted = Painted()
    for part in (third, *third.findChildren(QWidget)):
        part.installEventFilter(painted)
    second.stop().setFocus()
    settle()
    assert painted.times == 0


def test_the_bar_goes_where_the_focus_goes(look, texts, shown):
    form, (first, second, _) = form_of(look, texts)
    shown(form)
    first.stop().setFocus()
    settle()
    bar = PALETTES[look.palette].focus.lower()
    assert edge(form, first) == bar
    second.stop().setFocus()
    settle()
    assert edge(form, second) == bar
    assert edge(form, first) != bar


def edge(form, row):
    """The colour at the pane's edge beside a question, as the screen holds it and not painted anew."""
    shot = form.screen().grabWindow(form.winId()).toImage()
    return shot.pixelColor(1, row.geometry().center().y()).name()


def test_a_form_knows_its_rows(look, texts):
    row = question(look, texts, "Krise")
    labelled = Labelled(look, "Navn", LineField(look, name="Navn"))
    assert (as_form_row(row), as_form_row(labelled)) == (row, labelled)
    assert as_form_row(LineField(look, name="Navn")) is None
    assert as_form_row(QWidget()) is None
