"""How a new PC asks to join, and how it knows who let it in (sync-and-security.md 2.15; design.md 8.5).

A short code stands on the new PC's screen and is typed at a desk of the org. It carries 40 random bits that
no server ever gets: from it follow the id under which the request lies, and a key that both sides prove their
words with. The new PC's name is such a proof over its public keys; the answer holds one over the org's root.
Six words over the public keys are compared by eye besides. All is stretched with Argon2id, so that whoever sees
an id, or wants keys with the same six words, pays a twentieth of a second for each guess.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import msgspec

from akutdesk.wire import crypto
from akutdesk.wire.crypto import Argon2Cost
from akutdesk.wire.messages import AskEnrolment, enrolment_message
from akutdesk.wire.statement import Device

CODE_SIZE: Final = 5
WORDS: Final = 6
WORD_BITS: Final = 10
STRETCH: Final = Argon2Cost(memory_kib=19 * 1024, passes=2, lanes=1)
"""OWASP's least Argon2id: it multiplies each guess, and a code or fingerprint is made only now and then."""

_SALT: Final = 16


@dataclass(frozen=True, slots=True)
class Shared:
    """What follows from a code: the request's id, and a key known only on the two screens."""

    id: bytes
    key: bytes = field(repr=False)


def make_code() -> bytes:
    """A new code: 40 random bits."""
    return crypto.random_bytes(CODE_SIZE)


def shared_by(code: bytes) -> Shared:
    """What both who know the code share."""
    root = crypto.argon2id(code, b"akd/enrol-code/1", STRETCH)
    named = crypto.hkdf_expand(root, b"akd/enrol-id/1", 16)
    return Shared(named, crypto.hkdf_expand(root, b"akd/enrol-key/1"))


def ask(shared: Shared, sign_key: bytes, kem_key: bytes) -> AskEnrolment:
    """The request of a new PC with these private keys."""
    public = crypto.verify_key(sign_key), crypto.kem_public(kem_key)
    bare = AskEnrolment(
        id=shared.id,
        device=_device(shared, *public),
        sign_public=public[0],
        kem_public=public[1],
        proof=bytes(crypto.SIGNATURE_SIZE),
    )
    proof = crypto.sign(sign_key, enrolment_message(bare))
    return msgspec.structs.replace(bare, proof=proof)


def verify_ask(asked: AskEnrolment) -> None:
    """Return if the keys' own holder asks. Raises BadSignatureError, BadKeyError."""
    crypto.verify(asked.sign_public, enrolment_message(asked), asked.proof)


def is_by(shared: Shared, asked: AskEnrolment) -> bool:
    """Whether whoever showed the code asks with these keys: no server can put others in their place (F77)."""
    named = _device(shared, asked.sign_public, asked.kem_public)
    return crypto.equal(asked.id, shared.id) and crypto.equal(asked.device, named)


def vouch(shared: Shared, asked: AskEnrolment, root: bytes) -> bytes:
    """What a desk that knows the code says of the org: `root` is the hash of its genesis statement."""
    said = crypto.sha256(enrolment_message(asked))
    return crypto.hkdf_expand(shared.key, b"akd/enrol-vouch/1" + root + said)


def seal_answer(shared: Shared, answer: bytes) -> bytes:
    """An answer that travels on a stick, for nobody but who knows the code."""
    return crypto.seal(shared.key, answer, b"akd/enrol-answer/1" + shared.id)


def open_answer(shared: Shared, sealed: bytes) -> bytes:
    """The inverse. Raises SealBrokenError."""
    return crypto.open_seal(shared.key, sealed, b"akd/enrol-answer/1" + shared.id)


def device_words(device: Device | AskEnrolment) -> tuple[int, ...]:
    """The six words of a PC, each as its number in the word list: what is compared on two screens."""
    return _words(b"akd/words-pc/1", device.device, device.sign_public, device.kem_public)


def place_words(root: bytes) -> tuple[int, ...]:
    """The six words of an org, over the hash of its genesis statement."""
    return _words(b"akd/words-org/1", root)


def server_words(server: bytes, public: bytes) -> tuple[int, ...]:
    """The six words of a server, over its id and the key of its receipts: compared when it is another one (2.18)."""
    return _words(b"akd/words-srv/1", server, public)


def _device(shared: Shared, sign_public: bytes, kem_public: bytes) -> bytes:
    return crypto.hkdf_expand(shared.key, b"akd/enrol-pc/1" + sign_public + kem_public, 16)


def _words(purpose: bytes, *parts: bytes) -> tuple[int, ...]:
    stretched = crypto.argon2id(crypto.sha256(*parts), purpose.ljust(_SALT, b"\0"), STRETCH)
    number = int.from_bytes(stretched, "big") >> 8 * len(stretched) - WORDS * WORD_BITS
    mask = (1 << WORD_BITS) - 1
    return tuple(number >> WORD_BITS * place & mask for place in reversed(range(WORDS)))
