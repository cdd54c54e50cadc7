"""Nonces, tokens and requests of new PCs in SQLite."""

from __future__ import annotations

from akutdesk.central.kept import KeptEnrolment, KeptToken
from akutdesk.central.rows import ANSWERED_MS, require_one
from akutdesk.central.sqlite_connection import SqliteConnection
from akutdesk.wire.messages import AskEnrolment


class SqliteAccess:
    """`store.Access` on a SQLite file."""

    def __init__(self, connection: SqliteConnection) -> None:
        self._connection = connection

    def use_nonce(self, nonce_hash: bytes, expires_ms: int, now_ms: int) -> bool:
        """Whether this nonce is used for the first time."""
        with self._connection.writing() as db:
            db.execute("DELETE FROM nonce WHERE expires_ms < ?", (now_ms,))
            kept = db.execute("INSERT OR IGNORE INTO nonce VALUES (?, ?)", (nonce_hash, expires_ms))
            return kept.rowcount == 1

    def add_token(self, token: KeptToken, now_ms: int) -> None:
        """Keep a token's hash."""
        row = (token.hash, token.org, token.device, token.host, token.expires_ms)
        with self._connection.writing() as db:
            db.execute("DELETE FROM token WHERE expires_ms < ?", (now_ms,))
            db.execute("INSERT INTO token VALUES (?, ?, ?, ?, ?)", row)

    def token(self, token_hash: bytes) -> KeptToken | None:
        """What a token is good for."""
        with self._connection.reading() as db:
            row = db.execute(
                "SELECT org, device, host, expires_ms FROM token WHERE hash = ?", (token_hash,)
            ).fetchone()
        if row is None:
            return None
        org, device, host, expires_ms = row
        return KeptToken(hash=token_hash, org=org, device=device, host=host, expires_ms=expires_ms)

    def add_enrolment(self, enrolment: KeptEnrolment, now_ms: int) -> KeptEnrolment:
        """Keep a request; what stands under its id."""
        asked = enrolment.request
        row = (asked.id, asked.device, asked.sign_public, asked.kem_public, asked.proof)
        with self._connection.writing() as db:
            db.execute("DELETE FROM enrolment WHERE expires_ms < ?", (now_ms - ANSWERED_MS,))
            db.execute(
                "INSERT OR IGNORE INTO enrolment (id, device, sign_public, kem_public, proof, expires_ms)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (*row, enrolment.expires_ms),
            )
        return self.enrolment(asked.id) or enrolment

    def enrolment(self, enrolment_id: bytes) -> KeptEnrolment | None:
        """A request, also after it expired."""
        with self._connection.reading() as db:
            row = db.execute(
                "SELECT device, sign_public, kem_public, proof, expires_ms, approved, org, root"
                " FROM enrolment WHERE id = ?",
                (enrolment_id,),
            ).fetchone()
        if row is None:
            return None
        device, sign_public, kem_public, proof, expires_ms, approved, org, root = row
        return KeptEnrolment(
            request=AskEnrolment(
                id=enrolment_id,
                device=device,
                sign_public=sign_public,
                kem_public=kem_public,
                proof=proof,
            ),
            expires_ms=expires_ms,
            approved=None if approved is None else bool(approved),
            org=org,
            root=root,
        )

    def answer_enrolment(self, enrolment_id: bytes, org: bytes, root: bytes | None) -> None:
        """Approve or deny a request. Raises MovedError if it was answered before."""
        with self._connection.writing() as db:
            answered = db.execute(
                "UPDATE enrolment SET approved = ?, org = ?, root = ?"
                " WHERE id = ? AND approved IS NULL",
                (root is not None, org, root, enrolment_id),
            )
            require_one(answered.rowcount)
