"""The history of years taken in by a PC that joins, killed in the middle and started again (F91).

The server is a real one in this process; the PC that sends and the one that joins are processes of their own, so
that what is told of memory is the joining one's alone.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from akutdesk.config import SystemClock
from akutdesk.domain.record import Record, changed_fields, new_id
from akutdesk.storage import audit
from akutdesk.storage.act import Act
from akutdesk.storage.opening import open_store
from akutdesk.wire.payload import Op
from tests.benchmarks.big_store import ROOT
from tests.benchmarks.measure import Row
from tests.benchmarks.place import PLACE
from tests.storage.desk import ANNA, LEDER
from tests.storage.persons import karen, opkald
from tests.sync.house import Pc, house_in

_A_START = 20_000
"""Events of one start of the program, and of one transaction: how long a desk runs between two nights of updates."""
_A_CALL = 7
_TEXT = "Hun ringede fra stationen og ville gerne tale med en. "
_BETWEEN = timedelta(minutes=7)
_MB = 2**20
_BUDGET_S = 180
_BUDGET_MB = 300
_PER_S = 2_000_000 / _BUDGET_S
"""The budget is of two million events: a history that is smaller has as much less time."""


@dataclass(frozen=True, kw_only=True)
class Leg:
    """What one process of the joining PC did: events, seconds by the clock and of the processor, and the most bytes it held."""

    events: int
    seconds: float
    cpu: float
    peak: int


def long_first_sync_rows(events: int) -> Iterator[Row]:
    """Time and memory of a first sync of so many events; the result is also written to docs/proof.md."""
    began = SystemClock().now()
    with tempfile.TemporaryDirectory(dir=ROOT / "build") as place, house_in(Path(place)) as house:
        first = house.first()
        made = _write_history(first, events)
        joining = house.another()
        for pc in (first, joining):
            pc.store.close()
        _leg(first, push=made)
        killed, rest = _leg(joining, upto=made // 2), _leg(joining)
        for pc in (first, joining):
            pc.desk.store = open_store(pc.desk.folder, pc.desk.keys, pc.desk.clock)
        assert joining.net.cursor().seq == made
        assert joining.net.quarantine() == ()
    seconds, peak = killed.seconds + rest.seconds, max(killed.peak, rest.peak)
    _prove(began.strftime("%Y-%m-%d"), (killed, rest))
    yield Row(
        what=f"First sync of {made:,} events, killed in the middle",
        measured=f"{_seconds(killed)} + {_seconds(rest)}",
        budget=f"≤{made / _PER_S:.0f} s",
        kept=seconds <= made / _PER_S,
    )
    yield Row(
        what="The most memory it held",
        measured=f"{peak / _MB:.0f} MB",
        budget=f"≤{_BUDGET_MB} MB",
        kept=peak <= _BUDGET_MB * _MB,
    )


def _write_history(pc: Pc, events: int) -> int:
    """Calls as they are written, of years, in many starts; how many events there are.

    The desk's own tables stay empty: it only sends.
    """
    made = 0
    while made < events:
        made += _one_start(pc, min(_A_START, events - made))
        pc.restart()
        sys.stderr.write(f"\rwritten {made:,} events")
    sys.stderr.write("\n")
    return made


def _one_start(pc: Pc, events: int) -> int:
    file = pc.store._file
    with file.transaction():
        act = Act(file, ANNA)
        first = act.tail.n
        while act.tail.n - first < events:
            pc.desk.clock.at += _BETWEEN
            _write_call(pc, new_citizen=act.tail.n % 3 == 0)
            act = Act(file, ANNA)
        return act.tail.n - first


def _write_call(pc: Pc, *, new_citizen: bool) -> None:
    """Begun, opened, written on four times, closed; now and then of somebody new."""
    file = pc.store._file
    call = opkald(start=pc.desk.clock.at)
    made = _write(pc, call, changed_fields(None, call))
    entry = audit.Entry(handling="AABN", objekt_type=call.TYPE, objekt_id=call.id)
    audit.append_entries(file, LEDER, (entry,))
    for words in range(1, 5):
        made = _write(pc, call, {"notat": _TEXT * words}, built_on=made)
    _write(pc, call, {"status": "AFSLUTTET"}, signed=True)
    if new_citizen:
        person = karen(id=new_id())
        _write(pc, person, changed_fields(None, person))


def _write(
    pc: Pc,
    record: Record,
    fields: dict[str, object],
    *,
    built_on: int | None = None,
    signed: bool = False,
) -> int:
    file = pc.store._file
    act = Act(file, ANNA)
    parents = () if built_on is None else (file.log.name_of(built_on),)
    ops = [
        Op(felt=felt, vaerdi=value, foraeldre=parents, kilde="MEDARBEJDER")
        for felt, value in fields.items()
    ]
    new = built_on is None and not signed
    key = pc.desk.person.sign if signed else None
    return file.log.append(
        act.tail, record.id, act.payload(record.TYPE, ops), new=new, signing_key=key
    )


def _leg(pc: Pc, *, push: int = 0, upto: int = 0) -> Leg:
    """One process of a PC: until `push` events are sent, or, killed, until so many came, or to the end."""
    keys = pc.desk.keys
    told = {
        "folder": str(pc.desk.folder),
        "key": keys.key.hex(),
        "salt": keys.salt.hex(),
        "url": pc.url,
        "now": pc.desk.clock.at.isoformat(),
        "push": push,
    }
    began = time.perf_counter()
    command = [sys.executable, "-m", "tests.benchmarks.joining_pc"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=PLACE
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(json.dumps(told))
        child.stdin.close()
        events, peak, cpu = 0, 0, 0.0
        for line in child.stdout:
            events, peak, cpu = json.loads(line)
            sys.stderr.write(f"\r{'sent' if push else 'taken in'} {events:,} events")
            if upto and events >= upto:
                child.kill()
                break
    sys.stderr.write("\n")
    assert upto or not child.returncode, child.returncode
    return Leg(events=events, seconds=time.perf_counter() - began, cpu=cpu, peak=peak)


def _seconds(leg: Leg) -> str:
    return f"{leg.seconds:.0f} s, of which the processor {leg.cpu:.0f}"


def _prove(day: str, legs: tuple[Leg, Leg]) -> None:
    """A line beside those of the long tests."""
    killed, rest = legs
    peak = max(killed.peak, rest.peak) // _MB
    said = (
        f"first sync of {killed.events + rest.events:,} events: killed after {killed.events:,}"
        f" ({_seconds(killed)}), went on to the end ({_seconds(rest)}), held {peak} MB at most"
    )
    with (ROOT / "docs" / "proof.md").open("a", encoding="utf-8") as proof:
        proof.write(f"| {day} | – | {said} |\n")
