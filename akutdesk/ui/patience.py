"""How long a file that somebody else writes in is tried again before anybody is told (design.md 8.31).

The window waits 50 ms for it at a time. That is over sooner than a sentence about it could be read.
"""

from __future__ import annotations

from akutdesk.storage.errors import FileBusy

SOON_MS = 200
"""Until the next try: the words stand in their field meanwhile."""
TRIES = 4
"""Within a second of the first one it has gone well, or is said."""


class Patience:
    """Counts the tries that were borne; make a new one when it went well."""

    def __init__(self, tries: int = TRIES) -> None:
        self.tries = tries
        self.lasts = False
        """Whether the last failure was borne: then the next try is due soon."""
        self._borne = 0

    def bears(self, error: Exception) -> bool:
        """Whether nothing is said of this failure, because the file is only busy."""
        self.lasts = isinstance(error, FileBusy) and self._borne < self.tries
        self._borne += self.lasts
        return self.lasts
