"""The keys of a desk that gets a week of another desk's work at once, beside the same keys with nothing coming in.

The server and the other desk are in this process, the window that types in one of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from akutdesk.domain.enhed import Enhed
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.record import RecordId, new_id
from akutdesk.storage.device_secret import FileDeviceSecret
from akutdesk.storage.saving import Saving
from akutdesk.sync.server import keep_setting, make_setting
from tests.benchmarks.big_store import ROOT
from tests.benchmarks.measure import MS, Row, quantile
from tests.benchmarks.place import PLACE
from tests.storage.desk import ANNA, BO, LEDER
from tests.storage.persons import karen, opkald
from tests.sync.house import Pc, house_in

_BEFORE = 300
"""Calls that both desks have before the server goes down."""
_WEEK = 2000
"""Calls of the other desk while it was down: far more than a week's, so that the typing has time to suffer."""
_TEXT = "Hun ringede fra stationen og ville gerne tale med en. "
_ECHO_MS = 50
_HELD_MS = 10
_CATCH_UP = 3000


@dataclass(frozen=True)
class Typed:
    """How it went in the other process: seconds of each letter's echo, and the window's longest stall."""

    echo: list[float]
    stall: float


def catch_up_rows() -> Iterator[Row]:
    """Key echo while thousands of events come in (ux.md 2.5), and what that costs the one and the other."""
    measured = _measured()
    alone, during, events = measured.alone, measured.during, measured.events
    late = quantile(during.echo, 0.95)
    beside = quantile(alone.echo, 0.95)
    yield Row(
        what=f"A letter's echo while {events:,} events come in",
        measured=f"p50 {quantile(during.echo, 0.5):.0f} ms, p95 {late:.0f} ms",
        budget=f"p95 ≤{_ECHO_MS} ms",
        limit=f"nothing coming in p95 {beside:.0f} ms",
        ratio=f"{late / beside:.1f} ×",
        kept=late <= _ECHO_MS,
    )
    yield Row(
        what="Longest stall of the window meanwhile",
        measured=f"{during.stall * MS:.0f} ms",
        budget="–",
        limit=f"nothing coming in {alone.stall * MS:.0f} ms",
        ratio=f"{during.stall / alone.stall:.1f} ×",
    )
    held = quantile(measured.held, 0.95)
    yield Row(
        what="A step's hold of the file meanwhile",
        measured=f"p50 {quantile(measured.held, 0.5):.1f} ms, p95 {held:.1f} ms",
        budget=f"p95 ≤{_HELD_MS} ms",
        kept=held <= _HELD_MS,
    )
    speed = events / measured.seconds
    yield Row(
        what="Catch-up while somebody types without a pause",
        measured=f"{speed:,.0f} events/s",
        budget=f"≥{_CATCH_UP:,} events/s",
        kept=speed >= _CATCH_UP,
    )


@dataclass(frozen=True, kw_only=True)
class Measured:
    """Typed alone and while so many events came in, in so many seconds; and seconds of each step that took them in."""

    alone: Typed
    during: Typed
    held: list[float]
    events: int
    seconds: float


def _measured() -> Measured:
    """A week of another desk, beside a hand that never rests."""
    with tempfile.TemporaryDirectory() as place, house_in(Path(place)) as house:
        house.clock.step = timedelta(milliseconds=300)
        secret = Path(place) / "pc.key"
        ours = house.first(secret=FileDeviceSecret(secret))
        other = house.another()
        _furnish(ours)
        _calls(ours, _BEFORE)
        for pc in (ours, other):
            pc.sync()
        keep_setting(ours.store, make_setting(ours.url))
        _calls(other, _WEEK)
        other.sync()
        told = json.loads(_worker(ours.desk.folder, secret, house.clock.now().isoformat()))
    alone, during = (Typed(told[name]["echo"], told[name]["stall"]) for name in ("alone", "during"))
    return Measured(
        alone=alone,
        during=during,
        held=told["held"],
        events=told["events"],
        seconds=told["seconds"],
    )


def _worker(*arguments: object) -> str:
    command = [sys.executable, "-m", "tests.benchmarks.catching_up_window", *map(str, arguments)]
    done = subprocess.run(
        command, stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT, env=PLACE
    )
    return done.stdout


def _furnish(pc: Pc) -> None:
    """The house and its staff."""
    records = (
        Enhed(id=RecordId(b"E" * 16), navn="Dit Akuttilbud", telefon="00 00 00 00", region="SD"),
        Medarbejder(id=ANNA, initialer="AN", navn="Anna Lund", rolle="LEDER"),
        Medarbejder(id=BO, initialer="BO", navn="Bo Krogh", rolle="MEDARBEJDER"),
    )
    pc.store.save_all(LEDER, [Saving(after=one) for one in records])


def _calls(pc: Pc, number: int) -> None:
    """Calls as a desk writes them: begun, opened, saved as the words come, closed."""
    for n in range(number):
        about = karen(id=new_id(), kaldenavn=f"Karen {n}")
        call = opkald(borger_id=about.id)
        pc.store.save_all(LEDER, [Saving(after=about), Saving(after=call)])
        pc.store.get(LEDER, Henvendelse, call.id)
        for words in range(1, 5):
            after = replace(call, notat=_TEXT * words)
            pc.store.save(LEDER, after, call)
            call = after
        closed = replace(call, status="AFSLUTTET", slut=call.start + timedelta(minutes=14))
        pc.store.save(LEDER, closed, call)
