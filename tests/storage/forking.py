"""PCs started from copies of a disk, and a machine that was copied while it ran (sync-and-security.md 2.18)."""

from __future__ import annotations

from contextlib import closing

import pytest

from akutdesk.storage.connection import connect_unguarded
from akutdesk.storage.opening import open_store
from tests.fakes.clock import FakeClock
from tests.storage.desk import StoredDesk
from tests.storage.exchange import ForkedError, pull, push


def started(desk, folder):
    """The same PC, started from another folder."""
    clock = FakeClock(desk.clock.at)
    store = open_store(folder, desk.keys, clock)
    return StoredDesk(folder, desk.keys, desk.founding, desk.person, clock, store)


def names_at(server):
    names = [(kept.writer, kept.n) for kept in server.events]
    assert len(set(names)) == len(names)
    return names


def running_copy(desk, folder):
    """The machine copied while it ran: same file, and the same writer in memory."""
    folder.mkdir()
    path = folder / "vault.db"
    with closing(connect_unguarded(path, desk.keys, create=True)) as copy:
        desk.db.backup(copy)
    twin = started(desk, folder)
    file = twin.store._file
    file.start.writer = desk.store._file.writer
    return twin


def forks_and_goes_on(twin, server):
    """What a round does when the server says 409 fork of a start of this PC."""
    net = twin.store.net
    with pytest.raises(ForkedError):
        push(twin, server)
    forked = net.batch_to_send(500, 2**21).writer
    assert net.is_ours(forked)
    assert forked in net.take_heads(server.heads())
    pull(twin, server)
    (step,) = net.continue_anew(forked)
    assert not net.is_ours(forked)
    assert net.writer() != forked
    list(net.settle())
    return step
