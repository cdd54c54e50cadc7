"""A new PC leaves its keys, and a desk of the org answers (sync-and-security.md 2.15)."""

from __future__ import annotations

from typing import Final, Literal

from akutdesk.central.auth import Caller
from akutdesk.central.kept import KeptEnrolment
from akutdesk.central.problem import Refusal
from akutdesk.central.settings import Clock, millis
from akutdesk.central.store import Store
from akutdesk.central.store_error import MovedError
from akutdesk.wire import crypto
from akutdesk.wire.errors import WireError
from akutdesk.wire.messages import AnswerEnrolment, AskEnrolment, Enrolment, enrolment_message
from akutdesk.wire.statement import statement_hash

WAIT_MS: Final = 15 * 60_000
_STATES: Final[dict[bool | None, Literal["pending", "approved", "denied"]]] = {
    None: "pending",
    True: "approved",
    False: "denied",
}


class Enrolling:
    """Requests of new PCs. Whoever knows a request's id may read it: the id follows from the code."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def ask(self, asked: AskEnrolment) -> Enrolment:
        """Leave a request for 15 minutes. The same again changes nothing.

        Refusal "refused" if the key did not sign, "conflict" if another stands under the id.
        """
        try:
            crypto.verify(asked.sign_public, enrolment_message(asked), asked.proof)
        except WireError:
            raise Refusal("refused") from None
        now = millis(self._clock)
        standing = self._store.access.add_enrolment(
            KeptEnrolment(request=asked, expires_ms=now + WAIT_MS), now
        )
        if standing.request != asked:
            raise Refusal("conflict")
        return _shown(standing)

    def state(self, named: bytes) -> Enrolment:
        """How a request stands. Refusal "unknown", or "expired" if nobody answered in time."""
        return _shown(self._standing(named))

    def answer(self, caller: Caller, named: bytes, answer: AnswerEnrolment) -> Enrolment:
        """A desk of the org approves or denies. The same answer again changes nothing.

        Refusal "refused" unless the PC is in the chain with these keys, "conflict" if answered otherwise.
        """
        standing = self._standing(named)
        root = self._root(caller, standing, answer) if answer.approved else None
        try:
            self._store.access.answer_enrolment(named, caller.org.id, root)
        except MovedError:
            standing = self._standing(named)
            if (standing.org, standing.approved) != (caller.org.id, answer.approved):
                raise Refusal("conflict") from None
        return self.state(named)

    def _standing(self, named: bytes) -> KeptEnrolment:
        found = self._store.access.enrolment(named)
        if found is None:
            raise Refusal("unknown")
        if found.expires_ms <= millis(self._clock):
            raise Refusal("expired")
        return found

    def _root(self, caller: Caller, standing: KeptEnrolment, answer: AnswerEnrolment) -> bytes:
        asked = standing.request
        device = caller.membership.devices.get(asked.device)
        root = statement_hash(self._store.orgs.statements(caller.org.id, 0)[0])
        if device is None or not device.active or answer.root not in {None, root}:
            raise Refusal("refused")
        if (device.sign_public, device.kem_public) != (asked.sign_public, asked.kem_public):
            raise Refusal("refused")
        return root


def _shown(kept: KeptEnrolment) -> Enrolment:
    return Enrolment(
        state=_STATES[kept.approved],
        request=kept.request,
        org=kept.org if kept.approved else None,
        root=kept.root,
    )
