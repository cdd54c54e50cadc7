"""The lists that go before events: members, session certificates, key wraps; each taken and given page by page."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Final

from akutdesk.domain.adgang import Adgang
from akutdesk.storage import audit, belonging, cursor, orders, outgoing
from akutdesk.storage.devices import Called, called
from akutdesk.storage.members import Members
from akutdesk.storage.open_file import OpenFile
from akutdesk.storage.outgoing import WrapsOut
from akutdesk.storage.vetting import certified
from akutdesk.wire.errors import WireError
from akutdesk.wire.messages import Wrap

_LACKS: Final = """
    SELECT 1 FROM quarantine WHERE grund = 'CERTIFIKAT' UNION ALL
    SELECT 1 FROM waiting JOIN event USING (eid) WHERE grund = 'NOEGLE'
    AND NOT EXISTS (SELECT 1 FROM keywrap WHERE keywrap.rid = event.rid) LIMIT 1
"""


class NetLists:
    """`store.net`'s calls about who belongs, who started when, and which keys open what."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file
        self._members = Members(file)

    def called(self) -> dict[bytes, Called]:
        """What staff call each PC of the house, by its id; nothing where the list of members does not hold."""
        writer = self._file.writer
        try:
            return called(self._members.org(), writer.device, writer.epoch_keys)
        except WireError:
            return {}

    def statements_to_send(self) -> tuple[int, tuple[bytes, ...]]:
        """The index where the server's list ended as far as is known, and the statements from there on."""
        return self._members.unconfirmed()

    def take_statements(self, index: int, statements: Iterable[bytes]) -> tuple[bytes, ...]:
        """The server's statements from `index` on. Verified, kept, and their epoch keys put to use at once.

        Statements made here that lost the race to the same place are taken out and come back, oldest first, to
        be said again by whoever said them (F74). Also the answer to a push that succeeded: give what was sent.
        Raises MembersForked, StatementRefusedError and other WireErrors with nothing taken.
        """
        return self._members.take(index, tuple(statements))

    def knows_statement(self, index: int, signed: bytes) -> bool:
        """Whether this very statement stands here at that place."""
        return _has(
            self._file.db,
            "SELECT 1 FROM membership WHERE idx = ? AND statement = ?",
            index,
            signed,
        )

    def say_orders(self) -> None:
        """Put orders to erase that are not in the list on top of it, as this PC's word; they go with the statements."""
        orders.say(self._file, self._members)

    def erasures_to_ask(self) -> int | None:
        """The index up to which the server is to tell that all is off its disk; None if it has told."""
        return orders.to_ask(self._file, self._members)

    def erasures_told(self, index: int) -> None:
        """It has."""
        orders.told(self._file, index)

    def certificates_to_send(self, most: int = 100) -> tuple[bytes, ...]:
        """Session certificates that the server has not shown or taken yet, oldest first; () if none."""
        return outgoing.certificates(self._file.db, most)

    def certificates_sent(self, certificates: Iterable[bytes]) -> None:
        """The server has them."""
        with self._file.transaction():
            outgoing.list_certificates(self._file.db, certificates)

    def sessions_after(self) -> int:
        """`after` for the next page of sessions."""
        return cursor.counter(self._file.db, "sessions_after")

    def take_certificates(self, certificates: Iterable[bytes], next_after: int) -> None:
        """A page of the server's sessions. One that no device of the org certified is left out.

        A session of this very PC that it does not know shows a restored or cloned disk: see `NetState`.
        """
        with self._file.transaction():
            belonging.take_certificates(self._file, self._members, certificates, listed=True)
            cursor.count(self._file.db, "sessions_after", next_after)

    def note_restored(self) -> bool:
        """Once: that this disk is an older copy stands in the log. Whether it was written now. Raises DiskFull (2.18)."""
        with self._file.transaction():
            moved = self._file.db.execute("UPDATE cursor SET restored = 2 WHERE restored = 1")
            if moved.rowcount:
                nobody = Adgang(bruger=audit.NOBODY, rolle="", formaal="")
                audit.append_entries(self._file, nobody, [audit.Entry(handling="PC_GENDANNET")])
        return bool(moved.rowcount)

    def restored_seen(self) -> None:
        """Somebody was told that this disk is an older copy."""
        with self._file.transaction():
            self._file.db.execute("UPDATE cursor SET restored = 0")

    def knows_certificate(self, certificate: bytes) -> bool:
        """Whether this was taken or made here; also one that no PC of the org certified, which is left out."""
        session = certified(self._members.org(), certificate)
        if session is None:
            return True
        return _has(
            self._file.db,
            "SELECT 1 FROM session WHERE writer = ? AND cert = ?",
            session.writer,
            certificate,
        )

    def knows_wrap(self, wrap: Wrap) -> bool:
        """Whether a wrap for this record and epoch was taken or made here, or set aside."""
        tables = (
            "SELECT 1 FROM keywrap WHERE rid = ? AND epoch = ?",
            "SELECT 1 FROM odd_wrap WHERE rid = ? AND epoch = ?",
        )
        return any(_has(self._file.db, asked, wrap.rid, wrap.epoch) for asked in tables)

    def lacks_rows(self) -> bool:
        """Whether events wait for a certificate or a wrap that may stand in the server's lists where they were read."""
        return _has(self._file.db, _LACKS)

    def read_lists_again(self) -> None:
        """Certificates and wraps from the beginning: what is here already changes nothing."""
        with self._file.transaction():
            for name in ("sessions_after", "wraps_after"):
                cursor.count(self._file.db, name, 0)

    def wraps_to_send(self, most: int) -> WrapsOut:
        """Record-key wraps that the server may lack, and the mark to give to `wraps_sent`; empty if none."""
        return outgoing.wraps(self._file.db, most)

    def wraps_sent(self, upto: int) -> None:
        """The server has them (or had others first, which is as good)."""
        with self._file.transaction():
            outgoing.list_wraps(self._file.db, upto)

    def wraps_after(self) -> int:
        """`after` for the next page of wraps."""
        return cursor.counter(self._file.db, "wraps_after")

    def take_wraps(self, wraps: Iterable[Wrap], next_after: int) -> None:
        """A page of the server's wraps.

        One that opens to another key than this desk has is set aside and counts in
        `NetState.afvigende_noegler`; one whose epoch key is not here is kept for when it comes.
        """
        with self._file.transaction():
            belonging.take_wraps(self._file, wraps, listed=True)
            cursor.count(self._file.db, "wraps_after", next_after)


def _has(db: sqlite3.Connection, asked: str, *values: bytes | int) -> bool:
    return db.execute(asked, values).fetchone() is not None
