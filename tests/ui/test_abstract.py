"""A field that leaves a question open cannot be made."""

import pytest

from akutdesk.ui.draft_field import DraftField


class HalfField(DraftField):
    def draft(self):
        return "", 0


def test_a_field_that_cannot_take_its_draft_back_is_never_made():
    with pytest.raises(TypeError, match="restore"):
        HalfField()
