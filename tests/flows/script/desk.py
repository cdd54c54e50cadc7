"""The desk of the acceptance script as it stands at 21.45: the demo's year, told no further than that evening.

Anna's night begins at 21.30 here. A second desk of the house was let in the day before; the net is down.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, time
from pathlib import Path
from random import Random

from akutdesk.assets import Assets
from akutdesk.config import SystemClock
from akutdesk.demo.clock import ClockFile, HandClock
from akutdesk.demo.desk import DemoDesk, found_demo
from akutdesk.demo.second import Apart, join_second
from akutdesk.demo.server import DemoServer
from akutdesk.demo.service import make_id
from akutdesk.demo.tonight import EVENING, MORNING
from akutdesk.demo.year import Deed, Year
from akutdesk.domain.borger import Borger
from akutdesk.domain.kortopkald import Kortopkald
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.overleveringspunkt import Overleveringspunkt
from akutdesk.domain.record import Record
from akutdesk.domain.vagt import Vagt, lokal_tid
from akutdesk.domain.vagtgraenser import Vagtgraenser
from akutdesk.ui.disk_watch import ROOM
from tests.fakes.small_disk import MEGABYTE, can_mount, small_disk
from tests.flows.played import CHEAP

NIGHT_BEGINS = time(21, 30)
FALLS_DUE = time(3)
"""When Karen is to be rung up."""
ABOUT_KAREN = "Vil gerne ringes op i nat. Hun er vågen."
SPARE = 160
"""Megabytes that two desks and a server take, and more; below ROOM a desk says that there is little left."""


def evening(hour: int, minute: int) -> datetime:
    """A time before midnight."""
    return lokal_tid(EVENING, time(hour, minute))


def morning(hour: int, minute: int) -> datetime:
    """A time after midnight."""
    return lokal_tid(MORNING, time(hour, minute))


BEGINS = evening(21, 45)
TOLD = evening(21, 20)
"""When the evening shift wrote down what it had to tell."""


@dataclass(frozen=True)
class House:
    """Two desks, the server between them, and the hands of every clock."""

    anna: DemoDesk
    apart: Apart
    clock: HandClock
    disk: Path | None
    """The small disk that it all lies on, where one could be laid in."""


@contextmanager
def house(assets: Assets, place: Path) -> Iterator[House]:
    """Found it below an empty folder, on a disk of its own if this user may mount one. Takes some seconds."""
    if not can_mount():
        with _house(assets, place, None) as made:
            yield made
        return
    size = ROOM // MEGABYTE + SPARE
    with (
        small_disk(place / "disk", megabytes=size) as disk,
        _house(assets, disk, disk) as made,
    ):
        yield made


@contextmanager
def _house(assets: Assets, place: Path, disk: Path | None) -> Iterator[House]:
    hands = ClockFile(place / "ur", SystemClock())
    hands.set_to(TOLD)
    clock = HandClock(TOLD, hands.set_to)
    desk = found_demo(assets, place / "fredericia", cost=CHEAP, told=until_the_evening)
    server = DemoServer(place / "server", hands)
    try:
        apart = join_second(desk, server, clock)
        server.cut()
        clock.forward((BEGINS - TOLD).total_seconds())
        yield House(desk, apart, clock, disk)
    finally:
        server.stop()


def until_the_evening(year: Year) -> Year:
    """What was saved before Anna came, and what the evening had to tell her."""
    enhed = replace(
        year.service.enhed, vagtgraenser=(Vagtgraenser(nat=NIGHT_BEGINS.strftime("%H:%M")),)
    )
    service = replace(year.service, enhed=enhed)
    before = tuple(deed for deed in year.deeds if deed.tid < BEGINS)
    tonight = [one for deed in year.deeds if deed.tid >= BEGINS for one in deed.records]
    told = [moved for one in tonight if (moved := _moved(one)) is not None]
    told.append(_about_karen(year.people[0], told))
    deeds = tuple(Deed(tid=TOLD, bruger=service.sara, records=(one,)) for one in told)
    return replace(year, service=service, deeds=(*before, *deeds))


def _moved(record: Record) -> Record | None:
    """The same on this evening; None if it has not happened yet."""
    if isinstance(record, Overleveringspunkt):
        return replace(record, tid=TOLD)
    if isinstance(record, Vagt):
        return replace(record, start=evening(21, 30))
    if isinstance(record, Opfoelgning) and record.status != "UDFOERT":
        due = record.type == "OPKALD"
        return replace(record, forfald=morning(3, 0)) if due else record
    return None if isinstance(record, (Kortopkald, Opfoelgning)) else _kept(record)


def _kept(record: Record) -> Record | None:
    """The noedmappe of the month; nothing of a contact that is still to come."""
    return record if record.TYPE == "noedmappe" else None


def _about_karen(karen: Borger, told: list[Record]) -> Overleveringspunkt:
    """A point with a source: the task to ring her up."""
    ring = next(one for one in told if isinstance(one, Opfoelgning) and one.type == "OPKALD")
    return Overleveringspunkt(
        id=make_id(Random(ring.id)),
        vagt_fra="AFT",
        vagt_til="NAT",
        tid=TOLD,
        vigtighed="HUSK",
        alias=karen.kaldenavn,
        tekst=ABOUT_KAREN,
        borger_id=karen.id,
        opfoelgning_id=ring.id,
    )
