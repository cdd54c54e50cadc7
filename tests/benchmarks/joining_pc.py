"""One PC's round in a process of its own: sends so many events, or takes in all that is there.

Told as JSON on its standard input; tells JSON lines: the events so far, the most memory it ever held, and the
processor's seconds.
"""

from __future__ import annotations

import json
import sys
import time
from contextlib import closing
from datetime import datetime
from pathlib import Path

from akutdesk.storage.founding import DatabaseKeys
from akutdesk.storage.opening import open_store
from akutdesk.storage.stride import Stride
from akutdesk.sync.result import Outcome
from akutdesk.sync.round import Round
from akutdesk.sync.server import client_of, door_to, make_setting
from tests.fakes.clock import FakeClock

_EVERY = 10_000


def peak() -> int:
    """The most bytes this program held; not `ru_maxrss`, which begins with what its parent held."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) * 1024


def tell(events: int) -> None:
    """A line for whoever waits."""
    sys.stdout.write(json.dumps([events, peak(), time.process_time()]) + "\n")
    sys.stdout.flush()


def main() -> None:
    """The round, as the courier's job has it."""
    told = json.load(sys.stdin)
    keys = DatabaseKeys(key=bytes.fromhex(told["key"]), salt=bytes.fromhex(told["salt"]))
    clock = FakeClock(datetime.fromisoformat(told["now"]))
    setting = make_setting(told["url"])
    with (
        closing(open_store(Path(told["folder"]), keys, clock)) as store,
        closing(door_to(setting, time.perf_counter)) as door,
    ):
        client = client_of(store, setting, door, clock)
        whole = store.net.cursor() is None
        stride = Stride.whole() if whole else Stride.wide(time.perf_counter)
        one = Round(client, store, stride=stride)
        last = done = 0
        for progress in one.steps():
            done = progress.pushed if told["push"] else progress.pulled
            if done - last >= _EVERY:
                last = done
                tell(done)
            if told["push"] and done >= told["push"]:
                break
        else:
            assert one.result.outcome is Outcome.FAERDIG, one.result
            done = one.result.pulled
        tell(done)


main()
