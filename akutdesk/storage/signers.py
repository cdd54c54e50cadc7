"""Whether a person's signature holds, by the key that was theirs at the time (sync-and-security.md T4).

The time is told by the org's statements, not by a clock that the signer could turn: a start's certificate says
how many statements it knew. The key a person had then counts, and any that they were given while it ran; a key
that had been replaced before the start opens no name to whoever found it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import cached_property

from akutdesk.storage.event_id import widx_of
from akutdesk.storage.event_log import OpenedEvent
from akutdesk.wire import crypto, membership
from akutdesk.wire.errors import WireError
from akutdesk.wire.session import read_session
from akutdesk.wire.statement import Person, read_statement


class Signers:
    """Over one connection; it reads the statements once."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._known: dict[int, int] = {}

    def hold(self, event: OpenedEvent) -> bool:
        """Whether the person whose name the event bears signed it."""
        if event.proof is None:
            return False
        count = self._statements_of(widx_of(event.eid))
        return any(
            crypto.verifies(key, event.proof.message, event.proof.signature)
            for key in self._keys(event.payload.bruger, count)
        )

    @cached_property
    def _people(self) -> tuple[tuple[int, Person], ...]:
        """Every statement about a person with its index; none where the chain itself does not hold."""
        signed = [
            row[0] for row in self._db.execute("SELECT statement FROM membership ORDER BY idx")
        ]
        try:
            membership.read_membership(signed)
        except WireError:
            return ()
        said = ((index, read_statement(each).content) for index, each in enumerate(signed))
        return tuple((index, content) for index, content in said if isinstance(content, Person))

    def _keys(self, user: bytes, count: int) -> Iterator[bytes]:
        """The person's key after `count` statements, and those that came later."""
        own = [(index, person.sign_public) for index, person in self._people if person.user == user]
        before = [key for index, key in own if index < count]
        yield from before[-1:]
        yield from (key for index, key in own if index >= count)

    def _statements_of(self, widx: int) -> int:
        known = self._known.get(widx)
        if known is None:
            row = self._db.execute("SELECT cert FROM session WHERE widx = ?", (widx,)).fetchone()
            known = self._known[widx] = read_session(row[0]).membership
        return known
