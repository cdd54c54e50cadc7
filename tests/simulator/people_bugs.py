"""Bugs to plant in how cards are laid together: `people.check_people` and its acts must find them."""

from __future__ import annotations

import pytest

from akutdesk.storage import samlet
from akutdesk.storage.samling import Samling

Patch = pytest.MonkeyPatch


def a_ring_in_which_everybody_disappears(patch: Patch) -> None:
    """Cards that desks apart laid under each other all lie under another one."""
    patch.setattr(samlet, "staar_for", dict)


def a_ring_that_is_cut_once(patch: Patch) -> None:
    """A card is taken out, and the other one still lies under it."""
    patch.setattr(Samling, "_ring_of", lambda *_: [])


def a_card_that_is_forgotten_when_it_comes(patch: Patch) -> None:
    """What came from another desk is laid together at the next start only."""
    patch.setattr(samlet, "follow", lambda *_: None)
