"""What a leader does at the gate, as plain functions for an errand: each gives a value or the key of one sentence."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from akutdesk.domain.clock import Clock
from akutdesk.domain.errors import DomainError
from akutdesk.storage.devices import Pc
from akutdesk.storage.errors import DiskFault, StorageError
from akutdesk.storage.joining import ANSWER_FILE, REQUEST_FILE
from akutdesk.storage.joining_errors import UNREADABLE
from akutdesk.storage.ordliste import Ordliste
from akutdesk.storage.staff_roll import Actor
from akutdesk.storage.store import Store
from akutdesk.sync.address import AddressUnfit
from akutdesk.sync.enrolment import Caller
from akutdesk.sync.gate import Gate, GateShut, gate_at
from akutdesk.sync.obstacle import Offline
from akutdesk.sync.one_round import NoServer, Wishes, one_round
from akutdesk.sync.reply import Refused
from akutdesk.sync.round import refused
from akutdesk.sync.server import CaUnfit, read_setting

T = TypeVar("T")

_ANY: Final = "fejl.lager"


@dataclass(frozen=True, kw_only=True)
class Outcome(Generic[T]):
    """What came of it: `value`, or `fejl`, the key of the sentence that says why not."""

    value: T | None = None
    fejl: str = ""


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

    def pcs(self) -> Outcome[tuple[ShownPc, ...]]:
        """Every PC there is or was, as far as this one knows; asks no server."""

        def listed() -> tuple[ShownPc, ...]:
            with closing(self.store().beside()) as mine:
                gate = self._home(mine)
                return tuple(
                    ShownPc(pc=pc, ord=gate.words_of(pc), tilbageholdt=gate.is_withheld(pc))
                    for pc in gate.pcs()
                )

        return outcome(listed)

    def server(self) -> Outcome[str]:
        """The server's address; "" where there is none."""

        def address() -> str:
            with closing(self.store().beside()) as mine:
                setting = read_setting(mine)
                return "" if setting is None else setting.url

        return outcome(address)

    def look(self, kode: str, stik: str) -> Outcome[Found]:
        """Who asks under a code; `stik` is the folder of a stick, "" for the server."""

        def found(gate: Gate) -> Found:
            request = read_file(Path(stik) / REQUEST_FILE) if stik else None
            caller = gate.look(kode, request)
            return Found(caller=caller, ord=gate.words(caller))

        return self._at_gate(found, needs_line=not stik)

    def let_in(self, caller: Caller, navn: str, stik: str) -> Outcome[str]:
        """Let it in; the place's six words come back, to be compared on the new screen."""

        def done(gate: Gate) -> str:
            answer = gate.let_in(caller, navn)
            if stik:
                write_file(Path(stik) / ANSWER_FILE, answer)
            else:
                gate.say_yes(caller)
            return gate.place()

        return self._at_gate(done, needs_line=not stik)

    def say_no(self, caller: Caller) -> Outcome[bool]:
        """The words differ, or nobody knows it."""

        def done(gate: Gate) -> bool:
            gate.say_no(caller)
            return True

        return self._at_gate(done)

    def shut_out(self, pc: Pc) -> Outcome[bool]:
        """Shut it out, and a new key for what is written from now on."""

        def done(gate: Gate) -> bool:
            gate.shut_out(pc)
            return True

        return self._at_gate(done)

    def admit(self, pc: Pc) -> Outcome[int]:
        """Let in what a PC that is out had not sent; how many events came in."""
        return self._at_gate(lambda gate: gate.admit(pc))

    def connect(self, url: str, ca: str, kode: str) -> Outcome[bool]:
        """Name the server, open the place there with its one-time code, and one round. `ca` is a file's path."""

        def done() -> bool:
            pem = read_pem(ca)
            with closing(self.store().beside()) as mine:
                wishes = Wishes(url=url.strip(), ca=pem, code=kode.strip())
                result = one_round(mine, wishes, self.clock, self.seconds)
            if not result.got_through:
                raise GateShut(result.reason)
            return True

        return outcome(done)

    def _at_gate(self, deed: Callable[[Gate], T], *, needs_line: bool = False) -> Outcome[T]:
        def done() -> T:
            with closing(self.store().beside()) as mine:
                place = (mine, self.actor(), self.ordliste(), self.clock, self.seconds)
                with gate_at(*place) as gate:
                    if needs_line and gate.line is None:
                        raise NoServer
                    return deed(gate)

        return outcome(done)

    def _home(self, mine: Store) -> Gate:
        return Gate(store=mine, actor=self.actor(), clock=self.clock, ordliste=self.ordliste())


def outcome(work: Callable[[], T]) -> Outcome[T]:
    """Do it, and turn every way it may fail into its one sentence."""
    try:
        return Outcome(value=work())
    except _KNOWN as error:
        return Outcome(fejl=sentence_of(error))


def sentence_of(error: Exception) -> str:
    """The key of the sentence for what may go wrong at the gate."""
    return next((says(error) for kind, says in _SAYS if isinstance(error, kind)), _ANY)


_SAYS: Final[tuple[tuple[type[Exception], Callable[[Any], str]], ...]] = (
    (StorageError, lambda error: f"fejl.{error.kode.lower()}"),
    (DomainError, lambda error: f"fejl.{error.kode.lower()}"),
    (Offline, lambda away: f"synk.grund.{away.obstacle.value}"),
    (Refused, lambda refusal: f"synk.grund.{refused(refusal).reason}"),
    (GateShut, lambda shut: f"synk.grund.{shut.reason}"),
    (AddressUnfit, lambda unfit: f"synk.adresse.{unfit.kode.lower()}"),
    (CaUnfit, lambda _: "synk.adresse.ca"),
    (NoServer, lambda _: "pcer.ingen_server"),
    (UNREADABLE, lambda _: _ANY),
)
_KNOWN: Final[tuple[type[Exception], ...]] = tuple(kind for kind, _ in _SAYS)


def read_pem(path: str) -> str:
    """The certificates in a file; none without a path. Raises CaUnfit."""
    if not path.strip():
        return ""
    try:
        return Path(path.strip()).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        raise CaUnfit from None


def read_file(path: Path) -> bytes:
    """A small file of a stick. Raises DiskFault."""
    try:
        return path.read_bytes()[:_MOST]
    except OSError:
        raise DiskFault from None


def write_file(path: Path, data: bytes) -> None:
    """A small file on a stick. Raises DiskFault."""
    try:
        path.write_bytes(data)
    except OSError:
        raise DiskFault from None


_MOST: Final = 8 * 1024 * 1024
