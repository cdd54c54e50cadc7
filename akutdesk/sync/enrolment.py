"""A PC joins and a PC is shut out, over the network (sync-and-security.md 2.15; design.md 8.5).

The same by a stick, without a server: the request and the answer are files (storage/joining.py), and the leader
speaks `AtHome`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Protocol

from akutdesk.domain.errors import AdgangError
from akutdesk.storage.devices import Admitting, LettingIn, Naming, ShuttingOut, root_of
from akutdesk.storage.joining import Welcome
from akutdesk.storage.joining_errors import (
    CodeWrong,
    KeysExchanged,
    NotLetIn,
    RequestDamaged,
    RequestDenied,
    RequestExpired,
)
from akutdesk.storage.kit import JOINING, read_code
from akutdesk.storage.pending import Pending
from akutdesk.storage.reach import farthest
from akutdesk.storage.staff_roll import Actor
from akutdesk.storage.staff_roll import Desk as DeskName
from akutdesk.storage.store import Store
from akutdesk.storage.vault_errors import KitWrong
from akutdesk.sync.members import Speaker
from akutdesk.sync.reply import Refused
from akutdesk.wire import enrolment
from akutdesk.wire.enrolment import Shared
from akutdesk.wire.errors import WireError
from akutdesk.wire.membership import Membership, StatementRefusedError
from akutdesk.wire.messages import (
    AnswerEnrolment,
    AskEnrolment,
    Enrolment,
    Statements,
    Writers,
)
from akutdesk.wire.statement import Content, Reach

_GONE: Final = frozenset({"expired", "unknown"})
_MANY: Final = 50
"""Writers asked about in one call."""


class Door(Protocol):
    """The server's calls for a PC that is no member yet."""

    def ask_enrolment(self, ask: AskEnrolment) -> None:
        """Leave a new PC's keys."""
        ...

    def enrolment(self, code_id: bytes) -> Enrolment:
        """How the request stands."""
        ...


class Rows(Protocol):
    """The server's list of members, for a PC that has just become one."""

    def statements(self, index: int) -> Statements:
        """The list from a number on."""
        ...


class Desk(Protocol):
    """The server's calls for a leader who lets in and shuts out."""

    def request_of(self, code_id: bytes) -> Enrolment:
        """A request."""
        ...

    def answer_request(self, code_id: bytes, answer: AnswerEnrolment) -> None:
        """A leader's word on it."""
        ...

    def writers_only(self, writers: Iterable[bytes]) -> Writers:
        """How far the server has these writers."""
        ...


# -------------------------------------------------------------------- at the new PC


def ask(door: Door, pending: Pending) -> None:
    """Leave the request at the server; repeating it is harmless. Raises RequestExpired, what the door raises."""
    try:
        door.ask_enrolment(pending.asked)
    except Refused as refusal:
        raise _gone(refusal) from None


def poll(door: Door, pending: Pending, member: Callable[[bytes], Rows]) -> Welcome | None:
    """The answer, or None while nobody has given one. `member` calls an org's server as this very PC.

    Raises RequestDenied, RequestExpired, RequestDamaged (the server shows another request), NotLetIn.
    """
    try:
        held = door.enrolment(pending.asked.id)
    except Refused as refusal:
        raise _gone(refusal) from None
    if held.state == "denied":
        raise RequestDenied
    if held.state == "pending":
        return None
    if held.org is None or held.root is None:
        raise RequestDamaged
    try:
        return Welcome(held.root, _whole(member(held.org)))
    except Refused as refusal:
        if refusal.code in ("revoked", "unauthorised", "forbidden"):
            raise NotLetIn from None
        raise


def _whole(rows: Rows) -> tuple[bytes, ...]:
    """The list of members from its first statement to its last."""
    whole: tuple[bytes, ...] = ()
    while more := rows.statements(len(whole)).statements:
        whole += more
    return whole


def _gone(refusal: Refused) -> Exception:
    return RequestExpired() if refusal.code in _GONE else refusal


# -------------------------------------------------------------------- at a leader's desk


@dataclass(frozen=True, slots=True)
class Caller:
    """A PC that asks, before a leader has said anything: its words are compared with those on its screen."""

    asked: AskEnrolment
    shared: Shared

    @property
    def words(self) -> tuple[int, ...]:
        """The numbers of the six words."""
        return enrolment.device_words(self.asked)


