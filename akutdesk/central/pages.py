"""Handing out: pages of events, sessions, and how far each writer is (sync-and-security.md 2.11)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from akutdesk.central.auth import Caller
from akutdesk.central.kept import NewSession, Slice, Writer
from akutdesk.central.problem import Refusal
from akutdesk.central.receipts import Place, Receipts
from akutdesk.central.settings import PAGE_BYTES, Clock, Settings, millis
from akutdesk.central.store import Store
from akutdesk.central.store_error import MovedError
from akutdesk.wire.chain import first_chain
from akutdesk.wire.errors import WireError
from akutdesk.wire.messages import Certificates, Page, WriterHead, Writers
from akutdesk.wire.session import Session, read_session, verify_session

LIST_LIMIT: Final = 500
"""Rows in one answer of a list."""


class Pages:
    """What others wrote, in the org's order."""

    def __init__(self, store: Store, receipts: Receipts, clock: Clock, settings: Settings) -> None:
        self._events = store.events
        self._receipts = receipts
        self._clock = clock
        self._most = settings.limits.page_events

    def page(self, caller: Caller, after: int, limit: int | None) -> Page:
        """Whole pushes after a number. Refusal "ahead" if the server has not come that far."""
        org = caller.org
        if after > org.seq:
            raise Refusal("ahead")
        limit = min(limit or self._most, self._most)
        found = self._events.page(org.id, after, limit, PAGE_BYTES)
        return Page(
            after=after,
            headers=tuple(found.headers),
            sizes=tuple(found.sizes),
            bodies=found.bodies,
            erased=dict(found.erased),
            stretches=tuple(found.stretches),
            receipt=self._receipt(caller, found),
        )

    def writers(self, caller: Caller, after: int, limit: int | None) -> Writers:
        """Heads of writers in the order they were met."""
        rows = self._events.writers(caller.org.id, after, min(limit or LIST_LIMIT, LIST_LIMIT))
        heads = tuple(_head(writer) for _, writer in rows)
        return Writers(writers=heads, next=rows[-1][0] if rows else after)

    def some_writers(self, caller: Caller, wanted: Sequence[bytes]) -> Writers:
        """Heads of these writers; those that the server has not met are left out."""
        found = [self._events.writer(caller.org.id, each) for each in wanted[:LIST_LIMIT]]
        return Writers(writers=tuple(_head(each) for each in found if each is not None), next=0)

    def certificates(self, caller: Caller, after: int, limit: int | None) -> Certificates:
        """Session certificates in the order they came."""
        rows = self._events.sessions(caller.org.id, after, min(limit or LIST_LIMIT, LIST_LIMIT))
        return Certificates(
            certificates=tuple(row.item for row in rows),
            next=rows[-1].number if rows else after,
        )

    def add_certificate(self, caller: Caller, certificate: bytes) -> bool:
        """Keep a session's certificate; False if it was here. Anybody's, if a device of the org signed it.

        Refusal "refused" for a certificate that does not hold, "revoked" for one of a revoked device of
        which nothing counts, "conflict" if the writer has another one.
        """
        session = _verified(caller, certificate)
        new = NewSession(
            writer=session.writer,
            device=session.device,
            public=session.public,
            chain=first_chain(certificate),
            certificate=certificate,
        )
        try:
            return self._events.add_session(caller.org.id, new, millis(self._clock))
        except MovedError:
            raise Refusal("conflict") from None

    def _receipt(self, caller: Caller, found: Slice) -> bytes | None:
        if found.end is None:
            return None
        place = Place(found.end, found.writer, found.n)
        return self._receipts.sign(caller.org.id, caller.org.incarnation, place)


def _verified(caller: Caller, certificate: bytes) -> Session:
    try:
        session = read_session(certificate)
        device = caller.membership.devices.get(session.device)
        if session.org != caller.org.id or device is None:
            raise Refusal("refused")
        verify_session(certificate, device.sign_public)
    except WireError:
        raise Refusal("refused") from None
    if not caller.membership.counts(session.device, session.writer, 1):
        raise Refusal("revoked")
    return session


def _head(writer: Writer) -> WriterHead:
    return WriterHead(writer.writer, writer.n, writer.chain)
