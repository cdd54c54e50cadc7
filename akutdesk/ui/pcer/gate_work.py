"""What a leader does at the gate, as plain functions for an errand: each gives a value or the key of one sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from akutdesk.domain.clock import Clock
from akutdesk.storage.devices import Pc
from akutdesk.storage.joining import ANSWER_FILE, REQUEST_FILE
from akutdesk.storage.ordliste import Ordliste
from akutdesk.storage.staff_roll import Actor
from akutdesk.storage.store import Store
from akutdesk.sync.enrolment import Caller
from akutdesk.sync.gate import Gate, gate_at
from akutdesk.sync.server import NoServer
from akutdesk.ui.net.errands import NetErrand, at_store
from akutdesk.ui.outcome import Outcome, outcome, read_file, write_file

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class ShownPc:
    """A PC in the list: its six words, and whether something it had not sent waits for a leader (F72)."""

    pc: Pc
    ord: str
    tilbageholdt: bool = False


@dataclass(frozen=True, kw_only=True)
class Found:
    """A PC that asks: who, and the words that must stand on its screen too."""

    caller: Caller
    ord: str


@dataclass(frozen=True, kw_only=True)
class GateWork:
    """Every call goes to disk and mostly to the server: only in an errand, on a connection of its own."""

    store: Callable[[], Store]
    actor: Callable[[], Actor]
    ordliste: Callable[[], Ordliste]
    clock: Clock
    seconds: Callable[[], float]

    def pcs(self, errand: NetErrand) -> Outcome[tuple[ShownPc, ...]]:
        """Every PC there is or was, as far as this one knows; asks no server."""

        def listed() -> tuple[ShownPc, ...]:
            with at_store(self.store, errand) as mine:
                ordliste = self.ordliste()
                gate = Gate(store=mine, actor=self.actor(), clock=self.clock, ordliste=ordliste)
                return tuple(
                    ShownPc(pc=pc, ord=gate.words_of(pc), tilbageholdt=gate.is_withheld(pc))
                    for pc in gate.pcs()
                )

        return outcome(listed)

    def look(self, errand: NetErrand, kode: str, stik: str) -> Outcome[Found]:
        """Who asks under a code; `stik` is the folder of a stick, "" for the server."""

        def found(gate: Gate) -> Found:
            if gate.line is None and not stik:
                raise NoServer
            request = read_file(Path(stik) / REQUEST_FILE) if stik else None
            caller = gate.look(kode, request)
            return Found(caller=caller, ord=gate.words(caller))

        return self._at_gate(errand, found)

    def let_in(self, errand: NetErrand, found: Found, navn: str, stik: str) -> Outcome[str]:
        """Let it in; the place's six words come back, to be compared on the new screen."""

        def done(gate: Gate) -> str:
            answer = gate.let_in(found.caller, navn)
            if stik:
                write_file(Path(stik) / ANSWER_FILE, answer)
            else:
                gate.say_yes(found.caller)
            return gate.place()

        return self._at_gate(errand, done)

    def say_no(self, errand: NetErrand, found: Found) -> Outcome[bool]:
        """The words differ, or nobody knows it."""
        return self._do(errand, lambda gate: gate.say_no(found.caller))

    def name(self, errand: NetErrand, pc: Pc, navn: str) -> Outcome[bool]:
        """What staff call a PC from now on."""
        return self._do(errand, lambda gate: gate.name(pc, navn))

    def shut_out(self, errand: NetErrand, pc: Pc) -> Outcome[bool]:
        """Shut it out, and a new key for what is written from now on."""
        return self._do(errand, lambda gate: gate.shut_out(pc))

    def admit(self, errand: NetErrand, pc: Pc) -> Outcome[int]:
        """Let in what a PC that is out had not sent; how many events came in."""
        return self._at_gate(errand, lambda gate: gate.admit(pc))

    def _do(self, errand: NetErrand, deed: Callable[[Gate], None]) -> Outcome[bool]:
        def done(gate: Gate) -> bool:
            deed(gate)
            return True

        return self._at_gate(errand, done)

    def _at_gate(self, errand: NetErrand, deed: Callable[[Gate], T]) -> Outcome[T]:
        def done() -> T:
            with at_store(self.store, errand) as mine:
                opens = errand.ways(self.seconds)
                place = (mine, self.actor(), self.ordliste(), self.clock, opens)
                with gate_at(*place) as gate:
                    return deed(gate)

        return outcome(done)
