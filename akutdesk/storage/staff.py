"""Staff come, forget, change and leave: a signed statement in the database, then the slots of this PC.

The statement is the truth and comes first; `Vault.align` then makes the slots follow, here at once and on
every other desk at its next sync. A stop in between is healed by the next `settle`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

import msgspec

from akutdesk.domain.adgang import FUNKTIONER, Adgang
from akutdesk.domain.errors import AdgangError
from akutdesk.domain.record import RecordId
from akutdesk.storage.adgangskode import Adgangskodekrav, midlertidig_kode
from akutdesk.storage.founding import Founding
from akutdesk.storage.kode_cost import is_weaker
from akutdesk.storage.vault import Colleague, Keys, Recovered, Vault
from akutdesk.storage.vault_errors import (
    InitialsTaken,
    LastLeader,
    MembershipDamaged,
    PasswordRefused,
    PasswordWrong,
    PersonUnknown,
)
from akutdesk.wire import crypto, membership
from akutdesk.wire import statement as s
from akutdesk.wire.crypto import Argon2Cost
from akutdesk.wire.errors import WireError
from akutdesk.wire.locked_keys import (
    LockedKeys,
    PersonKeys,
    lock_keys,
    make_person_keys,
    unlock_keys,
)
from akutdesk.wire.membership import LEDER, Membership, Signer, StatementRefusedError
from akutdesk.wire.root import ROOT_ID, root_kem_key, root_sign_key

MEDARBEJDER = "medarbejder"
"""What the log calls the member of staff that an entry is about."""

READS_LOG = FUNKTIONER["LAES_LOG"]
"""The roles to which the private audit key is sealed."""


class StatementLog(Protocol):
    """The membership chain in the database."""

    def statements(self) -> tuple[bytes, ...]:
        """All statements from the first on."""
        ...

    def append_statements(self, signed: tuple[bytes, ...], index: int) -> None:
        """Add statements in one transaction, the first with this index; raises if the chain has moved."""
        ...

    def log(
        self,
        adgang: Adgang,
        handling: str,
        *,
        objekt_type: str = "",
        objekt_id: RecordId | None = None,
    ) -> None:
        """Commit an entry of the look-up log."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts: their name among signers and recipients, and both private keys (a person, or ROOT)."""

    id: bytes
    keys: PersonKeys


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The PC's own name and key among the recipients of epoch keys."""

    device: bytes
    kem_key: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """The staff of an org, as one unlocked desk may change them."""

    vault: Vault
    log: StatementLog
    desk: Desk
    krav: Adgangskodekrav
    cost: Argon2Cost

    def people(self) -> tuple[Colleague, ...]:
        """Everybody who may unlock, in no order. Raises MembershipDamaged."""
        return self._people(self._org())

    def roller(self) -> Mapping[bytes, str]:
        """The signed role of everybody who may unlock. Raises MembershipDamaged."""
        return {p.user: p.rolle for p in self._org().people.values() if p.active}

    def add(self, keys: Keys, new: tuple[bytes, str, str], now_ms: int) -> str:
        """A leader adds (user id, initialer, rolle); the temporary password for the slip comes back.

        Slow on purpose: call it as a job. Raises InitialsTaken, AdgangError, MembershipDamaged.
        """
        user, initialer, rolle = new
        org = self._org()
        self._refuse_taken(initialer, user)
        password = midlertidig_kode()
        person = make_person_keys()
        private = self._private_of(person, password, (org.org, user, initialer), temporary=True)
        self._say(actor_of(keys), (self._person(org, (user, rolle), person, private),), now_ms)
        self.settle(keys)
        return password

    def reissue(self, keys: Keys, user: bytes, now_ms: int) -> str:
        """A leader gives somebody who forgot their password new keys and a new temporary password.

        What they signed before stays valid: the old statement with the old key stands in the chain.
        """
        org = self._org()
        held = self._active(org, user)
        private = self._private(org, held)
        return self.add(keys, (user, private.initialer, held.rolle), now_ms)

    def change_password(self, keys: Keys, old: str, new: str, now_ms: int) -> Keys:
        """A person chooses a new password; only their own small blob is made again.

        Slow on purpose. Raises PasswordWrong for the old one, PasswordRefused for the new one.
        """
        if not self.vault.holds(keys.user, old):
            raise PasswordWrong
        if new == old:
            raise PasswordRefused("ENS")
        org = self._org()
        held = self._active(org, keys.user)
        initialer = self._private(org, held).initialer
        self.krav.check(new, (initialer,))
        place = (org.org, keys.user, initialer)
        private = self._private_of(keys.person, new, place, temporary=False)
        said = msgspec.structs.replace(
            held, epoch=org.epoch, private=self._sealed(org, private, held.user)
        )
        self._say(actor_of(keys), (said,), now_ms)
        self.settle(keys)
        return replace(keys, temporary=False)

    def strengthen(self, keys: Keys, password: str, now_ms: int) -> bool:
        """Make a password that is cheaper to guess than this PC asks as dear; whether it was. Nothing else changes.

        The new blob is opened once before anything is said, and the vault keeps the old slot until it has read
        the new one back. Slow on purpose where there is something to do.
        """
        org = self._org()
        held = self._active(org, keys.user)
        before = self._private(org, held)
        if before.temporary or not is_weaker(before.locked, self.cost):
            return False
        if not self.vault.holds(keys.user, password):
            return False
        place = (org.org, keys.user, before.initialer)
        private = self._private_of(keys.person, password, place, temporary=False)
        if unlock_keys(private.locked, password, org.org + keys.user) != keys.person:
            return False
        said = msgspec.structs.replace(
            held, epoch=org.epoch, private=self._sealed(org, private, held.user)
        )
        self._say(actor_of(keys), (said,), now_ms)
        self.settle(keys)
        return True

    def change_role(self, keys: Keys, user: bytes, rolle: str, now_ms: int) -> None:
        """A leader gives somebody another role. Raises LastLeader, PersonUnknown."""
        held = self._active(self._org(), user)
        self._say(actor_of(keys), (msgspec.structs.replace(held, rolle=rolle),), now_ms)

    def leave(self, keys: Keys, user: bytes, now_ms: int) -> None:
        """Somebody is staff no more: their password opens no PC from its next sync, and this one now.

        Raises LastLeader, PersonUnknown.
        """
        held = self._active(self._org(), user)
        self._say(actor_of(keys), (msgspec.structs.replace(held, active=False),), now_ms)
        self.settle(keys)

    def settle(self, keys: Keys) -> None:
        """Make this PC's slots follow the statements; also after each sync and unlock. Idempotent."""
        org = self._org()
        self.vault.align(keys, self._people(org), org.count)

    def restore(
        self,
        kit: Recovered,
        leader: tuple[bytes, str, str],
        now_ms: int,
        *,
        vidne: bytes | None = None,
    ) -> None:
        """With a recovery kit: (user id, initialer, new password) becomes a leader with new keys.

        The log says first that a kit was used, and who stood by (T16, design.md 8.25). The PC gets a new
        secret and everybody a new slot; the database is not rewritten. Slow on purpose. Raises PasswordRefused.
        """
        user, initialer, password = leader
        self.krav.check(password, (initialer,))
        org = self._org()
        self.log.log(
            Adgang(RecordId(user), LEDER, ""),
            "NOEGLEARK",
            objekt_type=MEDARBEJDER if vidne else "",
            objekt_id=RecordId(vidne) if vidne else None,
        )
        person = make_person_keys()
        private = self._private_of(person, password, (org.org, user, initialer), temporary=False)
        content = self._person(org, (user, LEDER), person, private)
        root = Actor(
            id=ROOT_ID, keys=PersonKeys(kem=root_kem_key(kit.root), sign=root_sign_key(kit.root))
        )
        self._say(root, (content,), now_ms)
        after = self._org()
        self.vault.reseat(kit.vault_key, self._people(after), after.count)

    def _people(self, org: Membership) -> tuple[Colleague, ...]:
        try:
            return tuple(
                colleague_of(person, self._private(org, person))
                for person in org.people.values()
                if person.active
            )
        except (WireError, KeyError):
            raise MembershipDamaged from None

    def _org(self) -> Membership:
        try:
            return membership.read_membership(self.log.statements())
        except WireError:
            raise MembershipDamaged from None

    def _say(self, actor: Actor, contents: tuple[s.Content, ...], now_ms: int) -> None:
        """Append what was said, and the log's readers if they have changed with it, in one go."""
        before = self._org()
        signer = Signer(actor.id, actor.keys.sign)
        try:
            said, after = membership.extend(before, signer, contents, now_ms)
            readers = audit_readers(after, before, actor)
            if readers is not None:
                more, _ = membership.extend(after, signer, (readers,), now_ms)
                said += more
        except StatementRefusedError as error:
            if error.code == "LAST_LEADER":
                raise LastLeader from None
            rolle = before.people[actor.id].rolle if actor.id in before.people else ""
            raise AdgangError(rolle=rolle, funktion="SKRIV_OPSAETNING") from None
        self.log.append_statements(said, before.count)

    def _active(self, org: Membership, user: bytes) -> s.Person:
        person = org.people.get(user)
        if person is None or not person.active:
            raise PersonUnknown
        return person

    def _refuse_taken(self, initialer: str, user: bytes) -> None:
        wanted = initialer.strip().casefold()
        for person in self.people():
            if person.user != user and person.initialer.strip().casefold() == wanted:
                raise InitialsTaken

    def _epoch_key(self, org: Membership, epoch: int) -> bytes:
        return org.epoch_key(self.desk.device, self.desk.kem_key, epoch)

    def _private(self, org: Membership, person: s.Person) -> s.PersonPrivate:
        place = (org.org, person.user, person.epoch)
        return s.open_private(self._epoch_key(org, person.epoch), person.private, place)

    def _sealed(self, org: Membership, private: s.PersonPrivate, user: bytes) -> bytes:
        place = (org.org, user, org.epoch)
        return s.seal_private(self._epoch_key(org, org.epoch), private, place)

    def _private_of(
        self, person: PersonKeys, password: str, whose: tuple[bytes, bytes, str], *, temporary: bool
    ) -> s.PersonPrivate:
        org, user, initialer = whose
        locked: LockedKeys = lock_keys(person, password, self.cost, org + user)
        return s.PersonPrivate(initialer=initialer.strip(), temporary=temporary, locked=locked)

    def _person(
        self, org: Membership, who: tuple[bytes, str], person: PersonKeys, private: s.PersonPrivate
    ) -> s.Person:
        user, rolle = who
        return s.Person(
            user=user,
            rolle=rolle,
            sign_public=crypto.verify_key(person.sign),
            kem_public=crypto.kem_public(person.kem),
            epoch=org.epoch,
            private=self._sealed(org, private, user),
        )


