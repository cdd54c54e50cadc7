"""A leader at the gate: the open desk, the line to its server if it has one, and what is told."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Generator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from akutdesk.assets import Assets, Texts
from akutdesk.commands.line import line_held
from akutdesk.commands.open_desk import opened
from akutdesk.commands.refusal import Refused
from akutdesk.commands.sync import line_fit
from akutdesk.config import SystemClock

if TYPE_CHECKING:
    from akutdesk.storage.devices import Pc
    from akutdesk.storage.keyring import Keyring
    from akutdesk.storage.ordliste import Ordliste
    from akutdesk.storage.store import Store
    from akutdesk.storage.vault import Keys
    from akutdesk.sync.client import Client
    from akutdesk.sync.enrolment import Caller, Gatekeeper


@dataclass(frozen=True)
class GateWork:
    """`line` is None where the org has no server: then a stick carries what is said."""

    keyring: Keyring
    keys: Keys
    assets: Assets
    line: Client | None = None

    @property
    def store(self) -> Store:
        """The open store."""
        return self.keyring.store()

    @property
    def texts(self) -> Texts:
        """What is said."""
        return self.assets.texts()

    @property
    def ordliste(self) -> Ordliste:
        """The words."""
        from akutdesk.storage.ordliste import read_ordliste

        return read_ordliste(self.assets.root)

    @property
    def gate(self) -> Gatekeeper:
        """The leader who acts."""
        from akutdesk.storage.columns import millis
        from akutdesk.storage.staff_roll import actor_of, desk_in
        from akutdesk.sync.enrolment import Gatekeeper
        from akutdesk.sync.members import AtHome, AtServer

        return Gatekeeper(
            store=self.store,
            speaker=AtServer(self.line, self.store) if self.line else AtHome(self.store),
            actor=actor_of(self.keys),
            desk=desk_in(self.store),
            now_ms=millis(SystemClock().now()),
        )

    def pcs(self) -> tuple[Pc, ...]:
        """The org's PCs as far as this desk knows."""
        from akutdesk.storage.devices import pcs
        from akutdesk.storage.staff_roll import desk_in
        from akutdesk.sync.members import AtHome

        return pcs(AtHome(self.store).level(), desk_in(self.store))

    def find(self, words: Sequence[str]) -> Pc:
        """The one PC whose words begin so, or that is called so. Raises DeviceUnknown."""
        from akutdesk.storage.devices import find_pc

        return find_pc(self.pcs(), " ".join(words), self.ordliste)

    def caller(self, code: str, stick: Path | None) -> Caller:
        """Who asks under a code: at the server, or on a stick. Raises CodeWrong and its like."""
        from akutdesk.storage.joining import REQUEST_FILE, read_request
        from akutdesk.sync.enrolment import caller_of, look, shared_by

        if stick is not None:
            return caller_of(read_request(read_stick(stick / REQUEST_FILE)), shared_by(code))
        if self.line is None:
            raise Refused("synk.adresse.mangler")
        return look(self.line, code)

    def answer(self, caller: Caller, stick: Path | None) -> None:
        """The new PC is told that it was let in: by the server, or on the stick."""
        from akutdesk.storage.joining import ANSWER_FILE, answer_file
        from akutdesk.sync.enrolment import say_yes

        statements = self.store.statements()
        if stick is not None:
            write_stick(stick / ANSWER_FILE, answer_file(caller.shared, statements))
        elif self.line is not None:
            say_yes(self.line, caller, statements)

    def refuse(self, caller: Caller, stick: Path | None) -> NoReturn:
        """The words differ: the new PC is told no. Raises WordsDiffer."""
        from akutdesk.storage.joining_errors import WordsDiffer
        from akutdesk.sync.enrolment import say_no

        if stick is None and self.line is not None:
            say_no(self.line, caller)
        raise WordsDiffer

    def note(self, handling: str, device: bytes) -> None:
        """Write it into the look-up log."""
        from akutdesk.domain.adgang import Adgang
        from akutdesk.domain.record import RecordId
        from akutdesk.storage.bruger import FORMAAL

        adgang = Adgang(bruger=RecordId(self.keys.user), rolle="", formaal=FORMAAL)
        self.store.log(adgang, handling, objekt_type="pc", objekt_id=RecordId(device))

    def tell(self, key: str, **values: object) -> None:
        """A line on standard output, at once: somebody reads it on the other screen."""
        sys.stdout.write(self.texts(key, **values) + "\n")
        sys.stdout.flush()


@contextmanager
def gate_work(chosen: argparse.Namespace, assets: Assets) -> Generator[GateWork]:
    """Open the desk; where it has a server, a round first, so that the list of members is known to its end (F76)."""
    from akutdesk.sync.one_round import Wishes, one_round
    from akutdesk.sync.server import client_of, door_to, read_setting

    clock = SystemClock()
    with opened(chosen, assets) as (keyring, keys), line_fit(), line_held():
        store = keyring.store()
        setting = read_setting(store)
        if setting is None:
            yield GateWork(keyring, keys, assets)
            return
        result = one_round(store, Wishes(), clock, time.monotonic)
        if not result.got_through:
            key = f"synk.grund.{result.reason}"
            raise Refused(key)
        keyring.efter_runde()
        with closing(door_to(setting, time.monotonic)) as door:
            yield GateWork(keyring, keys, assets, client_of(store, setting, door, clock))


def read_stick(file: Path) -> bytes:
    """What lies on the stick. Raises Refused."""
    from akutdesk.storage.joining import MOST_BYTES

    try:
        with file.open("rb") as lying:
            return lying.read(MOST_BYTES)
    except OSError:
        raise Refused("kommando.desk.stik_mangler") from None


def write_stick(file: Path, data: bytes) -> None:
    """Lay something on the stick. Raises Refused."""
    from akutdesk.storage.durable import write_durably
    from akutdesk.storage.errors import DiskFault, DiskFull

    try:
        write_durably(file, data)
    except (DiskFull, DiskFault):
        raise Refused("kommando.desk.stik_mangler") from None
