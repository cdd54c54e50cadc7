"""The six words of a server, for IT to read to a leader who sees another server than before (sync-and-security.md 2.18)."""

from __future__ import annotations

from akutdesk.central.store import Store
from akutdesk.wire import crypto
from akutdesk.wire.enrolment import server_words


def words_of(store: Store) -> tuple[int, ...]:
    """The words as their numbers in the list that every desk has."""
    server = store.server()
    return server_words(server.id, crypto.verify_key(server.key))
