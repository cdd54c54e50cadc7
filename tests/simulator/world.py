"""One run's world: PCs, server, clock, the words that were said, and what may have been lost with a disk."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from akutdesk.domain.record import Record, RecordId
from akutdesk.storage import slettet
from akutdesk.storage.event_id import event_id
from akutdesk.storage.opening import open_store
from akutdesk.sync.result import Outcome, RoundResult
from akutdesk.sync.server import client_of, hand_in_genesis, make_setting
from akutdesk.wire.chain import body_hash
from akutdesk.wire.event import Event, open_event
from akutdesk.wire.header import read_header
from akutdesk.wire.membership import Membership, read_membership
from akutdesk.wire.payload import read_payload
from tests.fakes.clock import FakeClock
from tests.fakes.network import STORM, FakeNetwork
from tests.simulator.central import URL, Content, SqliteCentral
from tests.simulator.leader import say_again
from tests.simulator.steady import SteadyPc
from tests.simulator.template import Template, copy_file
from tests.storage.desk import LEDER, StoredDesk
from tests.sync.house import Pc

_CHAINS: Final = """
    SELECT writer, eid & 1099511627775, chain FROM event JOIN session ON widx = eid >> 40
"""
_FOR_GOOD: Final = {"GREN", "KOPI", "TILBAGEKALDT", "AFLOEST", "OMDOEBT"}
_CONTENTS: Final = """
    SELECT writer, eid & 1099511627775, header, body, body_hash FROM event
    JOIN session ON widx = eid >> 40
