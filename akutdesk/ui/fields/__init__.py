"""The desk's own controls; see mockups/00-komponenter for every one in every state.

Each is read when it is first asked for: the lock has three of them (design.md 6).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from akutdesk.ui.fields.button import Button, KeyHint, Link
    from akutdesk.ui.fields.chip_face import Choice
    from akutdesk.ui.fields.choice_group import ChoiceGroup
    from akutdesk.ui.fields.error_summary import ErrorSummary
    from akutdesk.ui.fields.labelled import Labelled
    from akutdesk.ui.fields.line_field import LineField, TextField
    from akutdesk.ui.fields.line_list import LineList
    from akutdesk.ui.fields.list_box import ListBox
    from akutdesk.ui.fields.painted import PersonBand, StatusLine, Tag, TalkClock
    from akutdesk.ui.fields.password_field import PasswordField
    from akutdesk.ui.fields.question import Question
    from akutdesk.ui.fields.row_list import RowList
    from akutdesk.ui.fields.row_paint import Row, RowTag
    from akutdesk.ui.fields.strip_view import StripView
    from akutdesk.ui.fields.suggestion import Suggestion
    from akutdesk.ui.fields.table import Column, Table, TableRow
    from akutdesk.ui.fields.tick_box import TickBox

_WHERE = {
    "Button": "button",
    "KeyHint": "button",
    "Link": "button",
    "Choice": "chip_face",
    "ChoiceGroup": "choice_group",
    "ErrorSummary": "error_summary",
    "Labelled": "labelled",
    "LineField": "line_field",
    "TextField": "line_field",
    "LineList": "line_list",
    "ListBox": "list_box",
    "PersonBand": "painted",
    "StatusLine": "painted",
    "Tag": "painted",
    "TalkClock": "painted",
    "PasswordField": "password_field",
    "Question": "question",
    "RowList": "row_list",
    "Row": "row_paint",
    "RowTag": "row_paint",
    "StripView": "strip_view",
    "Suggestion": "suggestion",
    "Column": "table",
    "Table": "table",
    "TableRow": "table",
    "TickBox": "tick_box",
}

__all__ = [
    "Button",
    "Choice",
    "ChoiceGroup",
    "Column",
    "ErrorSummary",
    "KeyHint",
    "Labelled",
    "LineField",
    "LineList",
    "Link",
    "ListBox",
    "PasswordField",
    "PersonBand",
    "Question",
    "Row",
    "RowList",
    "RowTag",
    "StatusLine",
    "StripView",
    "Suggestion",
    "Table",
    "TableRow",
    "Tag",
    "TalkClock",
    "TextField",
    "TickBox",
]


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
