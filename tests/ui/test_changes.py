"""Whoever is in reads again what was saved; once their time is over their screens read nothing by themselves (0155)."""

from __future__ import annotations

from akutdesk.ui.changes import Changes


def heard(changes):
    """What those who read and those who carry on heard, in order."""
    told = []
    changes.saved.connect(lambda changed: told.append(("read", changed.types)))
    changes.stored.connect(lambda changed: told.append(("carry", changed.types)))
    return told


def test_a_save_is_carried_on_and_read_again():
    changes = Changes()
    told = heard(changes)
    changes.tell({"borger"})
    assert told == [("carry", {"borger"}), ("read", {"borger"})]


def test_what_is_saved_once_nobody_may_read_is_carried_on_and_not_read():
    may_read = [True]
    changes = Changes(reads=lambda: may_read[-1])
    told = heard(changes)
    may_read.append(False)
    changes.tell({"borger"})
    assert told == [("carry", {"borger"})]
    may_read.append(True)
    changes.tell({"henvendelse"})
    assert told[1:] == [("carry", {"henvendelse"}), ("read", {"henvendelse"})]
