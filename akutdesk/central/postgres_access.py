"""Nonces, tokens and requests of new PCs, in the main database."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

import msgspec

from akutdesk.central.kept import KeptEnrolment, KeptToken
from akutdesk.central.postgres_database import Database
from akutdesk.central.rows import ANSWERED_MS, Row, require_one
from akutdesk.wire.codec import pack
from akutdesk.wire.messages import AskEnrolment

_MOST_TOKENS: Final = 5000
"""Tokens a node remembers."""

_REQUEST: Final = msgspec.msgpack.Decoder(AskEnrolment)

_ENROLMENT: Final = "SELECT request, expires_ms, approved, org, root FROM enrolment WHERE id = %s"


class PostgresAccess:
    """Fulfils `store.Access`."""

    def __init__(self, main: Database) -> None:
        self._main = main
        self._tokens: OrderedDict[bytes, KeptToken] = OrderedDict()

    def use_nonce(self, nonce_hash: bytes, expires_ms: int, now_ms: int) -> bool:
        """See `store.Access`."""
        with self._main.transaction() as db:
            db.execute("DELETE FROM nonce WHERE expires_ms < %s", (now_ms,))
            used = db.execute(
                "INSERT INTO nonce VALUES (%s, %s) ON CONFLICT DO NOTHING", (nonce_hash, expires_ms)
            )
            return used.rowcount == 1

    def add_token(self, token: KeptToken, now_ms: int) -> None:
        """See `store.Access`."""
        row = (token.hash, token.org, token.device, token.host, token.expires_ms)
        with self._main.transaction() as db:
            db.execute("DELETE FROM token WHERE expires_ms < %s", (now_ms,))
            db.execute("INSERT INTO token VALUES (%s, %s, %s, %s, %s)", row)

    def token(self, token_hash: bytes) -> KeptToken | None:
        """See `store.Access`. A token never changes, so what was found is remembered."""
        kept = self._tokens.get(token_hash) or self._find(token_hash)
        if kept is not None:
            self._tokens[token_hash] = kept
            if len(self._tokens) > _MOST_TOKENS:
                self._tokens.popitem(last=False)
        return kept

    def _find(self, token_hash: bytes) -> KeptToken | None:
        rows = self._main.rows(
            "SELECT hash, org, device, host, expires_ms FROM token WHERE hash = %s", (token_hash,)
        )
        if not rows:
            return None
        kept, org, device, host, expires_ms = rows[0]
        return KeptToken(hash=kept, org=org, device=device, host=host, expires_ms=expires_ms)

    def add_enrolment(self, enrolment: KeptEnrolment, now_ms: int) -> KeptEnrolment:
        """See `store.Access`."""
        asked = enrolment.request
        with self._main.transaction() as db:
            db.execute("DELETE FROM enrolment WHERE expires_ms < %s", (now_ms - ANSWERED_MS,))
            db.execute(
                "INSERT INTO enrolment VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
                (asked.id, pack(asked), enrolment.expires_ms),
            )
            return _enrolment(db.execute(_ENROLMENT, (asked.id,)).fetchall()[0])

    def enrolment(self, enrolment_id: bytes) -> KeptEnrolment | None:
        """See `store.Access`."""
        rows = self._main.rows(_ENROLMENT, (enrolment_id,))
        return _enrolment(rows[0]) if rows else None

    def answer_enrolment(self, enrolment_id: bytes, org: bytes, root: bytes | None) -> None:
        """See `store.Access`."""
        with self._main.connection() as db:
            answered = db.execute(
                "UPDATE enrolment SET approved = %s, org = %s, root = %s"
                " WHERE id = %s AND approved IS NULL",
                (root is not None, org, root, enrolment_id),
            )
        require_one(answered.rowcount)


def _enrolment(row: Row) -> KeptEnrolment:
    request, expires_ms, approved, org, root = row
    return KeptEnrolment(
        request=_REQUEST.decode(request),
        expires_ms=expires_ms,
        approved=approved,
        org=org,
        root=root,
    )
