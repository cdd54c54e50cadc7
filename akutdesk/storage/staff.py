"""Staff come, forget, change and leave: a signed statement in the database, then the slots of this PC."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import msgspec

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.adgangstid import ALTID, Adgangstid
from akutdesk.domain.record import RecordId
from akutdesk.storage.adgangskode import midlertidig_kode
from akutdesk.storage.colleague import adgangstid_of
from akutdesk.storage.kode_cost import is_weaker
from akutdesk.storage.staff_roll import Actor, Append, StaffRoll, actor_of
from akutdesk.storage.vault import Colleague, Keys, Recovered
from akutdesk.storage.vault_errors import (
    InitialsTaken,
    PasswordRefused,
    PasswordWrong,
)
from akutdesk.wire import crypto
from akutdesk.wire import statement as s
from akutdesk.wire.crypto import Argon2Cost
from akutdesk.wire.locked_keys import PersonKeys, lock_keys, make_person_keys, unlock_keys
from akutdesk.wire.membership import LEDER, Membership
from akutdesk.wire.root import ROOT_ID, KitSeal, root_kem_key, root_sign_key

MEDARBEJDER = "medarbejder"
"""What the log calls the member of staff that an entry is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff(StaffRoll):
    """The staff of an org, as one unlocked desk may change them."""

    def add(
        self,
        keys: Keys,
        new: tuple[bytes, str, str],
        now_ms: int,
        tid: Adgangstid = ALTID,
    ) -> str:
        """A leader adds (user id, initialer, rolle); the temporary password for the slip comes back.

        `tid`: from which day to which they may be in.

        Slow on purpose: call it as a job. Raises InitialsTaken, AdgangError, MembershipDamaged.
        """
        user, initialer, rolle = new
        org = self._org_of(keys, now_ms)
        _refuse_taken(self.people(), initialer, user)
        password = midlertidig_kode()
        person = make_person_keys()
        private = _locked(person, password, (org.org, user, initialer), self.cost, temporary=True)
        said = msgspec.structs.replace(
            self._person(org, (user, rolle), person, private),
            adgang_fra=tid.fra,
            adgang_til=tid.til,
        )
        self._say(actor_of(keys), (said,), now_ms)
        self.settle(keys)
        return password

    def reissue(self, keys: Keys, user: bytes, now_ms: int) -> str:
        """A leader gives somebody who forgot their password new keys and a new temporary password.

        What they signed before stays valid: the old statement with the old key stands in the chain.
        """
        org = self._org_of(keys, now_ms)
        held = self._active(org, user)
        private = self._private(org, held)
        who = (user, private.initialer, held.rolle)
        return self.add(keys, who, now_ms, adgangstid_of(held))

    def change_password(self, keys: Keys, old: str, new: str, now_ms: int) -> Keys:
        """A person chooses a new password; only their own small blob is made again.

        Slow on purpose. Raises PasswordWrong for the old one, PasswordRefused for the new one.
        """
        if not self.vault.holds(keys.user, old):
            raise PasswordWrong
        if new == old:
            raise PasswordRefused("ENS")
        org = self._org_of(keys, now_ms)
        held = self._active(org, keys.user)
        initialer = self._private(org, held).initialer
        self.krav.check(new, (initialer,))
        place = (org.org, keys.user, initialer)
        private = _locked(keys.person, new, place, self.cost, temporary=False)
        said = msgspec.structs.replace(
            held, epoch=org.epoch, private=self._sealed(org, private, held.user)
        )
        self._say(actor_of(keys), (said,), now_ms)
        self.settle(keys)
        return replace(keys, temporary=False, locked=private.locked)

    def strengthen(self, keys: Keys, password: str, now_ms: int) -> bool:
        """Make a password that is cheaper to guess than this PC asks as dear; whether it was. Nothing else changes.

        The new blob is opened once before anything is said, and the vault keeps the old slot until it has read
        the new one back. Slow on purpose where there is something to do.
        """
        org = self._org_of(keys, now_ms)
        held = self._active(org, keys.user)
        before = self._private(org, held)
        if before.temporary or not is_weaker(before.locked, self.cost):
            return False
        if not self.vault.holds(keys.user, password):
            return False
        place = (org.org, keys.user, before.initialer)
        private = _locked(keys.person, password, place, self.cost, temporary=False)
        if unlock_keys(private.locked, password, org.org + keys.user) != keys.person:
            return False
        said = msgspec.structs.replace(
            held, epoch=org.epoch, private=self._sealed(org, private, held.user)
        )
        self._say(actor_of(keys), (said,), now_ms)
        self.settle(keys)
        return True

    def change_role(
        self,
        keys: Keys,
        user: bytes,
        rolle: str,
        now_ms: int,
        *,
        append: Append | None = None,
    ) -> None:
        """A leader gives somebody another role. `append`: see `_say`. Raises LastLeader, PersonUnknown."""
        held = self._active(self._org_of(keys, now_ms), user)
        said = msgspec.structs.replace(held, rolle=rolle)
        self._say(actor_of(keys), (said,), now_ms, append=append)
        self.settle(keys)

    def change_time(self, keys: Keys, user: bytes, tid: Adgangstid, now_ms: int) -> None:
        """A leader says from which day to which somebody may be in; ALTID for always.

        Raises AdgangError, PersonUnknown, LastLeader where it would leave some day without a leader.
        """
        held = self._active(self._org_of(keys, now_ms), user)
        said = msgspec.structs.replace(held, adgang_fra=tid.fra, adgang_til=tid.til)
        self._say(actor_of(keys), (said,), now_ms)
        self.settle(keys)

    def leave(self, keys: Keys, user: bytes, now_ms: int) -> None:
        """Somebody is staff no more: their password opens no PC from its next sync, and this one now.

        Raises LastLeader, PersonUnknown.
        """
        held = self._active(self._org_of(keys, now_ms), user)
        self._say(actor_of(keys), (msgspec.structs.replace(held, active=False),), now_ms)
        self.settle(keys)

    def new_kits(self, keys: Keys, kits: tuple[KitSeal, ...], now_ms: int) -> None:
        """A leader has two new kits in hand: those of before open nothing any more, here from now on.

        Raises AdgangError, StatementsMoved, MembershipDamaged.
        """
        self._org_of(keys, now_ms)
        self._say(actor_of(keys), (s.Kits(kits=kits),), now_ms)
        self.settle(keys)

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
        private = _locked(person, password, (org.org, user, initialer), self.cost, temporary=False)
        content = self._person(org, (user, LEDER), person, private)
        root = Actor(
            id=ROOT_ID, keys=PersonKeys(kem=root_kem_key(kit.root), sign=root_sign_key(kit.root))
        )
        self._say(root, (content,), now_ms)
        after = self._org()
        self.vault.reseat(kit.vault_key, self._people(after), after.count)

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


def _refuse_taken(people: Iterable[Colleague], initialer: str, user: bytes) -> None:
    wanted = initialer.strip().casefold()
    for person in people:
        if person.user != user and person.initialer.strip().casefold() == wanted:
            raise InitialsTaken


def _locked(
    person: PersonKeys,
    password: str,
    whose: tuple[bytes, bytes, str],
    cost: Argon2Cost,
    *,
    temporary: bool,
) -> s.PersonPrivate:
    """A person's keys under a password; `whose` is (org, user, initialer)."""
    org, user, initialer = whose
    locked = lock_keys(person, password, cost, org + user)
    return s.PersonPrivate(initialer=initialer.strip(), temporary=temporary, locked=locked)
