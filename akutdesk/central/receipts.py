"""Receipts: the server's signed word, and what one tells about a server that was rolled back (2.11, 2.18)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from akutdesk.central.auth import Caller
from akutdesk.central.kept import Mark, Org
from akutdesk.central.problem import Refusal
from akutdesk.central.settings import Clock, millis
from akutdesk.central.store import Store
from akutdesk.central.store_error import MovedError
from akutdesk.wire import crypto
from akutdesk.wire.chain import event_hash
from akutdesk.wire.errors import WireError
from akutdesk.wire.messages import DigestAt, Evidence
from akutdesk.wire.receipt import Receipt, next_digest, sign_receipt, verify_receipt


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event stands."""

    mark: Mark
    writer: bytes
    n: int


class Receipts:
    """Signs where an event stands, and judges receipts that come back."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def sign(self, org: bytes, incarnation: bytes, place: Place) -> bytes:
        """The receipt for an event."""
        receipt = Receipt(
            org=org,
            incarnation=incarnation,
            seq=place.mark.seq,
            digest=place.mark.digest,
            writer=place.writer,
            n=place.n,
            time_ms=millis(self._clock),
        )
        return sign_receipt(self._store.server().key, receipt)

    def digest(self, org: bytes, seq: int) -> bytes:
        """D at any number up to the head."""
        mark = self._store.events.mark(org, seq)
        links = self._store.events.links_between(org, mark.seq, seq)
        return next_digest(mark.digest, (event_hash(each.header, each.body_hash) for each in links))

    def digest_at(self, caller: Caller, seq: int) -> DigestAt:
        """D where a push ended, None elsewhere."""
        mark = self._store.events.mark(caller.org.id, seq)
        return DigestAt(seq=seq, digest=mark.digest if mark.seq == seq else None)

    def weigh(self, caller: Caller, evidence: Evidence) -> Org:
        """Begin a new incarnation if the receipt shows that the server lost something; the org after it.

        Refusal "refused" for what this server did not sign for this org.
        """
        public = crypto.verify_key(self._store.server().key)
        try:
            receipt = verify_receipt(evidence.receipt, public)
        except WireError:
            raise Refusal("refused") from None
        if receipt.org != caller.org.id:
            raise Refusal("refused")
        if self._lost(caller.org, receipt):
            self._begin_again(caller.org, receipt.incarnation)
        return self._store.orgs.get(caller.org.id) or caller.org

    def _lost(self, org: Org, receipt: Receipt) -> bool:
        """Whether what the receipt says was true once and is no longer."""
        if receipt.incarnation != org.incarnation:
            return receipt.incarnation not in self._store.orgs.incarnations(org.id)
        return receipt.seq > org.seq or self.digest(org.id, receipt.seq) != receipt.digest

    def _begin_again(self, org: Org, lost: bytes) -> None:
        """A new incarnation, after one that the server has forgotten too: its receipts are no news again."""
        forgotten = () if lost == org.incarnation else (lost,)
        try:
            for old, new in pairwise((org.incarnation, *forgotten, crypto.random_bytes(16))):
                self._store.orgs.begin_incarnation(org.id, old, new, millis(self._clock))
        except MovedError:
            return  # another desk was quicker with the same news
