"""The signed roll of the staff as one PC reads it and adds to it; `Staff` says what for.

The statement is the truth and comes first; `Vault.align` then makes the slots follow, here at once and on
every other desk at its next sync. A stop in between is healed by the next `settle`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Protocol

import msgspec

from akutdesk.domain.adgang import FUNKTIONER, Adgang
from akutdesk.domain.adgangstid import ALTID, Adgangstid
from akutdesk.domain.errors import AdgangError
from akutdesk.domain.record import RecordId
from akutdesk.storage.adgangskode import Adgangskodekrav
from akutdesk.storage.colleague import (
    adgangstid_of,
    colleagues,
    epoch_keys,
    missing_seals,
    private_of,
)
from akutdesk.storage.errors import FileDamaged
from akutdesk.storage.founding import Founding
from akutdesk.storage.unsaid import KitWish, Wish, is_led, merged_kits, with_unsaid, without_keys
from akutdesk.storage.unsaid_deeds import Deeds, to_say
from akutdesk.storage.vault import Colleague, Keys, Vault
from akutdesk.storage.vault_errors import (
    LastLeader,
    MembershipDamaged,
    PersonUnknown,
)
from akutdesk.wire import crypto, membership
from akutdesk.wire import statement as s
from akutdesk.wire.crypto import Argon2Cost
from akutdesk.wire.errors import WireError
from akutdesk.wire.locked_keys import PersonKeys
from akutdesk.wire.membership import LEDER, Membership, Signer, StatementRefusedError, may_say
from akutdesk.wire.root import ROOT_ID

READS_LOG = FUNKTIONER["LAES_LOG"]
"""The roles to which the private audit key is sealed."""


Append = Callable[[tuple[bytes, ...], int], None]
"""Writes statements, the first with this index."""

_TOLD: Final = timedelta(days=7)
"""How long whoever comes after their last day is told so, instead of that the password is wrong."""


class StatementLog(Protocol):
    """The membership chain in the database."""

    def statements(self) -> tuple[bytes, ...]:
        """All statements from the first on."""
        ...

    def append_statements(self, signed: tuple[bytes, ...], index: int) -> None:
        """Add statements in one transaction, the first with this index; raises if the chain has moved."""
        ...

    def unsaid(self) -> tuple[Wish, ...]:
        """What was said here and lost the race to its place, to be said again (F74)."""
        ...

    def still_unsaid(self, wishes: tuple[Wish, ...]) -> None:
        """These are still to be said; the others have been."""
        ...

    def unsaid_kits(self) -> KitWish | None:
        """New recovery kits that are still to be said."""
        ...

    def kits_said(self) -> None:
        """They have been."""
        ...

    def unsaid_deeds(self) -> Deeds:
        """What was said about PCs and legal holds and lost its place."""
        ...

    def deeds_said(self) -> None:
        """It has been said again."""
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


class DeskSecrets(Protocol):
    """The PC's own secrets in the database."""

    def secret(self, name: str) -> bytes | None:
        """One of them, or None."""
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
class StaffRoll:
    """Who works here by what was signed, and the way to say more. `cost` is what a new password costs to try."""

    vault: Vault
    log: StatementLog
    desk: Desk
    krav: Adgangskodekrav
    cost: Argon2Cost
    dag: date = date.min
    """The local day of the latest instant that is known here."""

    def people(self) -> tuple[Colleague, ...]:
        """Everybody who may unlock, in no order. Raises MembershipDamaged."""
        return self._people(self._meant())

    def roller(self) -> Mapping[bytes, str]:
        """The signed role of everybody who may unlock. Raises MembershipDamaged."""
        return {p.user: p.rolle for p in self._meant().people.values() if p.active}

    def tider(self) -> Mapping[bytes, Adgangstid]:
        """From which day to which each of those may be in. Raises MembershipDamaged.

        A house that nobody would lead now, as after an older program's word, lets its leaders in all the same.
        """
        people = self._meant().people
        led = is_led(people, self.dag)
        return {
            p.user: adgangstid_of(p) if led or p.rolle != LEDER else ALTID
            for p in people.values()
            if p.active
        }

    def settle(self, keys: Keys) -> None:
        """Make this PC's slots follow the statements; also after each sync and unlock. Idempotent.

        Somebody's slot goes some days after their last: until then they are told why they cannot come in.
        """
        org, tider = self._meant(), self.tider()
        known = self._epoch_keys(org)
        people = tuple(p for p in self._people(org) if not _is_long_over(tider[p.user], self.dag))
        sealed = {p.user for p in org.people.values() if p.active and p.epoch not in known}
        self.vault.align(keys, people, org.count, keep=sealed)
        self.vault.renew_kits(org.kits, org.count)

    def is_behind(self) -> bool:
        """Whether this PC's slots were made from more statements than are here: the database is an older one (T12)."""
        return len(self.log.statements()) < self.vault.statements()

    def kit_used_ms(self) -> int | None:
        """When a recovery kit was used, if no new ones were made since. Raises MembershipDamaged."""
        return None if self.log.unsaid_kits() else self._org().kit_used_ms

    def kits_made_ms(self) -> int:
        """When the kits that count were made; those of genesis with it. Raises MembershipDamaged."""
        return self._org().kits_made_ms

    def say_again(self, keys: Keys, now_ms: int) -> bool:
        """What lost the race to its place (F74) is said on top, as far as this person may; whether all of it was.

        Also: an epoch key that a PC lacks is sealed to it (F75). Call it after unlock, before a round.
        """
        actor = actor_of(keys)
        if not _speaks(self._org(), actor):
            return not (self.log.unsaid() or self.log.unsaid_deeds())
        all_done = self._say_deeds(actor, now_ms)
        org, meant = self._org(), self._meant()
        rows = {user: p for user, p in meant.people.items() if p != org.people.get(user)}
        said = {user: p for user, p in rows.items() if may_say(org, actor.id, p)}
        own = _own_keys(org, rows, said, actor)
        kits = self._unsaid_kits(org, actor)
        contents = (*said.values(), *own, *missing_seals(org, self._epoch_keys(org)), *kits)
        if contents:
            self._say(actor, contents, now_ms)
        if kits:
            self.log.kits_said()
        left = [wish for wish in self.log.unsaid() if wish.mine.user in rows.keys() - said.keys()]
        if own:
            left = [without_keys(w) if w.mine.user == actor.id else w for w in left]
        if self.log.unsaid():
            self.log.still_unsaid(tuple(left))
        return all_done and not left

    def _people(self, org: Membership) -> tuple[Colleague, ...]:
        """Those whose statement can be read; one under an epoch key that is not here waits for it (F75)."""
        try:
            return colleagues(org, self._epoch_keys(org))
        except WireError:
            raise MembershipDamaged from None

    def _org(self) -> Membership:
        """The org as the chain says."""
        try:
            return membership.read_membership(self.log.statements())
        except WireError:
            raise MembershipDamaged from None

    def _meant(self) -> Membership:
        """And with what is to be said again."""
        org, kits = with_unsaid(self._org(), self.log.unsaid(), self.dag), self.log.unsaid_kits()
        return org if kits is None else replace(org, kits=(*org.kits, *kits.mine))

    def _unsaid_kits(self, org: Membership, actor: Actor) -> tuple[s.Kits, ...]:
        wish = self.log.unsaid_kits()
        said = () if wish is None else (s.Kits(kits=merged_kits(wish, org.kits)),)
        return tuple(one for one in said if may_say(org, actor.id, one))

    def _say_deeds(self, actor: Actor, now_ms: int) -> bool:
        """A leader says again what was said of PCs and legal holds; whether nothing of it waits for one."""
        deeds, org = self.log.unsaid_deeds(), self._org()
        said = to_say(org, deeds)
        if not all(may_say(org, actor.id, each) for each in said):
            return False
        if said:
            self._say(actor, said, now_ms)
        if deeds:
            self.log.deeds_said()
        return True

    def _org_of(self, keys: Keys, now_ms: int) -> Membership:
        """The org, once what was unsaid stands in it, so that a new change builds on that."""
        self.say_again(keys, now_ms)
        return self._org()

    def _say(
        self,
        actor: Actor,
        contents: tuple[s.Content, ...],
        now_ms: int,
        *,
        append: Append | None = None,
    ) -> None:
        """Append what was said, and the log's readers if they have changed with it, in one go.

        `append` stands for the log's own way, where something else is to be written with it.
        """
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
        if is_led(before.people, self.dag) and not is_led(after.people, self.dag):
            raise LastLeader
        (append or self.log.append_statements)(said, before.count)

    def _active(self, org: Membership, user: bytes) -> s.Person:
        person = org.people.get(user)
        if person is None or not person.active:
            raise PersonUnknown
        return person

    def _epoch_keys(self, org: Membership) -> Mapping[int, bytes]:
        return epoch_keys(org, self.desk.device, self.desk.kem_key)

    def _private(self, org: Membership, person: s.Person) -> s.PersonPrivate:
        try:
            return private_of(org, person, self._epoch_keys(org))
        except (WireError, KeyError):
            raise MembershipDamaged from None

    def _sealed(self, org: Membership, private: s.PersonPrivate, user: bytes) -> bytes:
        key = org.epoch_key(self.desk.device, self.desk.kem_key, org.epoch)
        return s.seal_private(key, private, (org.org, user, org.epoch))


