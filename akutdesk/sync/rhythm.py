"""When the next round is due (sync-and-security.md 2.12.1, 2.12.5).

Seconds are on the caller's clock that only goes forward; chance is passed in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from akutdesk.sync.backoff import Draw, full_jitter, obeyed
from akutdesk.sync.result import LEADERS, Outcome, RoundResult

SAVED_S: Final = 2.0
IDLE_S: Final = 30.0
_SPREAD: Final = 0.2
REFUSED_S: Final = 15 * 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """The next round is due at `at_s`, and whatever happens not before `not_before_s` (Retry-After)."""

    at_s: float
    not_before_s: float = 0.0
    failures: int = 0
    woken: bool = False
    """The network came up since the last success, and was tried at once."""

    def after(self, result: RoundResult, now_s: float, draw: Draw) -> Rhythm:
        """A round has ended now."""
        if result.outcome is Outcome.FAERDIG:
            return Rhythm(at_s=now_s + IDLE_S * (1 + _SPREAD * (2 * draw() - 1)))
        if result.outcome in LEADERS:
            return replace(self, at_s=now_s + REFUSED_S, failures=self.failures + 1)
        # a slow line that gets something through each time is no failure
        failures = 1 if result.moved else self.failures + 1
        if result.retry_after_s is not None:
            due = now_s + obeyed(result.retry_after_s, failures, draw)
            floor = now_s + result.retry_after_s
            return replace(self, at_s=due, not_before_s=floor, failures=failures)
        return replace(self, at_s=now_s + full_jitter(failures, draw), failures=failures)

    def saved(self, now_s: float) -> Rhythm:
        """Something was saved: two seconds later it goes, unless the network is known to be away."""
        if self.failures:
            return self
        return self._not_later(now_s + SAVED_S)

    def network_up(self, now_s: float) -> Rhythm:
        """The system says there is a network again: tried at once, and once. Not where the server asked to be let be."""
        if self.woken or self.must_wait(now_s):
            return self
        return replace(self._not_later(now_s), woken=True)

    def must_wait(self, now_s: float) -> bool:
        """Whether the server has said that it is too soon (F35)."""
        return now_s < self.not_before_s

    def put_off(self, retry_after_s: int, now_s: float, draw: Draw) -> Rhythm:
        """A call beside the rounds was told to come again later: so are they."""
        failures = max(self.failures, 1)
        due = now_s + obeyed(retry_after_s, failures, draw)
        floor = max(self.not_before_s, now_s + retry_after_s)
        return replace(self, at_s=max(self.at_s, due), not_before_s=floor, failures=failures)

    def asked(self, now_s: float) -> Rhythm:
        """Somebody pressed F5: one desk, so that it need not be spread."""
        return self._not_later(now_s)

    def _not_later(self, at_s: float) -> Rhythm:
        return replace(self, at_s=max(self.not_before_s, min(self.at_s, at_s)))
