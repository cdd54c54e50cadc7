"""Orders to erase, as two people of an org sign them."""

from __future__ import annotations

from dataclasses import dataclass, field

from akutdesk.wire import crypto, erasure
from akutdesk.wire import statement as s
from akutdesk.wire.erasure import Order, Target, Why
from akutdesk.wire.payload import EventName

KEM = crypto.kem_public(crypto.make_kem_key())
EPOCH_KEY = b"e" * 32


@dataclass
class Person:
    """Somebody with a signing key."""

    rolle: str = "LEDER"
    id: bytes = field(default_factory=lambda: crypto.random_bytes(16))
    key: bytes = field(default_factory=crypto.make_signing_key)

    def statement(self, **more) -> s.Person:
        """What the chain says of them."""
        return s.Person(
            **{
                "user": self.id,
                "rolle": self.rolle,
                "sign_public": crypto.verify_key(self.key),
                "kem_public": KEM,
                "epoch": 1,
                "private": b"sealed",
                **more,
            }
        )


def order_of(
    org: bytes, people: tuple[Person, Person], *rids: bytes, known: tuple[EventName, ...] = (), at=1
) -> s.Erasure:
    """What two people say about records of which they know these events."""
    first, second = people
    why = Why(grund="FRIST", hjemmel="GDPR_17")
    order = Order(
        org=org,
        at_ms=at,
        targets=tuple(Target(rid, known) for rid in rids),
        first=first.id,
        second=second.id,
        epoch=1,
        why=erasure.seal_why(EPOCH_KEY, why, org, 1),
    )
    return signed(order, people)


def signed(order: Order, people: tuple[Person, Person]) -> s.Erasure:
    """An order with two signatures."""
    packed = erasure.pack_order(order)
    one, other = (erasure.sign_order(each.key, packed) for each in people)
    return s.Erasure(order=packed, signatures=(one, other))
