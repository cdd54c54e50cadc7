"""Membership statements: handed out, and appended if the chain itself allows them (sync-and-security.md 2.15)."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from akutdesk.central.auth import Caller
from akutdesk.central.problem import Refusal
from akutdesk.central.records import erased_in
from akutdesk.central.settings import Clock, millis
from akutdesk.central.store import Store
from akutdesk.central.store_error import MovedError, StoreBusyError
from akutdesk.wire.errors import WireError
from akutdesk.wire.membership import apply
from akutdesk.wire.messages import Statements


class StatementLog:
    """The chains of statements. The server can check them but make none."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._orgs = store.orgs
        self._events = store.events
        self._clock = clock

    def since(self, caller: Caller, index: int) -> Statements:
        """The statements from `index` on."""
        return Statements(
            index=index, statements=tuple(self._orgs.statements(caller.org.id, index))
        )

    def add(self, caller: Caller, posted: Statements) -> Statements:
        """Append; the chain's new length comes back. Those that stand there already are passed over.

        Refusal "moved" with the chain's length where it ends elsewhere, "refused" with the index of a
        statement that has no right to be there.
        """
        count = caller.membership.count
        if posted.index > count:
            raise Refusal("moved", index=count)
        standing = self._orgs.statements(caller.org.id, posted.index)[: len(posted.statements)]
        if tuple(standing) != posted.statements[: len(standing)]:
            raise Refusal("moved", index=count)
        new = posted.statements[len(standing) :]
        if new:
            self._append(caller, posted.index + len(standing), new)
        return Statements(index=max(count, posted.index + len(posted.statements)), statements=())

    def _append(self, caller: Caller, index: int, new: Sequence[bytes]) -> None:
        state = caller.membership
        if index != state.count:
            raise Refusal("moved", index=state.count)
        for at, signed in enumerate(new, index):
            try:
                state = apply(state, signed)
            except WireError:
                raise Refusal("refused", index=at) from None
        try:
            self._orgs.add_statements(caller.org.id, index, new, millis(self._clock))
        except MovedError:
            raise Refusal("moved", index=index) from None
        gone = erased_in(state, after=len(caller.membership.erasures))
        if gone:
            with suppress(StoreBusyError):  # whoever said it asks for the rest with `erase`
                self._events.erase(caller.org.id, gone, millis(self._clock))
