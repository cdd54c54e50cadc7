"""Every call of the store after somebody's time: the day is asked before the role (decision 0155)."""

from __future__ import annotations

import pytest

from akutdesk.domain.adgang import FUNKTIONER, ROLLER, Adgang
from akutdesk.domain.errors import DomainError
from akutdesk.storage.errors import AccessOver, StorageError
from akutdesk.wire.errors import SealBrokenError
from tests.storage.desk import BO
from tests.storage.test_roles import CALLS, store

__all__ = ["store"]

AFTER_THEIR_TIME = {"save", "save_all", "correct", "cancel", "merge", "write_draft", "drop_draft"}
"""Calls that keep what stands on the screen: whoever is in when their time ends loses no word (decision 0155)."""


@pytest.fixture
def over(store):
    """Everybody is staff no more, as the store was told."""
    store.hold_adgang({})
    yield store
    store._file.presence.adgang = None


def is_let_in(store, call, rolle):
    try:
        call(store, Adgang(bruger=BO, rolle=rolle, formaal="egen vagt"))
    except AccessOver:
        return False
    except (StorageError, DomainError, SealBrokenError, KeyError):
        return True
    return True


@pytest.mark.parametrize("name", [name for name, (ret, _) in CALLS.items() if FUNKTIONER[ret]])
def test_whoever_may_not_be_in_now_gets_nothing_of_any_call(over, name):
    """Whatever the role may: the day is asked first, in every call but those that keep words until the lock."""
    funktion, call = CALLS[name]
    rolle = next(one for one in ROLLER if one in FUNKTIONER[funktion])
    opened = call if name != "palette" else lambda s, a: call(s, a).hits("")
    assert is_let_in(over, opened, rolle) == (name in AFTER_THEIR_TIME)


def test_the_log_takes_an_entry_of_anybody(over):
    over.log(Adgang(bruger=BO, rolle="VIKAR", formaal="egen vagt"), "LAAS")


def test_a_search_that_stood_open_finds_nothing_more_once_the_time_is_over(store):
    palette = store.palette(Adgang(bruger=BO, rolle="VIKAR", formaal="egen vagt"))
    assert palette.hits("kar")
    store.hold_adgang({})
    try:
        with pytest.raises(AccessOver):
            palette.hits("kar")
        assert store.turned_away(BO)
    finally:
        store._file.presence.adgang = None
