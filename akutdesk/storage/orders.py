"""Orders to erase on their way into the list of members, and to the server's receipt (docs/decisions/0088)."""

from __future__ import annotations

from akutdesk.storage import slettet
from akutdesk.storage.instant import millis
from akutdesk.storage.members import Members, learn_epochs, statements
from akutdesk.storage.open_file import OpenFile
from akutdesk.wire import membership
from akutdesk.wire.errors import WireError
from akutdesk.wire.membership import Membership, Signer
from akutdesk.wire.statement import Erasure


def say(file: OpenFile, members: Members) -> None:
    """Put what is to be said on top of the list here, as this PC's word.

    An order that does not hold now, since somebody left or a record is held, waits.
    """
    org = members.org()
    waiting = slettet.unsaid(file.db, org)
    if not waiting:
        return
    with file.transaction():
        chain = statements(file.db)
        state = membership.read_membership(chain)
        for said in waiting:
            state = _with(file, state, said) or state
        if state.count > len(chain):
            learn_epochs(file, state)


def holds(file: OpenFile, org: Membership, said: Erasure) -> bool:
    """Whether the org would take an order as it stands now."""
    return _extended(file, org, said) is not None


def to_ask(file: OpenFile, members: Members) -> int | None:
    """The index of the newest statement, while the server has not told that it is through with some order in force."""
    row = file.db.execute(
        "SELECT 1 FROM sletning WHERE gaelder <> 0 AND server = 0 LIMIT 1"
    ).fetchone()
    confirmed, _ = members.unconfirmed()
    return confirmed - 1 if row is not None and confirmed else None


def told(file: OpenFile, index: int) -> None:
    """The server has nothing left of what the statements up to this index erase."""
    said = membership.read_membership(statements(file.db)[: index + 1]).erasures
    with file.transaction():
        file.db.executemany(
            "UPDATE sletning SET server = 1 WHERE hash = ?",
            [(slettet.name_of(each),) for each in said],
        )


def _with(file: OpenFile, state: Membership, said: Erasure) -> Membership | None:
    made = _extended(file, state, said)
    if made is None:
        return None
    (signed,), after = made
    file.db.execute("INSERT INTO membership (idx, statement) VALUES (?, ?)", (state.count, signed))
    return after


def _extended(
    file: OpenFile, state: Membership, said: Erasure
) -> tuple[tuple[bytes, ...], Membership] | None:
    (key,) = file.db.execute("SELECT value FROM secret WHERE name = 'device_key'").fetchone()
    signer = Signer(file.writer.device, key)
    try:
        return membership.extend(state, signer, (said,), millis(file.clock.now()))
    except WireError:
        return None
