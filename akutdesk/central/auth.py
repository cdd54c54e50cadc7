"""A device proves itself, and what its token is good for (sync-and-security.md 2.11, T9, T10, T11)."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import Final

from akutdesk.central.kept import KeptToken, Org
from akutdesk.central.problem import Refusal
from akutdesk.central.roll import Roll
from akutdesk.central.settings import Clock, millis
from akutdesk.central.store import Store
from akutdesk.wire import crypto
from akutdesk.wire.errors import BadKeyError, BadSignatureError
from akutdesk.wire.membership import Membership
from akutdesk.wire.messages import AskChallenge, AskToken, Challenge, Token, token_message
from akutdesk.wire.root import ROOT_ID

NONCE_MS: Final = 60_000
TOKEN_MS: Final = 15 * 60_000
_RANDOM: Final = 16
_SEALED: Final = 32
_TIME: Final = 8
_BEARER: Final = "bearer "


@dataclass(frozen=True, slots=True)
class Caller:
    """An active device of an org, or ROOT under its own id, and the org as of the call."""

    org: Org
    device: bytes
    membership: Membership


class Auth:
    """Challenges, tokens, and who may call.

    A challenge is kept nowhere: it carries its end and a seal of the server's over all that it is bound to.
    Only a nonce that gave a token is remembered, until it expires.
    """

    def __init__(self, store: Store, roll: Roll, clock: Clock) -> None:
        self._store = store
        self._roll = roll
        self._clock = clock

    def challenge(self, ask: AskChallenge, host: str) -> Challenge:
        """A nonce for any device of any org; whether there is one shows at the token."""
        expires = millis(self._clock) + NONCE_MS
        start = crypto.random_bytes(_RANDOM) + expires.to_bytes(_TIME, "big")
        return Challenge(nonce=start + self._seal(start, ask, host), expires_ms=expires)

    def token(self, ask: AskToken, host: str) -> Token:
        """A token for a device that signed a fresh nonce for this host.

        The device's own clock is signed but not judged (F51). Refusal "unauthorised" for whatever is wrong,
        "revoked" for a device of old that proved itself.
        """
        now = millis(self._clock)
        expires = self._fresh(ask, host, now)
        active = self._signed(ask, host)
        if not self._store.access.use_nonce(crypto.sha256(ask.nonce), expires, now):
            raise Refusal("unauthorised")
        if not active:
            raise Refusal("revoked")
        token = base64.urlsafe_b64encode(crypto.random_bytes(32)).rstrip(b"=").decode()
        kept = KeptToken(
            hash=_hash(token),
            org=ask.org,
            device=ask.device,
            host=host,
            expires_ms=now + TOKEN_MS,
        )
        self._store.access.add_token(kept, now)
        return Token(token=token, expires_ms=kept.expires_ms)

    def admit(self, authorization: str | None, host: str, org: bytes) -> Caller:
        """Whoever calls about an org. Refusal "unauthorised", "forbidden" or "revoked"."""
        token = self._token(authorization)
        if token is None or token.expires_ms <= millis(self._clock) or token.host != host:
            raise Refusal("unauthorised")
        if token.org != org:
            raise Refusal("forbidden")
        return self.caller(org, token.device)

    def caller(self, org: bytes, device: bytes) -> Caller:
        """A device as of now. Refusal if it is not, or no longer, one of the org's."""
        found = self._store.orgs.get(org)
        if found is None:
            raise Refusal("unauthorised")
        membership = self._roll.of(found)
        _, active = _known(membership, device)
        if not active:
            raise Refusal("revoked")
        return Caller(found, device, membership)

    def _token(self, authorization: str | None) -> KeptToken | None:
        if authorization is None or not authorization.lower().startswith(_BEARER):
            return None
        return self._store.access.token(_hash(authorization[len(_BEARER) :].strip()))

    def _seal(self, start: bytes, ask: AskChallenge, host: str) -> bytes:
        bound = start + ask.org + ask.device + host.encode()
        return crypto.hkdf_expand(self._store.server().key, b"akd/nonce/1" + bound)

    def _fresh(self, ask: AskToken, host: str, now: int) -> int:
        """When the nonce expires, if it is ours, for this device and host, and not expired."""
        start, seal = ask.nonce[:-_SEALED], ask.nonce[-_SEALED:]
        place = AskChallenge(org=ask.org, device=ask.device)
        ours = len(start) == _RANDOM + _TIME and crypto.equal(seal, self._seal(start, place, host))
        expires = int.from_bytes(start[_RANDOM:], "big")
        if not ours or expires <= now:
            raise Refusal("unauthorised")
        return expires

    def _signed(self, ask: AskToken, host: str) -> bool:
        """Whether the device that signed is active. Refusal if it is unknown or did not sign."""
        org = self._store.orgs.get(ask.org)
        if org is None:
            raise Refusal("unauthorised")
        public, active = _known(self._roll.of(org), ask.device)
        place = AskChallenge(org=ask.org, device=ask.device)
        message = token_message(host, place, ask.nonce, ask.time_ms)
        try:
            crypto.verify(public, message, ask.signature)
        except (BadSignatureError, BadKeyError):
            raise Refusal("unauthorised") from None
        return active


def _known(org: Membership, device: bytes) -> tuple[bytes, bool]:
    """The key that proves a device, or ROOT, and whether it is active. Refusal if the org knows no such device."""
    if device == ROOT_ID:
        return org.genesis.root_sign, True
    held = org.devices.get(device)
    if held is None:
        raise Refusal("unauthorised")
    return held.sign_public, held.active


def _hash(token: str) -> bytes:
    return crypto.sha256(token.encode("utf-8", "surrogateescape"))
