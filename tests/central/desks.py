"""Desks as the server sees them: keys, an org's statements, writers with chains, and signed calls."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from akutdesk.wire import crypto, membership, session
from akutdesk.wire import messages as m
from akutdesk.wire import statement as s
from akutdesk.wire.batch import Batch, make_batch, pack_batch
from akutdesk.wire.chain import Stretch, body_hash, event_hash, first_chain, next_chain
from akutdesk.wire.codec import pack
from akutdesk.wire.event import Event
from akutdesk.wire.header import NO_RECORD, Header, Stream, pack_header
from akutdesk.wire.membership import Membership, Signer
from akutdesk.wire.root import ROOT_ID
from tests.central.running import Answer, Running
from tests.wire.orders import Person, order_of

KEM = crypto.kem_public(crypto.make_kem_key())


@dataclass
class Org:
    """An org whose root key the test holds: it may say anything of itself."""

    id: bytes = field(default_factory=lambda: os.urandom(16))
    root: bytes = field(default_factory=crypto.make_signing_key)
    statements: list[bytes] = field(default_factory=list)
    state: Membership | None = None

    def __post_init__(self) -> None:
        genesis = s.Genesis(
            root_sign=crypto.verify_key(self.root), root_kem=KEM, audit_public=KEM, kits=()
        )
        self.statements = [membership.begin(self.id, self.root, genesis, 1)]
        self.state = membership.read_membership(self.statements)

    def say(self, *contents: s.Content) -> list[bytes]:
        """Statements by ROOT, kept here too."""
        said, self.state = membership.extend(self.state, Signer(ROOT_ID, self.root), contents, 2)
        self.statements += said
        return list(said)

    def erase(self, *rids: bytes) -> list[bytes]:
        """Two people's order to erase records, and who they are."""
        people = (Person(), Person("MEDARBEJDER"))
        said = self.say(*(each.statement() for each in people))
        return [*said, *self.say(order_of(self.id, people, *rids))]

    def device(self) -> Device:
        """A new PC, in the chain."""
        device = Device(self)
        self.say(device.statement())
        return device


@dataclass
class Device:
    """A PC with its signing key."""

    org: Org
    id: bytes = field(default_factory=lambda: os.urandom(16))
    key: bytes = field(default_factory=crypto.make_signing_key)

    def statement(self, **more: Any) -> s.Device:
        """What the chain says of it."""
        return s.Device(
            device=self.id, sign_public=crypto.verify_key(self.key), kem_public=KEM, **more
        )

    def writer(self, named: bytes | None = None) -> Writer:
        """A new start of the program on it."""
        return Writer(self, named or os.urandom(16))


class Writer:
    """One start of a device: its certificate, and the events it has made."""

    def __init__(self, device: Device, named: bytes) -> None:
        self.device = device
        self.org = device.org.id
        self.id = named
        self.key = crypto.make_signing_key()
        self.certificate = session.certify(
            device.key,
            session.Session(
                org=self.org,
                writer=self.id,
                public=crypto.verify_key(self.key),
                device=device.id,
                membership=device.org.state.count,
                membership_head=device.org.state.head,
                previous=None,
                previous_chain=None,
                started_ms=0,
                app="0.0",
                audit_key=b"",
            ),
        )
        self.events: list[Event] = []
        self.chains = [first_chain(self.certificate)]

    @property
    def n(self) -> int:
        """The last n made."""
        return len(self.events)

    def write(self, count: int = 1, **more: Any) -> None:
        """Make events; `more` are header fields, or `body`."""
        for _ in range(count):
            body = more.get("body", os.urandom(92))
            fields = {name: value for name, value in more.items() if name != "body"}
            place = {"org": self.org, "writer": self.id, "n": self.n + 1, "rid": os.urandom(16)}
            given = {**place, "stream": Stream.DATA, "epoch": 1, "size": 64, **fields}
            head = pack_header(Header(**given))
            self.add(Event(head, body))

    def audit(self) -> None:
        """Make an event of the audit log."""
        self.write(stream=Stream.AUDIT, rid=NO_RECORD, epoch=0)

    def add(self, event: Event) -> None:
        """Take an event as made."""
        self.events.append(event)
        link = event_hash(event.header, body_hash(event.body))
        self.chains.append(next_chain(self.chains[-1], link))

    def batch(self, first: int = 1, last: int | None = None) -> Batch:
        """Events signed to be pushed."""
        last = self.n if last is None else last
        stretch = Stretch(
            org=self.org, writer=self.id, first=first, last=last, chain=self.chains[last]
        )
        return make_batch(self.key, stretch, self.events[first - 1 : last])