def desk_in(store: DeskSecrets) -> Desk:
    """The PC whose open store this is. Raises FileDamaged if its keys are gone from it."""
    device, kem_key = store.secret("device"), store.secret("kem_key")
    if device is None or kem_key is None:
        raise FileDamaged
    return Desk(device=device, kem_key=kem_key)


def _speaks(org: Membership, actor: Actor) -> bool:
    """Whether the actor's keys are those the org knows them by: not so after they left or were given new ones."""
    held = org.people.get(actor.id)
    return (
        held is not None and held.active and held.sign_public == crypto.verify_key(actor.keys.sign)
    )


def _is_long_over(tid: Adgangstid, dag: date) -> bool:
    return tid.til is not None and dag > tid.til and dag - tid.til > _TOLD


def _own_keys(
    org: Membership, rows: Mapping[bytes, s.Person], said: Mapping[bytes, s.Person], actor: Actor
) -> tuple[s.Person, ...]:
    """The actor's own new password, where a leader must say the rest of what was said of them."""
    if actor.id not in rows or actor.id in said or actor.id not in org.people:
        return ()
    held, wanted = org.people[actor.id], rows[actor.id]
    own = msgspec.structs.replace(held, epoch=wanted.epoch, private=wanted.private)
    same = (held.sign_public, held.kem_public) == (wanted.sign_public, wanted.kem_public)
    return (own,) if same and own != held else ()


def actor_of(keys: Keys) -> Actor:
    """The person who unlocked, as one who acts."""
    return Actor(id=keys.user, keys=keys.person)


def desk_of(founding: Founding) -> Desk:
    """The first PC as a recipient of epoch keys."""
    return Desk(device=founding.device, kem_key=founding.kem_key)


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
