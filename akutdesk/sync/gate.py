"""The gate of an org: a leader at an unlocked desk lets PCs in and shuts them out (sync-and-security.md 2.15).

For windows and commands alike. Words come out as text; every deed is logged. Whatever speaks with the server or
makes words takes from a twentieth of a second to a minute: call it as a job.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.clock import Clock
from akutdesk.domain.record import RecordId
from akutdesk.storage.bruger import FORMAAL
from akutdesk.storage.columns import millis
from akutdesk.storage.devices import Pc, find_pc, pcs, root_of
from akutdesk.storage.joining import answer_file, read_request
from akutdesk.storage.joining_errors import CodeWrong
from akutdesk.storage.ordliste import Ordliste
from akutdesk.storage.staff_roll import Actor, desk_in
from akutdesk.storage.store import Store
from akutdesk.sync import enrolment
from akutdesk.sync.client import Client
from akutdesk.sync.enrolment import Caller, Gatekeeper
from akutdesk.sync.members import AtHome, AtServer
from akutdesk.sync.round import Round
from akutdesk.sync.server import OpensDoor, client_of, read_setting
from akutdesk.wire.enrolment import place_words


class GateShut(Exception):
    """The server could not be reached, or would not; `reason` names the sentence as in `RoundResult`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, kw_only=True)
class Gate:
    """`line` is None where the org has no server: then requests and answers travel on a stick."""

    store: Store
    actor: Actor
    clock: Clock
    ordliste: Ordliste
    line: Client | None = None

    # ---------------------------------------------------------------- in

    def look(self, code: str, request: bytes | None = None) -> Caller:
        """Who asks under a code as typed: at the server, or by `request`, the file of a stick.

        Raises CodeWrong, RequestExpired, RequestDamaged, KeysExchanged (F77), Offline, Refused.
        """
        if request is not None:
            return enrolment.caller_of(read_request(request), enrolment.shared_by(code))
        if self.line is None:
            raise CodeWrong
        return enrolment.look(self.line, code)

    def words(self, caller: Caller) -> str:
        """The six words that the new PC shows too."""
        return self.ordliste.of(caller.words)

    def place(self) -> str:
        """The place's six words, which the new PC shows when it is in."""
        return self.ordliste.of(place_words(root_of(self.store.statements())))

    def let_in(self, caller: Caller, navn: str = "") -> bytes:
        """Let a PC in, once its words were compared. The answer for a stick comes back.

        Raises MembershipBehind, RequestDamaged, StatementsMoved, AdgangError (not a leader), Offline, Refused.
        """
        self._gatekeeper().let_in(caller, navn)
        self._note("PC_IND", caller.asked.device)
        return answer_file(caller.shared, self.store.statements())

    def say_yes(self, caller: Caller) -> None:
        """Tell the new PC over the server. Raises Offline, Refused."""
        if self.line is not None:
            enrolment.say_yes(self.line, caller, self.store.statements())

    def say_no(self, caller: Caller) -> None:
        """Tell the new PC that it was not let in: its words differ, or nobody knows it. Raises Offline, Refused."""
        if self.line is not None:
            enrolment.say_no(self.line, caller)

    # ---------------------------------------------------------------- out

    def pcs(self) -> tuple[Pc, ...]:
        """Every PC there is or was, as far as this one knows."""
        return pcs(AtHome(self.store).level(), desk_in(self.store))

    def words_of(self, pc: Pc) -> str:
        """The six words of a PC."""
        return self.ordliste.of(pc.words)

    def find(self, text: str) -> Pc:
        """The one PC whose words begin so, or that is called so. Raises DeviceUnknown."""
        return find_pc(self.pcs(), text, self.ordliste)

    def name(self, pc: Pc, navn: str) -> None:
        """Give a PC the name that staff call it; "" takes it away.

        Raises MembershipBehind, StatementsMoved, AdgangError (not a leader), Offline, Refused.
        """
        self._gatekeeper().name(pc.device, navn)

    def shut_out(self, pc: Pc) -> None:
        """Shut a PC out: what the server or this desk has of it counts, a new epoch begins for the others.

        Raises DeviceIsThisOne, StatementsMoved, AdgangError (not a leader), Offline, Refused.
        """
        heads = enrolment.heads_at(self.line, self.store, pc.device) if self.line else ()
        self._gatekeeper().shut_out(pc.device, heads)
        self._note("PC_UD", pc.device)

    def is_withheld(self, pc: Pc) -> bool:
        """Whether something that a PC had not sent lies in quarantine here, for a leader to look at (F72)."""
        return bool(self.store.withheld(pc.device))

    def admit(self, pc: Pc) -> int:
        """Let it in, after a leader has looked; how many events are taken in now.

        Raises StatementsMoved, AdgangError (not a leader), Offline, Refused.
        """
        self._gatekeeper().admit(pc.device)
        self._note("PC_TAGET_IND", pc.device)
        return sum(step.nye for step in self.store.net.settle())

    def _gatekeeper(self) -> Gatekeeper:
        return Gatekeeper(
            store=self.store,
            speaker=AtServer(self.line, self.store) if self.line else AtHome(self.store),
            actor=self.actor,
            desk=desk_in(self.store),
            now_ms=millis(self.clock.now()),
        )

    def _note(self, handling: str, device: bytes) -> None:
        adgang = Adgang(bruger=RecordId(self.actor.id), rolle="", formaal=FORMAAL)
        self.store.log(adgang, handling, objekt_type="pc", objekt_id=RecordId(device))


@contextmanager
def gate_at(
    store: Store, actor: Actor, ordliste: Ordliste, clock: Clock, opens: OpensDoor
) -> Generator[Gate]:
    """The gate at an open store; its line is closed at the end.

    Where there is a server a round comes first, so that the list of members is known to its end (F76) and every
    start of every PC is known here. Raises GateShut where it does not get through.
    """
    gate = Gate(store=store, actor=actor, clock=clock, ordliste=ordliste)
    setting = read_setting(store)
    if setting is None:
        yield gate
        return
    with closing(opens(setting)) as door:
        line = client_of(store, setting, door, clock)
        result = Round(line, store).run()
        if not result.got_through:
            raise GateShut(result.reason)
        yield replace(gate, line=line)
