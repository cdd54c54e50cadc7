"""What a save brings with it in the same act, so that no screen has to remember it."""

from __future__ import annotations

import sqlite3

from akutdesk.storage import aftale_rule, plan_rule, tilknytning
from akutdesk.storage.saving import Saving


def consequences(db: sqlite3.Connection, saving: Saving) -> tuple[Saving, ...]:
    """The savings that follow from one, in the order they are to be written."""
    return (
        *plan_rule.consequences(db, saving),
        *tilknytning.consequences(db, saving),
        *aftale_rule.consequences(db, saving),
    )
