"""The calls of protocol v1 over a transport: the typed answer, or Refused with a typed problem, or Offline."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final, TypeVar
from urllib.parse import urlencode

import msgspec

from akutdesk import __version__
from akutdesk.domain.clock import Clock
from akutdesk.sync.obstacle import Obstacle, Offline
from akutdesk.sync.reply import Refused, Reply, read_reply, take_no
from akutdesk.sync.skew import Skew
from akutdesk.sync.transport import Request, Transport
from akutdesk.wire import crypto
from akutdesk.wire import messages as m
from akutdesk.wire.batch import Batch, pack_batch
from akutdesk.wire.codec import pack, unpack
from akutdesk.wire.errors import MalformedError

S = TypeVar("S", bound=msgspec.Struct)
_UNAUTHORISED: Final = 401


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceKey:
    """Who this PC is to the server."""

    org: bytes
    device: bytes
    sign: bytes = field(repr=False)


class Client:
    """One desk's talk with one server. What the server said last about itself stays in the attributes."""

    def __init__(self, transport: Transport, key: DeviceKey, clock: Clock, *, host: str) -> None:
        self._transport = transport
        self._key = key
        self._clock = clock
        self._host = host
        self._token = ""
        self._org = f"/v1/orgs/{key.org.hex()}"
        self.skew = Skew()
        self.expects: bytes | None = None
        """The incarnation that the desk's cursor belongs to; another one is refused with 412."""
        self.last: Reply | None = None
        """The latest reply, for what its headers say."""

    # ---------------------------------------------------------------- who, and who are you

    def info(self) -> m.Info:
        """Who the server is, and what it takes at once."""
        return _read(self._send(_ask("GET", "/v1/info")), m.Info)

    def genesis(self, ask: m.AskGenesis) -> None:
        """Fill the slot that `create-org` opened. Refused: forbidden (the code), conflict (another root)."""
        self._send(_ask("POST", f"{self._org}/genesis", pack(ask)))

    def log_in(self) -> None:
        """A fresh token; calls get one by themselves when they need it. Refused: unauthorised, revoked."""
        who = m.AskChallenge(org=self._key.org, device=self._key.device)
        reply = self._send(_ask("POST", "/v1/auth/challenge", pack(who)))
        challenge = _read(reply, m.Challenge)
        signed = m.token_message(self._host, who, challenge.nonce, reply.time_ms)
        ask = m.AskToken(
            org=who.org,
            device=who.device,
            nonce=challenge.nonce,
            time_ms=reply.time_ms,  # the server's own clock: a desk in 1970 gets in too (F51)
            signature=crypto.sign(self._key.sign, signed),
        )
        self._token = _read(self._send(_ask("POST", "/v1/auth/token", pack(ask))), m.Token).token

    # ---------------------------------------------------------------- the org

    def statements(self, index: int) -> m.Statements:
        """Membership from a number on."""
        return self._get("membership", m.Statements, index=index)

    def say(self, statements: m.Statements) -> None:
        """Append to the membership. Refused: moved (somebody was first), refused (no right)."""
        self._post("membership", pack(statements))

    def certificates(self, after: int, limit: int) -> m.Certificates:
        """Session certificates in the server's order."""
        return self._get("sessions", m.Certificates, after=after, limit=limit)

    def certify(self, certificate: bytes) -> None:
        """Make a writer known. Refused: conflict (same writer, other certificate), refused."""
        self._post("sessions", certificate)

    def wraps(self, after: int, limit: int) -> m.Wraps:
        """Record keys in the server's order."""
        return self._get("keywraps", m.Wraps, after=after, limit=limit)

    def give_wraps(self, wraps: m.Wraps) -> None:
        """Hand in record keys. Refused: conflict (another first wrap stays)."""
        self._post("keywraps", pack(wraps))

    # ---------------------------------------------------------------- events

    def writers(self, after: int, limit: int) -> m.Writers:
        """How far the server has each writer."""
        return self._get("writers", m.Writers, after=after, limit=limit)

    def writers_only(self, writers: Iterable[bytes]) -> m.Writers:
        """How far the server has these writers; those it does not know are left out."""
        return self._get("writers", m.Writers, only=",".join(each.hex() for each in writers))

    def append(self, batch: Batch) -> m.Appended:
        """Hand in a batch; repeating it is harmless. Refused: gap, fork, too-large, refused, busy, full."""
        return _read(self._post("events", pack_batch(batch)), m.Appended)

    def events(self, after: int, limit: int, *, wait_s: int = 0, check: bool = False) -> m.Page:
        """The events after a number.

        `wait_s`: if there are none, the server may wait for one (long poll). `check`: the server compares its
        copies with their hashes, and asks all desks for those that rotted (F63).
        """
        query = {"after": after, "limit": limit} | ({"wait": wait_s} if wait_s else {})
        return self._get("events", m.Page, **query, **({"check": 1} if check else {}))

    def digest(self, seq: int) -> m.DigestAt:
        """The server's running digest at a number."""
        return self._get("digest", m.DigestAt, seq=seq)

    def give_evidence(self, receipt: bytes) -> None:
        """Hand in the server's own receipt that it no longer honours: it starts a new incarnation."""
        self._post("evidence", pack(m.Evidence(receipt=receipt)))

    def erase(self, erase: m.Erase) -> None:
        """Ask that what the statements erase be off the server's disk. Refused: gap (one has not come), busy."""
        self._post("erase", pack(erase))

    # ---------------------------------------------------------------- enrolment

    def ask_enrolment(self, ask: m.AskEnrolment) -> None:
        """Leave a new PC's keys; no token is needed."""
        self._send(_ask("POST", "/v1/enrolments", pack(ask)))

    def enrolment(self, code_id: bytes) -> m.Enrolment:
        """How the request stands, asked by the new PC. Refused: expired."""
        return _read(self._send(_ask("GET", f"/v1/enrolments/{code_id.hex()}")), m.Enrolment)

    def request_of(self, code_id: bytes) -> m.Enrolment:
        """The request that a leader is about to look at."""
        return self._get(f"enrolments/{code_id.hex()}", m.Enrolment)

    def answer_request(self, code_id: bytes, answer: m.AnswerEnrolment) -> None:
        """A leader's word on a request."""
        self._post(f"enrolments/{code_id.hex()}", pack(answer))

    # ---------------------------------------------------------------- how a call goes

    def _get(self, what: str, kind: type[S], **query: object) -> S:
        waits = bool(query.get("wait"))
        path = f"{self._org}/{what}?{urlencode(query)}"
        return _read(self._authorised(_ask("GET", path, waits=waits)), kind)

    def _post(self, what: str, body: bytes) -> Reply:
        return self._authorised(_ask("POST", f"{self._org}/{what}", body))

    def _authorised(self, request: Request) -> Reply:
        """With the token; one that is no longer good is renewed once (F36)."""
        if not self._token:
            self.log_in()
        try:
            return self._send(request, org=True)
        except Refused as refusal:
            if refusal.problem.status != _UNAUTHORISED:
                raise
        self.log_in()
        return self._send(request, org=True)

    def _send(self, request: Request, *, org: bool = False) -> Reply:
        headers = {**request.headers, m.CLIENT_VERSION: __version__, "Accept": m.MEDIA_TYPE}
        if org:
            headers["Authorization"] = f"Bearer {self._token}"
        if org and self.expects is not None:
            headers[m.EXPECT_INCARNATION] = self.expects.hex()
        sent = self._now()
        answer = self._transport.send(replace(request, headers=headers))
        reply = read_reply(answer)
        self.skew = self.skew.heard(sent_ms=sent, came_ms=self._now(), server_ms=reply.time_ms)
        self.last = reply
        take_no(answer)
        return reply

    def believed_skew(self) -> int | None:
        """See `Skew.believed`, as of now."""
        return self.skew.believed(self._now())

    def _now(self) -> int:
        return round(self._clock.now().timestamp() * 1000)


def _ask(method: str, path: str, body: bytes = b"", *, waits: bool = False) -> Request:
    headers = {"Content-Type": m.MEDIA_TYPE} if body else {}
    return Request(method=method, path=path, headers=headers, body=body, waits=waits)


def _read(reply: Reply, kind: type[S]) -> S:
    """The reply's message. One that cannot be read is as good as none: Offline."""
    try:
        return unpack(msgspec.msgpack.Decoder(kind), reply.body, kind.__name__)
    except MalformedError:
        raise Offline(Obstacle.PORTAL) from None
