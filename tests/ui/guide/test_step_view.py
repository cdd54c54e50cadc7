"""Any step of a guide is drawn with its words; what one says aloud stands in its quotation marks (ux.md 2.9)."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from akutdesk.domain.guide import Trin, samtaleguide
from akutdesk.ui.fields import Choice, ChoiceGroup, LineField, Question
from akutdesk.ui.guide.ask_row import AskRow
from akutdesk.ui.guide.deed import DeedStrip
from akutdesk.ui.guide.score_field import ScoreField
from akutdesk.ui.guide.step_view import StepView
from akutdesk.ui.panes import ScrollPane
from akutdesk.ui.text import Text
from tests.ui.conftest import settle
from tests.ui.keyboard import Keyboard

ANSWERS = ("Ja", "Nej", "Ikke spurgt", "Ikke oplyst")


def every_step(assets) -> list[Trin]:
    guide = samtaleguide(assets.guides()["krisesamtale"])
    steps = [trin for track in guide.spor.values() for trin in track]
    return [*steps, guide.foer, guide.bagefter, guide.tavs]


def group(look, texts, *words: str) -> ChoiceGroup:
    choices = tuple(Choice(word, word, str(number)) for number, word in enumerate(words, start=1))
    return ChoiceGroup(look, texts, Question("Spørgsmål", choices), columns=0, label="none")


@pytest.mark.parametrize("percent", [100, 200])
def test_every_step_of_the_guide_is_drawn_with_all_its_words(look, texts, assets, shown, percent):
    look.set_percent(percent)
    for trin in every_step(assets):
        view = StepView(look, texts, trin)
        view.add_words()
        view.add_doubt(is_open=True)
        shown(ScrollPane(look, view), width=900)
        seen = {one.text() for one in view.findChildren(Text) if one.isVisible()}
        assert {f"”{words}”" for words in trin.sig} <= seen
        assert {*trin.husk, *trin.tvivl} <= seen
        for one in view.findChildren(Text):
            assert one.height() >= one.heightForWidth(one.width()), (trin.kode, one.text())
    look.set_percent(100)


def test_a_line_to_say_has_at_most_some_sixty_letters(look, texts, assets, shown):
    step = next(trin for trin in every_step(assets) if trin.kode == "1")
    view = StepView(look, texts, step)
    view.add_words()
    shown(view, width=1600)
    for line in (one for one in view.findChildren(Text) if one.text().startswith("”")):
        assert line.width() <= look.px(620)


def test_doubt_says_whether_it_is_open(look, texts, assets, shown):
    view = StepView(look, texts, every_step(assets)[0])
    view.add_doubt(is_open=False)
    shown(view, width=900)
    panel = view.doubt
    told: list[bool] = []
    panel.toggled.connect(told.append)
    face = QAccessible.queryAccessibleInterface(panel.button)
    assert face.role() == QAccessible.Role.Button
    assert face.text(QAccessible.Text.Description) == texts("guide.tvivl_foldet")
    panel.button.setFocus()
    Keyboard(view).press("Space")
    assert (told, panel.is_open) == ([True], True)
    assert panel.button.accessibleDescription() == texts("guide.tvivl_aaben")


def test_question_and_answers_stand_on_one_line_where_there_is_room(look, texts, shown):
    row = AskRow(look, "”Har du sat et tidspunkt?”", group(look, texts, *ANSWERS))
    shown(row, width=838, height=60)
    words, answers = row._words.geometry(), row.answer.geometry()
    assert words.right() < answers.left()
    assert row.heightForWidth(838) == look.px(36)
    assert row.heightForWidth(500) > look.px(36)


def test_answers_of_all_questions_begin_in_one_column(look, texts, shown):
    lefts = set()
    for words in (ANSWERS, ANSWERS[:3], ANSWERS[:2]):
        row = AskRow(look, "”Er du bange?”", group(look, texts, *words))
        shown(row, width=838, height=60)
        lefts.add(row.answer.x())
    assert len(lefts) <= 2
    assert max(lefts) - min(lefts) <= look.px(4)


def test_the_bar_marks_the_question_in_focus(look, texts, assets, shown):
    view = StepView(look, texts, every_step(assets)[0])
    asked = group(look, texts, *ANSWERS)
    view.add(AskRow(look, "”Er du bange?”", asked))
    field = LineField(look, name="Navn")
    view.add(field)
    shown(view, width=900)
    asked.stop().setFocus()
    settle()
    assert view._in_focus().top() == asked.mapTo(view, asked.rect().topLeft()).y()
    field.setFocus()
    assert view._in_focus() is None


@pytest.mark.parametrize("width", [380, 838])
def test_a_deed_shows_all_its_words_beside_or_above_its_button(look, shown, width):
    strip = DeedStrip(look, "Ring og sig sådan")
    strip.say("Læge skal vurdere nu: Lægevagten 70 11 07 07", ("Følg med. Karen er ikke alene.",))
    asked: list[bool] = []
    strip.call_asked.connect(lambda: asked.append(True))
    shown(strip, width=width, height=strip.heightForWidth(width))
    assert strip.rect().contains(strip.button.geometry())
    assert strip.accessibleName() == strip.words
    under = width < 500
    assert (strip.button.y() > look.px(60)) is under
    strip.button.click()
    assert asked == [True]


@pytest.mark.parametrize(
    ("typed", "value"),
    [("7", 7), ("10", 10), ("0", 0), ("11", 1), ("99", 9), ("-", None), ("x", None)],
)
def test_a_number_from_0_to_10_is_typed(look, shown, typed, value):
    field = ScoreField(look, name="Tal")
    shown(field)
    field.setFocus()
    Keyboard(field).write(typed)
    assert field.value == value


def test_arrows_count_from_the_end_one_comes_from(look, shown):
    field = ScoreField(look, name="Tal")
    shown(field)
    field.setFocus()
    keys = Keyboard(field)
    keys.press("Up")
    assert field.value == 0
    keys.press("Down")
    assert field.value == 0
    field.set_value(None)
    keys.press("Down")
    assert field.value == 10
    keys.press("Up")
    assert field.value == 10
    assert QApplication.focusWidget() is field
