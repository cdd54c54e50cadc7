"""What a part of a round raises where the server lacks what it once had."""

from __future__ import annotations


class LostThere(Exception):
    """The server lacks what it once had: repair (2.18)."""


class OtherHistory(Exception):
    """The server's events are not those that it once receipted."""