def actor_of(keys: Keys) -> Actor:
    """The person who unlocked, as one who acts."""
    return Actor(id=keys.user, keys=keys.person)


def desk_of(founding: Founding) -> Desk:
    """The first PC as a recipient of epoch keys."""
    return Desk(device=founding.device, kem_key=founding.kem_key)


def colleague_of(person: s.Person, private: s.PersonPrivate) -> Colleague:
    """A person of the membership, as the vault needs them."""
    return Colleague(
        user=person.user,
        initialer=private.initialer,
        temporary=private.temporary,
        locked=private.locked,
        kem_public=person.kem_public,
        sign_public=person.sign_public,
    )


def audit_readers(after: Membership, before: Membership, actor: Actor) -> s.AuditReaders | None:
    """The log's readers after a change, or None if they are the same or the actor cannot seal to them.

    Whoever keeps their key keeps their seal; only a reader (or ROOT) can seal to a new one.
    """
    held: Mapping[bytes, bytes] = after.audit.seals if after.audit else {}
    wanted = {
        p.user: p.kem_public for p in after.people.values() if p.active and p.rolle in READS_LOG
    }
    kept = {
        name: seal
        for name, seal in held.items()
        if name == ROOT_ID or (name in wanted and _same_key(after, before, name))
    }
    missing = wanted.keys() - kept.keys()
    if not missing:
        return s.AuditReaders(seals=kept) if kept != held else None
    if actor.id not in held:
        return None
    private = s.open_audit(actor.keys.kem, held[actor.id], after.org, actor.id)
    fresh = {name: s.seal_audit(wanted[name], private, after.org, name) for name in missing}
    return s.AuditReaders(seals={**kept, **fresh})


def _same_key(after: Membership, before: Membership, user: bytes) -> bool:
    old = before.people.get(user)
    return old is not None and old.kem_public == after.people[user].kem_public
