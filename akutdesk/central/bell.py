"""Rings when an org has something new, for those who wait for it (long poll)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from typing import Final

from starlette.concurrency import run_in_threadpool

from akutdesk.central.store_error import StoreError

LOOK_S: Final = 1.0
"""How often to ask the store for what came through another node."""


class Bell:
    """The newest number heard of each org, and who waits for a newer one. Lives on the event loop."""

    def __init__(self) -> None:
        self._heads: dict[bytes, int] = {}
        self._rings: dict[bytes, asyncio.Event] = {}
        self._stopped = False

    def hear(self, org: bytes, head: int) -> None:
        """The org's newest number is this. Wakes who waits, if it is another than before."""
        before, self._heads[org] = self._heads.get(org), head
        if before != head:
            self._ring(org)

    async def wait(self, org: bytes, seen: int, seconds: float) -> bool:
        """Wait until the org's newest number is not `seen`. False if that took too long."""
        if self._stopped:
            return False
        if self._heads.get(org, seen) != seen:
            return True
        ring = self._rings.setdefault(org, asyncio.Event())
        try:
            await asyncio.wait_for(ring.wait(), seconds)
        except TimeoutError:
            return False
        return not self._stopped

    def waited_for(self, org: bytes) -> bool:
        """Whether somebody waits for this org."""
        return org in self._rings

    async def watch(self, heads: Callable[[Collection[bytes]], Mapping[bytes, int]]) -> None:
        """For ever: hear of what came through other nodes. One question a second, none if nobody waits."""
        while True:
            await asyncio.sleep(LOOK_S)
            if not self._rings:
                continue
            with suppress(StoreError):  # the next look tells
                for org, head in (await run_in_threadpool(heads, tuple(self._rings))).items():
                    self.hear(org, head)

    def stop(self) -> None:
        """Let everybody go: the server closes."""
        self._stopped = True
        for org in tuple(self._rings):
            self._ring(org)

    def _ring(self, org: bytes) -> None:
        ring = self._rings.pop(org, None)
        if ring is not None:
            ring.set()
