"""A node of the server as a process of its own, as it runs in the machine room: it can be killed."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from akutdesk.central.service import make_service
from akutdesk.central.store import Store
from akutdesk.config import SystemClock
from tests.central.running import Running

_LISTENING = re.compile(r"listening on \S+ port (\d+)")


class Node(Running):
    """`akutdesk central serve` on a free port; `store` is the test's own way to the same database."""

    def __init__(self, url: str, store: Store) -> None:
        command = [sys.executable, "-m", "akutdesk", "central", "serve", "--database", url]
        self.process = subprocess.Popen(
            [*command, "--port", "0"], stderr=subprocess.PIPE, stdin=subprocess.DEVNULL
        )
        service = make_service(store, SystemClock())
        super().__init__(service, None, self._heard_port(), "http")

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()

    def end(self) -> int:
        """Tell it to end, and wait; its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.gone()

    def gone(self) -> int:
        """Wait until it is gone."""
        self.pool.clear()
        code = self.process.wait()
        self.process.stderr.close()
        return code

    def _heard_port(self) -> int:
        said: list[str] = []
        for line in self.process.stderr:
            said.append(line.decode())
            if found := _LISTENING.search(said[-1]):
                return int(found[1])
        raise AssertionError(said)


@contextmanager
def nodes(url: str, store: Store, count: int = 1) -> Iterator[list[Node]]:
    """Some nodes over one database."""
    running = [Node(url, store) for _ in range(count)]
    try:
        yield running
    finally:
        for each in running:
            if each.process.poll() is None:
                each.kill()
            each.gone()
