"""What the desk's side of the network refuses. Codes, counts and ids only, like every error here."""

from __future__ import annotations


class NetError(Exception):
    """Base: something that a server or another desk gave was not taken in."""


class ServerChanged(NetError):
    """Another server than the one this desk knows answers: stop, and ask the leader (2.12)."""


class PageRefused(NetError):
    """Nothing of a page was taken in.

    `grund`: PLADS (not where the cursor is), KVITTERING (no receipt of this
    server for its end), SUM (what was left out, added, moved or changed does not add up to D), FORM.
    """

    def __init__(self, grund: str) -> None:
        super().__init__(grund)
        self.grund = grund


class NotACheckpoint(NetError):
    """The cursor only moves to a point of the history that this desk computed itself (2.18)."""


class ReceiptRefused(NetError):
    """The server's receipt does not hold, or is for something else: the events still count as not received."""


class MembersForked(NetError):
    """The server's list of members differs from what it once confirmed, from statement `index` on."""

    def __init__(self, index: int) -> None:
        super().__init__(str(index))
        self.index = index


class CopyUnreadable(NetError):
    """A folder holds no second copy of this org, or a segment of it is damaged. `grund`: TOM, SKADET."""

    def __init__(self, grund: str) -> None:
        super().__init__(grund)
        self.grund = grund
