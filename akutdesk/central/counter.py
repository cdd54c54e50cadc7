"""Where every call is answered: who may, what the rules say, and each failure as a refusal."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from typing import Final

from akutdesk.central.asked import Asked, Reply
from akutdesk.central.auth import Caller
from akutdesk.central.calls import OpenCall, OrgCall, about
from akutdesk.central.limits import RateLimits
from akutdesk.central.problem import Refusal
from akutdesk.central.room import require_room
from akutdesk.central.service import Service
from akutdesk.central.settings import millis
from akutdesk.central.store_error import StoreBusyError, StoreError, StoreFullError
from akutdesk.wire.messages import CLIENT_VERSION, EXPECT_INCARNATION
from akutdesk.wire.root import ROOT_ID

RETRY_S: Final = 2
_VERSION: Final = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6})*")


@dataclass(frozen=True, slots=True)
class Counter:
    """Answers calls, each on a thread of its own."""

    service: Service
    limits: RateLimits

    def answer(self, call: OpenCall | OrgCall, asked: Asked, *, again: bool = False) -> Reply:
        """The answer. `again`: the same call, woken from its wait, is not counted twice."""
        try:
            if isinstance(call, OrgCall):
                return self._for_org(call, asked, again=again)
            self._spare(self.limits.admit_address(asked.address.encode(), time.monotonic()))
            return call.answer(self.service, asked)
        except Refusal as refusal:
            return refused(refusal)
        except StoreError as error:
            return refused(_refusal(error))

    def _for_org(self, call: OrgCall, asked: Asked, *, again: bool) -> Reply:
        caller = self.service.auth.admit(
            asked.headers.get("authorization"), asked.host, asked.id("org")
        )
        try:
            if not again:
                org, now = caller.org.id, time.monotonic()
                self._spare(self.limits.admit(org, caller.device, now))
            self._require(call, asked, caller)
            return about(call.answer(self.service, asked, caller), caller)
        except Refusal as refusal:
            return about(refused(refusal), caller)
        except StoreError as error:
            return about(refused(_refusal(error)), caller)

    def _spare(self, wait_s: float) -> None:
        if wait_s > 0:
            raise Refusal("too-many", retry_after_s=int(wait_s) + 1)

    def _require(self, call: OrgCall, asked: Asked, caller: Caller) -> None:
        """Refusal for a client that expects another incarnation or is too old to pull (2.13), and if all is full.

        And for ROOT at any call but those about members.
        """
        if caller.device == ROOT_ID and not call.root:
            raise Refusal("forbidden")
        expected = asked.headers.get(EXPECT_INCARNATION.lower())
        if expected is not None and expected.lower() != caller.org.incarnation.hex():
            raise Refusal("incarnation", incarnation=caller.org.incarnation)
        if call.pulls and self._too_old(asked.headers.get(CLIENT_VERSION.lower(), "")):
            raise Refusal("client-too-old")
        if call.grows:
            require_room(caller.org, len(asked.body), self.service.settings.quota_bytes)

    def _too_old(self, client: str) -> bool:
        told = self.service.settings
        if told.minimum_client is None or told.minimum_from_ms is None:
            return False
        due = millis(self.service.clock) >= told.minimum_from_ms
        return due and _version(client) < _version(told.minimum_client)


def refused(refusal: Refusal) -> Reply:
    """A refusal as an answer."""
    return Reply(status=refusal.problem.status, refusal=refusal)


def _refusal(error: StoreError) -> Refusal:
    if isinstance(error, StoreFullError):
        return Refusal("full")
    wait = RETRY_S if isinstance(error, StoreBusyError) else 10 * RETRY_S
    return Refusal("busy", retry_after_s=wait)


def _version(text: str) -> tuple[int, ...]:
    """The numbers that a version begins with; none if it begins with something else."""
    found = _VERSION.match(text)
    return tuple(map(int, found[0].split("."))) if found else ()
