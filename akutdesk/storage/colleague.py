"""The org's people and epoch keys as one PC can open them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from akutdesk.domain.adgangstid import Adgangstid
from akutdesk.storage.vault import Colleague
from akutdesk.wire import crypto
from akutdesk.wire import statement as s
from akutdesk.wire.errors import WireError
from akutdesk.wire.membership import LEDER, Membership
from akutdesk.wire.root import ROOT_ID


def epoch_keys(org: Membership, device: bytes, kem_key: bytes) -> Mapping[int, bytes]:
    """Every epoch key that is sealed to this PC; one that is not, or is broken, is left out (F75)."""
    held: dict[int, bytes] = {}
    for number in org.epochs:
        try:
            held[number] = org.epoch_key(device, kem_key, number)
        except (KeyError, WireError):
            continue
    return held


def private_of(org: Membership, person: s.Person, keys: Mapping[int, bytes]) -> s.PersonPrivate:
    """What is sealed of a person. Raises KeyError without their epoch key, WireError if it is broken."""
    place = (org.org, person.user, person.epoch)
    return s.open_private(keys[person.epoch], person.private, place)


def adgangstid_of(person: s.Person) -> Adgangstid:
    """From which day to which day somebody may be in."""
    return Adgangstid(fra=person.adgang_fra, til=person.adgang_til)


def colleague_of(person: s.Person, private: s.PersonPrivate) -> Colleague:
    """A person of the membership, as the vault needs them."""
    return Colleague(
        user=person.user,
        initialer=private.initialer,
        temporary=private.temporary,
        locked=private.locked,
        kem_public=person.kem_public,
        sign_public=person.sign_public,
        leder=person.rolle == LEDER,
    )


def colleagues(org: Membership, keys: Mapping[int, bytes]) -> tuple[Colleague, ...]:
    """Everybody who may unlock and whose statement can be read with these keys. Raises WireError."""
    return tuple(
        colleague_of(person, private_of(org, person, keys))
        for person in org.people.values()
        if person.active and person.epoch in keys
    )


def missing_seals(org: Membership, keys: Mapping[int, bytes]) -> tuple[s.EpochSeals, ...]:
    """For each PC of the org the epoch keys that it lacks and we have (F75)."""
    rows = (
        s.EpochSeals(device=pc.device, seals=seals_for(org, pc, keys, lacking=True))
        for pc in org.devices.values()
        if pc.active
    )
    return tuple(row for row in rows if row.seals)


def seals_for(
    org: Membership, pc: s.Device, keys: Mapping[int, bytes], *, lacking: bool = False
) -> dict[int, bytes]:
    """Every epoch key sealed to a PC, or only those it lacks: the history policy is all epochs."""
    return {
        number: s.seal_epoch(pc.kem_public, key, (org.org, number, pc.device))
        for number, key in keys.items()
        if not (lacking and pc.device in org.epochs[number].seals)
    }


def new_epoch(org: Membership, rest: Iterable[s.Device]) -> s.Epoch:
    """The next epoch: a fresh key, sealed to these PCs and to ROOT. Old data is never sealed anew (2.15)."""
    number, key = org.epoch + 1, crypto.random_bytes(crypto.KEY_SIZE)
    recipients = {ROOT_ID: org.genesis.root_kem, **{pc.device: pc.kem_public for pc in rest}}
    seals = {
        name: s.seal_epoch(public, key, (org.org, number, name))
        for name, public in recipients.items()
    }
    return s.Epoch(number=number, seals=seals, check=s.epoch_check(key))
