"""How a PC that was let in becomes a desk of the org (design.md 8.5; sync-and-security.md 2.15).

The list of members proves itself from its genesis on; that it is the right list, and not one that a server made
up, follows from the word of whoever typed this PC's code. Then VS is sealed to everybody of the staff, whose
password-wrapped keys come along: from now on each unlocks here with their own initials and password.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import msgspec

from akutdesk.domain.clock import Clock
from akutdesk.storage.colleague import colleagues, epoch_keys
from akutdesk.storage.founding import Founding
from akutdesk.storage.genesis import clear_unfinished, finish, refuse_second
from akutdesk.storage.joining_errors import NotLetIn, PlaceWrong, RequestDamaged
from akutdesk.storage.new_vault import new_vault, with_slots
from akutdesk.storage.opening import create
from akutdesk.storage.pending import Pending, drop_pending
from akutdesk.storage.store import Store
from akutdesk.storage.vault import Vault, database_keys
from akutdesk.storage.vault_errors import MembershipDamaged
from akutdesk.storage.vault_file import save_vault
from akutdesk.wire import enrolment
from akutdesk.wire.codec import pack, unpack
from akutdesk.wire.crypto import Argon2Cost, equal
from akutdesk.wire.errors import MalformedError, SealBrokenError, WireError
from akutdesk.wire.membership import Membership, read_membership
from akutdesk.wire.messages import AskEnrolment
from akutdesk.wire.statement import statement_hash

REQUEST_FILE: Final = "anmodning.akutdesk"
ANSWER_FILE: Final = "svar.akutdesk"
"""On the stick."""

MOST_BYTES: Final = 32 * 1024 * 1024
"""No list of members is longer; what claims to be one is not read whole."""


@dataclass(frozen=True, slots=True)
class Welcome:
    """What a PC that was let in is given: the hash of the org's genesis, and the whole list of members."""

    root: bytes
    statements: tuple[bytes, ...]

    @property
    def words(self) -> tuple[int, ...]:
        """The place's six words, to compare by eye."""
        return enrolment.place_words(self.root)


class _Answer(msgspec.Struct, frozen=True, array_like=True):
    statements: tuple[bytes, ...]


_ANSWER = msgspec.msgpack.Decoder(_Answer)
_ASK = msgspec.msgpack.Decoder(AskEnrolment)


def check(pending: Pending, welcome: Welcome) -> Membership:
    """The org that let this PC in.

    Raises MembershipDamaged (the list does not hold), NotLetIn (this PC is not on it), PlaceWrong (it is
    another org's list, or nobody who typed this PC's code stands behind it).
    """
    try:
        org = read_membership(welcome.statements)
    except WireError:
        raise MembershipDamaged from None
    if statement_hash(welcome.statements[0]) != welcome.root:
        raise PlaceWrong
    asked = pending.asked
    held = org.devices.get(asked.device)
    if held is None or not held.active:
        raise NotLetIn
    word = enrolment.vouch(pending.shared, asked, welcome.root)
    keys = (asked.sign_public, asked.kem_public)
    if (held.sign_public, held.kem_public) != keys or not equal(held.vouched or b"", word):
        raise PlaceWrong
    return org


def join(
    vault: Vault, pending: Pending, welcome: Welcome, *, cost: Argon2Cost, clock: Clock
) -> Store:
    """Make the vault and the database; the store comes back open, with nobody signed in yet.

    A stop anywhere before the end leaves `pending.keys`, with which it is done once more. Raises what `check`
    raises, VaultThere, DiskFull, DiskFault.
    """
    org = check(pending, welcome)
    clear_unfinished(vault.folder)
    refuse_second(vault.folder)
    keys = epoch_keys(org, pending.asked.device, pending.kem_key)
    if not keys:
        raise NotLetIn
    secrets = pending.secrets
    root = org.genesis.root_kem, org.kits
    bare = new_vault((org.org, pending.asked.device), root, secrets, cost)
    staff = colleagues(org, keys)
    save_vault(vault.folder, with_slots(bare, secrets.vault_secret, staff, org.count), forget=True)
    founding = Founding(
        org=org.org,
        device=pending.asked.device,
        device_key=pending.device_key,
        kem_key=pending.kem_key,
        epoch=max(keys),
        epoch_keys=keys,
        audit_public=org.genesis.audit_public,
        statements=welcome.statements,
        inbox_key=secrets.inbox_key,
    )
    store = create(vault.folder, database_keys(secrets.vault_key), founding, clock)
    finish(vault)
    drop_pending(vault.folder)
    return store


def request_file(pending: Pending) -> bytes:
    """The request for a stick: public keys, and nothing else."""
    return pack(pending.asked)


def read_request(data: bytes) -> AskEnrolment:
    """The request on a stick. Raises RequestDamaged."""
    try:
        asked = unpack(_ASK, data, "request")
        enrolment.verify_ask(asked)
    except WireError:
        raise RequestDamaged from None
    return asked


def answer_file(shared: enrolment.Shared, statements: tuple[bytes, ...]) -> bytes:
    """The answer for a stick: the list of members, for nobody but who knows the code."""
    return enrolment.seal_answer(shared, pack(_Answer(statements)))


def read_answer(pending: Pending, data: bytes) -> Welcome:
    """The answer on a stick. Raises RequestDamaged if it is not for this PC's code."""
    try:
        opened = enrolment.open_answer(pending.shared, data)
        statements = unpack(_ANSWER, opened, "answer").statements
        return Welcome(statement_hash(statements[0]), statements)
    except (SealBrokenError, MalformedError, IndexError):
        raise RequestDamaged from None
