"""What a screen reader gets of every screen: names, roles, titles (ux.md A01-A07)."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTableView,
    QWidget,
)

from akutdesk.ui.fields import Button, Link
from akutdesk.ui.fields.chip import CheckChip, RadioChip
from tests.gates.walk import told, voices
from tests.ui.spoken import spoken

Role = QAccessible.Role
ROLES: dict[type[QWidget], Role] = {
    QRadioButton: Role.RadioButton,
    QCheckBox: Role.CheckBox,
    QPushButton: Role.Button,
    QLineEdit: Role.EditableText,
    QPlainTextEdit: Role.EditableText,
    QComboBox: Role.ComboBox,
    QListView: Role.List,
    QTableView: Role.Table,
}
NO_ROLE = {Role.NoRole, Role.Client, Role.Pane, Role.LayeredPane, Role.Border}


def test_every_control_has_a_name(program):
    assert [told(one.widget) for one in voices(program.area) if not one.name.strip()] == []


def test_no_words_are_read_as_html(program):
    """T14: what somebody typed stands as it was typed; a label that guesses would make tags of it."""
    labels = [one for one in program.area.findChildren(QLabel) if one.text()]
    guessing = [one for one in labels if one.textFormat() != Qt.TextFormat.PlainText]
    assert [told(one) for one in guessing] == []


def test_a_name_holds_the_words_one_sees(program):
    """A02: who says what stands on the button must reach it."""
    wrong = []
    for one in voices(program.area):
        widget = one.widget
        seen = widget.words if isinstance(widget, Button) else ""
        if isinstance(widget, Link | QAbstractButton) and not seen:
            seen = widget.text().replace("&&", "&")
        if isinstance(widget, RadioChip | CheckChip) and widget.face.choice.full:
            continue  # the whole label is spoken for its short form
        if seen not in one.name:
            wrong.append((told(widget), seen))
    assert wrong == []


def test_every_group_of_answers_has_its_question_for_a_title(program):
    groups = [one for one in program.area.findChildren(QGroupBox) if one.isVisible()]
    assert [told(one) for one in groups if not spoken(one).name.strip()] == []


def test_every_control_has_the_role_of_what_it_does(program):
    wrong = [
        (told(one.widget), one.role)
        for one in voices(program.area)
        for kind, role in ROLES.items()
        if isinstance(one.widget, kind) and one.role != role
    ]
    assert wrong == []


def test_nothing_that_takes_the_focus_is_without_a_role(program):
    assert [
        (told(one.widget), one.role) for one in voices(program.area) if one.role in NO_ROLE
    ] == []


def test_a_chosen_answer_is_told_as_chosen(program):
    """A05."""
    for one in voices(program.area):
        if isinstance(one.widget, QRadioButton | QCheckBox):
            face = QAccessible.queryAccessibleInterface(one.widget)
            assert face.state().checked == one.widget.isChecked(), told(one.widget)


def test_names_of_siblings_differ(program):
    names = Counter(
        (id(one.widget.parentWidget()), one.name)
        for one in voices(program.area)
        if not isinstance(one.widget, QAbstractItemView)
    )
    assert [name for (_, name), count in names.items() if count > 1] == []


def test_the_window_title_is_the_screen_and_the_program_and_no_person(program):
    title = program.window.windowTitle()
    assert title.endswith("akutdesk")
    people = {
        word
        for borger in program.invented.year.people
        for name in (borger.kaldenavn, borger.fornavn, borger.efternavn)
        for word in name.split()
    }
    assert people
    assert people & set(title.split()) == set()
