"""Saying who belongs to the org, at the server first (sync-and-security.md 2.15).

What adds a PC, shuts one out or makes a new epoch key is said only on top of a list that is known up to its end
(F76), and stands here only once it stands at the server. Of two leaders who speak at once the server hears one
first; the other one's words are made anew on top (F74).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Protocol

from akutdesk.storage.errors import StatementsMoved
from akutdesk.storage.staff_roll import Actor
from akutdesk.sync.reply import Refused
from akutdesk.wire import membership
from akutdesk.wire.membership import Membership, Signer
from akutdesk.wire.messages import Statements
from akutdesk.wire.statement import Content

_TRIES: Final = 5

Contents = Callable[[Membership], tuple[Content, ...]]
"""What to say on top of an org; () once it is so."""


class Line(Protocol):
    """The server's calls about members."""

    def statements(self, index: int) -> Statements:
        """The server's list from a number on."""
        ...

    def say(self, statements: Statements) -> None:
        """Append at a number. Raises Refused, `moved` if the list ends elsewhere."""
        ...


class Members(Protocol):
    """What `store.net` does with the list."""

    def statements_to_send(self) -> tuple[int, tuple[bytes, ...]]:
        """Where the server's list ends as far as is known, and ours from there on."""
        ...

    def take_statements(self, index: int, statements: Iterable[bytes]) -> tuple[bytes, ...]:
        """The server's statements; ours that lost their place to them are kept to be said again."""
        ...


class Desk(Protocol):
    """What of the store is needed."""

    @property
    def net(self) -> Members:
        """The store's side of the network."""
        ...

    def statements(self) -> tuple[bytes, ...]:
        """The list as it stands here."""
        ...

    def append_statements(self, signed: tuple[bytes, ...], index: int) -> None:
        """Append to the list here."""
        ...


@dataclass(frozen=True, slots=True)
class AtServer:
    """Speaks at the server. The desk's own list follows."""

    line: Line
    desk: Desk

    def level(self) -> Membership:
        """The org, once both lists are the same. Raises StatementsMoved, WireError, what the line raises."""
        net = self.desk.net
        for _ in range(_TRIES):
            index, _ = net.statements_to_send()
            theirs = self.line.statements(index)
            if theirs.statements:
                net.take_statements(theirs.index, theirs.statements)
                continue
            index, ours = net.statements_to_send()
            if not ours:
                return membership.read_membership(self.desk.statements())
            self._heard(index, ours)
        raise StatementsMoved

    def say(self, actor: Actor, contents: Contents, now_ms: int) -> Membership:
        """Say something on top of the newest list; the org after it. An answer that got lost is no harm.

        Raises StatementsMoved if others are always first, StatementRefusedError for what the actor may not say.
        """
        for _ in range(_TRIES):
            org = self.level()
            said, after = extended(org, actor, contents, now_ms)
            if not said or self._heard(org.count, said):
                return after
        raise StatementsMoved

    def _heard(self, index: int, said: tuple[bytes, ...]) -> bool:
        """Whether the server took it; False if somebody was first."""
        try:
            self.line.say(Statements(index=index, statements=said))
        except Refused as refusal:
            if refusal.code != "moved":
                raise
            return False
        self.desk.net.take_statements(index, said)
        return True


@dataclass(frozen=True, slots=True)
class AtHome:
    """Speaks where there is no server: the list here is the list."""

    desk: Desk

    def level(self) -> Membership:
        """The org. Raises WireError if its list does not hold."""
        return membership.read_membership(self.desk.statements())

    def say(self, actor: Actor, contents: Contents, now_ms: int) -> Membership:
        """Say something; the org after it. Raises StatementRefusedError for what the actor may not say."""
        org = self.level()
        said, after = extended(org, actor, contents, now_ms)
        if said:
            self.desk.append_statements(said, org.count)
        return after


Speaker = AtServer | AtHome


def extended(
    org: Membership, actor: Actor, contents: Contents, now_ms: int
) -> tuple[tuple[bytes, ...], Membership]:
    """What an actor says, signed, and the org after it."""
    return membership.extend(org, Signer(actor.id, actor.keys.sign), contents(org), now_ms)