"""


class RestlessError(AssertionError):
    """All is well again, and still somebody has news or doubts: what each round came to."""


class DeskClock(FakeClock):
    """A PC's own clock: everybody's time, and how wrong it is."""

    def __init__(self, world: FakeClock) -> None:
        super().__init__()
        self._world = world
        self.wrong = timedelta(0)

    def now(self) -> datetime:
        return self._world.now() + self.wrong

    def go(self, **parts: float) -> None:
        """The clock jumps; no time passes."""
        self.wrong += timedelta(**parts)


@dataclass
class Said:
    """What staff were told is saved: for each record its class and field, and the words."""

    kinds: dict[bytes, tuple[type[Record], str]] = field(default_factory=dict)
    words: dict[bytes, set[str]] = field(default_factory=dict)
    names: dict[str, set[Content]] = field(default_factory=dict)
    """The events that carry each word; two once a copied PC went on under a new name."""
    given: dict[tuple[bytes, int], Content] = field(default_factory=dict)
    """What every save made, by its name."""
    copied: set[bytes] = field(default_factory=set)
    """Writers that go on in two places, since their machine was copied while it ran."""
    again: Counter[str] = field(default_factory=Counter)
    """How many PCs said a word again under a new name: as often may it stand, if a fork was copied once more."""
    carried: set[str] = field(default_factory=set)
    """Words that came to a PC by stick before the server had them: one copy more than those that were said again."""
    retyped: Counter[str] = field(default_factory=Counter)
    """How many copies of a PC besides saved the same draft."""
    burnt: set[tuple[bytes, int]] = field(default_factory=set)
    """What a disk that went had the words of: nobody else need have them, if it came too late (F84)."""
    perhaps: set[str] = field(default_factory=set)
    """Words whose only copy went with a disk, or lies at a PC that was shut out: they may be anywhere or nowhere."""

    def note(self, pc: Pc, record: Record, felt: str, word: str) -> None:
        """One save came back without an error."""
        self.kinds[record.id] = (type(record), felt)
        self.words.setdefault(record.id, set()).add(word)
        (last,) = pc.desk.db.execute(
            "SELECT max(eid) FROM event JOIN session ON widx = eid >> 40 WHERE rid = ? AND writer = ?",
            (record.id, pc.net.writer()),
        ).fetchone()
        (content,) = contents(pc, "eid = ?", last)
        if word in self.names:  # typed once, and the draft was copied with its PC
            self.retyped[word] += 1
        self.names.setdefault(word, set()).add(content)
        first = self.given.setdefault(content[:2], content)
        assert first == content or content[0] in self.copied, "I11: a name was given twice"

    def renamed(self, pc: Pc) -> None:
        """A PC said its own again under a new name (F69)."""
        for rid, words in self.words.items():
            found = names_of(pc, rid)
            for word in words & found.keys():
                self.again[word] += bool(found[word] - self.names[word])
                self.names[word] |= found[word]


@dataclass
class World:
    """`pcs` belong to the house; `out` were shut out."""

    folder: Path
    central: SqliteCentral
    clock: FakeClock
    dice: random.Random
    stack: ExitStack
    second: bytes = b""
    """Bo's signing key."""
    pcs: list[SteadyPc] = field(default_factory=list)
    out: list[SteadyPc] = field(default_factory=list)
    said: Said = field(default_factory=Said)
    typed: dict[tuple[int, bytes], Record] = field(default_factory=dict)
    """Whose field is open, by PC and record: the record as it stood when the typing began."""
    logged: list[str] = field(default_factory=list)
    """All that the program logged, in words."""
    images: list[tuple[Pc, Path]] = field(default_factory=list)
    copies: list[Path] = field(default_factory=list)

    @property
    def stick(self) -> Path:
        """Where the house's stick is plugged in, at whichever PC."""
        return self.folder / "stick"

    # ---------------------------------------------------------------- PCs

    def place(self) -> Path:
        """A folder of this run that is not used yet."""
        return self.folder / f"d{len(list(self.folder.iterdir()))}"

    def line_up(self, desk: StoredDesk) -> SteadyPc:
        """A started PC with a line out."""
        network = FakeNetwork(self.central, self.clock, random.Random(self.dice.random()))
        client = client_of(desk.store, make_setting(URL), network, desk.clock)
        pc = SteadyPc(desk, network, client, URL)
        self.stack.callback(self.drop, pc)
        return pc

    def start_from(self, pc: Pc, folder: Path) -> None:
        """The PC's program starts over the files in a folder."""
        pc.desk.folder = folder
        pc.desk.store = open_store(folder, pc.desk.keys, pc.desk.clock)
        pc.client = client_of(pc.store, make_setting(URL), pc.network, pc.desk.clock)

    def drop(self, pc: SteadyPc) -> None:
        """The program is gone, nothing signed off; its disk is not touched."""
        pc.let_go()
        pc.desk.db.close()

    def leave_as_it_lies(self, pc: Pc) -> Path:
        """A copy of the disk as a crash would find it."""
        to = self.place()
        copy_file(pc.desk.folder, to)
        return to

    def round(self, pc: Pc, **options) -> RoundResult:
        """A round, watched; what somebody is typing meanwhile stays as it is (F45)."""
        typing = pc.store.drafts(LEDER)
        with self.watched(pc):
            result = pc.round(**options)
        gone = slettet.among(pc.desk.db, {each.rid for each in typing})
        before, after = (
            [each for each in drafts if each.rid not in gone]  # erased, and carried out or not yet
            for drafts in (typing, pc.store.drafts(LEDER))
        )
        assert before == after, "F45: sync touched what is being typed"
        return result

    def look(self, pc: Pc, rid: bytes) -> Record:
        """Somebody opens a record; by the time they see it, that stands in the log (I9)."""
        cls, _ = self.said.kinds[rid]
        known = (LEDER.bruger, rid) in pc.store._file.presence.opened
        found = pc.store.get(LEDER, cls, RecordId(rid))
        assert known or _newest_entry(pc) == rid, "I9: a record was shown before the log had it"
        return found

    @contextmanager
    def watched(self, pc: Pc) -> Iterator[None]:
        """What neither a round nor a stick may do: let an event go that is not kept aside (I8)."""
        before, writer = _chains(pc), pc.net.writer()
        try:
            yield
        finally:
            gone = {name[:2] for name in before - _chains(pc)}
            if pc.net.writer() != writer:
                self.said.renamed(pc)
            if gone:
                self.mourn()
        assert gone <= _aside(pc), "I8: events were taken away"

    def members(self) -> Membership | None:
        """The list as the server has it."""
        statements = self.central.statements()
        return read_membership(statements) if statements else None

    def reckon(self) -> None:
        """Who was shut out by now, as the server has it: what only they hold is not for the others."""
        members = self.members()
        gone = [pc for pc in self.pcs if members and not _active(members, pc)]
        for pc in gone:
            self.pcs.remove(pc)
            self.out.append(pc)
        if gone:
            self.mourn()

    def knocks(self, pc: Pc) -> None:
        """A PC that the server knows as shut out gets nothing (I12)."""
        members = self.members()
        if members is None or _active(members, pc):
            return
        before = set(pc.names())
        result = pc.round()
        assert result.outcome is not Outcome.FAERDIG, "I12: a PC that was shut out had its round"
        assert set(pc.names()) == before, "I12: a PC that was shut out got events"

    # ---------------------------------------------------------------- what goes with a disk

    def mourn(self, dying: Pc | None = None) -> None:
        """A disk goes, or the server forgot: words of which no other copy is left need not be there at the end."""
        if dying is not None:
            self.said.burnt |= names_held(dying)
        left = set(self.central.events(whole=True))
        left.update(*(contents(pc) for pc in self.pcs if pc is not dying))
        self.said.perhaps |= {word for word, names in self.said.names.items() if not names & left}

    # ---------------------------------------------------------------- the end

    def heal(self) -> None:
        """The network is whole and every clock is right."""
        for pc in (*self.pcs, *self.out):
            pc.desk.clock.wrong = timedelta(0)
            pc.network.heal()
        self.reckon()

    def rest(self) -> None:
        """Everybody meets the server until nobody has anything to tell, and another round finds no news."""
        for _ in range(12):
            results = [self._meet(pc) for pc in self.pcs]
            doubts = [self._doubt(pc) for pc in self.pcs]
            told = any(one.pushed or one.repaired for one in results)
            if not (told or any(doubts)) and self._is_quiet():
                return
        rows = [(one.outcome.value, one.code, one.pushed, one.stuck) for one in results]
        raise RestlessError(rows, doubts)

    def _is_quiet(self) -> bool:
        """Whether there is nothing more to come for a PC, drawn by lot."""
        one = self._meet(self.dice.choice(self.pcs))
        return not (one.pushed or one.pulled or one.repaired)

    def _doubt(self, pc: Pc) -> object:
        """What is not as it should be once all is at rest: false, or what it is."""
        behind = pc.store.statements() != self.central.statements()
        return pc.net.state().i_tvivl or waiting(pc) or (behind and "members")

    def _meet(self, pc: Pc) -> RoundResult:
        say_again(pc)
        result = self.round(pc)
        if result.outcome is Outcome.UKENDT_STED and not self.central.statements():
            hand_in_genesis(pc.client, pc.store, self.central.now.open_slot())
            result = self.round(pc)
        if result.outcome is Outcome.ANDEN_SERVER:
            result = self.round(pc, accept=pc.accepting(LEDER))
        return result


