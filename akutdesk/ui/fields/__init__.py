"""The desk's own controls; see mockups/00-komponenter for every one in every state."""

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
