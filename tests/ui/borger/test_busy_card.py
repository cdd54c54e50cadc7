"""The log takes no entry: nothing of the card is shown, and what is said of it is a sentence (F86, I9)."""

from __future__ import annotations

import pytest

from akutdesk.storage.connection import connect
from akutdesk.storage.errors import FileBusy
from akutdesk.storage.opening import FILE
from akutdesk.ui.messages import text_of
from tests.flows.seen import visible_words
from tests.ui.conftest import settle
from tests.ui.folk import KAREN, log_of

LOOK = ("AABN", KAREN)


def test_f86_a_card_whose_look_up_the_log_does_not_take_is_not_shown(people, texts):
    store = people.desk.store
    store._file.presence.opened.clear()
    before = log_of(people).count(LOOK)
    other = connect(store._file.folder / FILE, store._file.keys)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(FileBusy) as refused:
        people.window.go("borger", KAREN)
    settle()
    assert "Karen" not in " ".join(visible_words(people.window))
    assert text_of(refused.value, texts) == texts("fejl.fil_optaget")
    other.execute("ROLLBACK")
    other.close()
    assert log_of(people).count(LOOK) == before
    people.window.go("borger", KAREN)
    settle()
    assert "Karen" in " ".join(visible_words(people.window))
    assert log_of(people).count(LOOK) > before