def is_here(pc: Pc, rid: bytes) -> bool:
    """Whether a PC shows a record."""
    return bool(pc.desk.db.execute("SELECT 1 FROM record WHERE rid = ?", (rid,)).fetchone())


def waiting(pc: Pc) -> list[str]:
    """Why something of a PC's file waits, or does not hold, that should be well by now.

    What a PC wrote and nobody is left to tell again may lie aside for good.
    """
    return [each.grund for each in pc.net.quarantine() if each.grund not in _FOR_GOOD]


def _chains(pc: Pc) -> set[tuple[bytes, int, bytes]]:
    """Every event of a PC's file: its name, and C, which no other content has."""
    return set(pc.desk.db.execute(_CHAINS).fetchall())


def _aside(pc: Pc) -> set[tuple[bytes, int]]:
    return set(pc.desk.db.execute("SELECT writer, n FROM quarantine").fetchall())


def contents(pc: Pc, where: str = "1", *values) -> set[Content]:
    """Every event of a PC's file, or some."""
    rows = pc.desk.db.execute(f"{_CONTENTS} WHERE {where}", values)
    return {
        (writer, n, header, gone if body is None else body_hash(body))
        for writer, n, header, body, gone in rows.fetchall()
    }


def names_of(pc: Pc, rid: bytes) -> dict[str, set[Content]]:
    """Which events of a PC's file carry which words of a record."""
    found: dict[str, set[Content]] = {}
    for event in pc.store._file.log.of_record(rid):
        carries = contents(pc, "eid = ?", event.eid)
        for op in event.payload.ops:
            if isinstance(op.vaerdi, str):
                found.setdefault(op.vaerdi, set()).update(carries)
    return found


def names_held(pc: Pc) -> set[tuple[bytes, int]]:
    """What a PC has the words of, also where they are sealed for a leader."""
    rows = pc.desk.db.execute(
        "SELECT writer, n FROM for_sent UNION SELECT writer, eid & 1099511627775 FROM event"
        " JOIN session ON widx = eid >> 40 WHERE body NOT NULL"
    ).fetchall()
    return {(bytes(writer), n) for writer, n in rows}


def _newest_entry(pc: Pc) -> bytes | None:
    """What the newest entry of a PC's look-up log speaks of, as it is committed."""
    file = pc.store._file
    assert not file.db.in_transaction
    writer = file.writer
    row = file.db.execute(
        "SELECT header, body FROM event WHERE stream = 2 AND eid BETWEEN ? AND ? ORDER BY eid DESC",
        (event_id(writer.widx, 0), event_id(writer.widx + 1, 0)),
    ).fetchone()
    if row is None:
        return None
    opened = open_event(writer.audit_key, read_header(row[0]), Event(*row))
    ops = read_payload(opened.payload).ops
    return next((op.vaerdi for op in ops if op.felt == "objekt_id"), None)


def _active(members: Membership, pc: Pc) -> bool:
    known = members.devices.get(pc.desk.founding.device)
    return known is None or known.active


@contextmanager
def world_from(
    template: Template, folder: Path, seed: int, kind: type[SqliteCentral] = SqliteCentral
) -> Iterator[World]:
    """A run's world: three to five PCs and a server, copied from the template, in a stormy net."""
    dice = random.Random(seed)
    clock = FakeClock()
    folder.mkdir()
    with ExitStack() as stack:
        shutil.copytree(template.folder / "server", folder / "server")
        central = kind(folder / "server", clock)
        stack.callback(central.throw_away)
        world = World(folder, central, clock, dice, stack, second=template.second)
        for number in range(dice.choice((3, 3, 4, 5))):
            copy_file(template.folder / f"pc{number}", folder / f"pc{number}")
            world.pcs.append(world.line_up(_opened(template, folder, number, clock)))
        for pc in world.pcs:
            pc.network.weather = replace(STORM) if dice.random() < 0.7 else pc.network.weather
        yield world


def _opened(template: Template, folder: Path, number: int, world: FakeClock) -> StoredDesk:
    clock, keys = DeskClock(world), template.keys[number]
    store = open_store(folder / f"pc{number}", keys, clock)
    founding = template.foundings[number]
    return StoredDesk(folder / f"pc{number}", keys, founding, template.person, clock, store)
