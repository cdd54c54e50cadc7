"""A node of the server as a process of its own, as it runs in the machine room: it can be killed."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from queue import SimpleQueue

from akutdesk.central.service import make_service
from akutdesk.central.store import Store
from akutdesk.config import SystemClock
from tests.central.running import Running

_LISTENING = re.compile(r"listening on \S+ port (\d+)")


class Serving:
    """The process: where it listens, and all that it says. What it says is read at once, or it would wait for us."""

    def __init__(self, url: str, *options: str) -> None:
        command = [sys.executable, "-m", "akutdesk", "central", "serve", "--database", url]
        self.process = subprocess.Popen(
            [*command, "--port", "0", *options], stderr=subprocess.PIPE, stdin=subprocess.DEVNULL
        )
        self.said = bytearray()
        self._ports: SimpleQueue[int | None] = SimpleQueue()
        self._reading = threading.Thread(target=self._read)
        self._reading.start()
        port = self._ports.get()
        assert port is not None, self.said
        self.port = port

    def gone(self) -> int:
        """Wait until it is gone; its exit code."""
        code = self.process.wait()
        self._reading.join()
        self.process.stderr.close()
        return code

    def _read(self) -> None:
        for line in self.process.stderr:
            self.said += line
            if found := _LISTENING.search(line.decode()):
                self._ports.put(int(found[1]))
        self._ports.put(None)


class Node(Running):
    """`akutdesk central serve` on a free port; `store` is the test's own way to the same database."""

    def __init__(self, url: str, store: Store) -> None:
        self.serving = Serving(url)
        self.process = self.serving.process
        service = make_service(store, SystemClock())
        super().__init__(service, None, self.serving.port, "http")

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
        return self.serving.gone()


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