class Desk:
    """A device that calls a server, logged in."""

    def __init__(self, server: Running, device: Device) -> None:
        self.server = server
        self.device = device
        self.path = f"/v1/orgs/{device.org.id.hex()}"
        self.token = ""

    def prove(self, **changed: Any) -> Answer:
        """Ask for a token; `changed` are fields of AskToken that lie."""
        ask = m.AskChallenge(org=self.device.org.id, device=self.device.id)
        challenge = self.server.send("POST", "/v1/auth/challenge", pack(ask)).read(m.Challenge)
        host = changed.pop("host", self.server.host)
        message = m.token_message(host, ask, challenge.nonce, 5)
        proof = m.AskToken(
            org=ask.org,
            device=ask.device,
            nonce=challenge.nonce,
            time_ms=5,
            signature=crypto.sign(self.device.key, message),
        )
        proof = msgspec.structs.replace(proof, **changed)
        return self.server.send("POST", "/v1/auth/token", pack(proof))

    def log_in(self) -> Desk:
        """Get a token."""
        answer = self.prove()
        assert answer.status == 200, answer
        self.token = answer.read(m.Token).token
        return self

    def get(self, what: str, **headers: str) -> Answer:
        """A GET about the org."""
        return self.send("GET", what, None, **headers)

    def post(self, what: str, body: bytes | msgspec.Struct, **headers: str) -> Answer:
        """A POST about the org."""
        data = body if isinstance(body, bytes) else pack(body)
        return self.send("POST", what, data, **headers)

    def send(self, method: str, what: str, body: bytes | None, **headers: str) -> Answer:
        """Any call about the org."""
        authorization = {"Authorization": f"Bearer {self.token}"} | headers
        return self.server.send(method, f"{self.path}/{what}", body, **authorization)

    def erase(self, *rids: bytes) -> Answer:
        """Have records erased, as their two people say."""
        org = self.device.org
        index = org.state.count
        said = m.Statements(index=index, statements=tuple(org.erase(*rids)))
        assert self.post("membership", said).status == 200
        return self.post("erase", m.Erase(index=org.state.count - 1))

    def start(self) -> Writer:
        """A new writer whose certificate the server has."""
        writer = self.device.writer()
        assert self.post("sessions", writer.certificate).status == 201
        return writer

    def push(self, batch: Batch) -> Answer:
        """Hand in a batch."""
        return self.post("events", pack_batch(batch))

    def page(self, after: int = 0, **query: int) -> m.Page:
        """A page of events."""
        more = "".join(f"&{name}={value}" for name, value in query.items())
        answer = self.get(f"events?after={after}{more}")
        assert answer.status == 200, answer
        return answer.read(m.Page)


def found(server: Running, org: Org | None = None) -> Desk:
    """A new org at a server, and its first desk, logged in."""
    org = org or Org()
    device = org.device()
    ask = m.AskGenesis(code=server.open_slot(), statements=tuple(org.statements))
    answer = server.send("POST", f"/v1/orgs/{org.id.hex()}/genesis", pack(ask))
    assert answer.status == 201, answer
    return Desk(server, device).log_in()


def bodies_of(page: m.Page) -> Sequence[bytes]:
    """The page's bodies one by one."""
    at, bodies = 0, []
    for size in page.sizes:
        bodies.append(page.bodies[at : at + size])
        at += size
    return bodies