def look(desk: Desk, code: str) -> Caller:
    """Who asks under a code as it was typed.

    Raises CodeWrong, RequestExpired, RequestDamaged, KeysExchanged.
    """
    shared = shared_by(code)
    try:
        held = desk.request_of(shared.id)
    except Refused as refusal:
        if refusal.code == "unknown":
            raise CodeWrong from None
        raise _gone(refusal) from None
    return caller_of(held.request, shared)


def caller_of(asked: AskEnrolment, shared: Shared) -> Caller:
    """The PC behind a request, if its keys were sent by whoever showed this code.

    Raises RequestDamaged, KeysExchanged (F77).
    """
    try:
        enrolment.verify_ask(asked)
    except WireError:
        raise RequestDamaged from None
    if not enrolment.is_by(shared, asked):
        raise KeysExchanged
    return Caller(asked, shared)


def shared_by(code: str) -> Shared:
    """What follows from a code as typed: O and Ø are 0, I and L are 1 (D19). Raises CodeWrong."""
    try:
        return enrolment.shared_by(read_code(code, JOINING))
    except KitWrong as wrong:
        raise CodeWrong(wrong.groups) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gatekeeper:
    """A leader at an unlocked desk. `speaker` speaks at the server, or at home where there is none."""

    store: Store
    speaker: Speaker
    actor: Actor
    desk: DeskName
    now_ms: int

    def let_in(self, caller: Caller, navn: str = "") -> Membership:
        """Let a PC in, once its words were compared; `navn` is what staff will call it.

        Raises RequestDamaged, MembershipBehind, StatementsMoved, AdgangError (not a leader).
        """
        root = root_of(self.store.statements())
        letting_in = LettingIn(asked=caller.asked, shared=caller.shared, root=root, navn=navn)
        return self._say(lambda org: letting_in.contents(org, self.desk))

    def shut_out(self, device: bytes, heads: tuple[Reach, ...] = ()) -> Membership:
        """Shut a PC out and begin a new epoch. `heads`: how far the server has it (`heads_at`).

        Raises DeviceUnknown, DeviceIsThisOne, StatementsMoved, AdgangError (not a leader).
        """
        reach = farthest(heads, self.store.reach_here(device))
        shutting_out = ShuttingOut(device=device, reach=reach)
        return self._say(lambda org: shutting_out.contents(org, self.desk))

    def name(self, device: bytes, navn: str) -> Membership:
        """Give a PC the name that staff call it; "" takes it away. Raises as `shut_out` does."""
        naming = Naming(device=device, navn=navn)
        return self._say(lambda org: naming.contents(org, self.desk))

    def admit(self, device: bytes) -> Membership:
        """Let in what a revoked PC had not sent and what lies in quarantine here (F72).

        Raises DeviceUnknown, StatementsMoved, AdgangError (not a leader).
        """
        admitting = Admitting(device=device, reach=self.store.withheld(device))
        return self._say(admitting.contents)

    def _say(self, contents: Callable[[Membership], tuple[Content, ...]]) -> Membership:
        try:
            return self.speaker.say(self.actor, contents, self.now_ms)
        except StatementRefusedError:
            raise AdgangError(rolle="", funktion="SKRIV_OPSAETNING") from None


def say_yes(desk: Desk, caller: Caller, statements: tuple[bytes, ...]) -> None:
    """Tell the new PC that it was let in, once its own statement stands."""
    answer = AnswerEnrolment(approved=True, root=root_of(statements))
    desk.answer_request(caller.asked.id, answer)


def say_no(desk: Desk, caller: Caller) -> None:
    """Tell the new PC that it was not let in: the words differ, or nobody knows it (F77)."""
    desk.answer_request(caller.asked.id, AnswerEnrolment(approved=False))


def heads_at(desk: Desk, store: Store, device: bytes) -> tuple[Reach, ...]:
    """How far the server has a PC's events: they count, whatever happens to the PC."""
    writers = store.writers_of(device)
    found: list[Reach] = []
    for start in range(0, len(writers), _MANY):
        page = desk.writers_only(writers[start : start + _MANY])
        found += [Reach(head.writer, head.n, head.chain) for head in page.writers]
    return tuple(found)
