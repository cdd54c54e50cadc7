"""The org's PCs as one of them sees them: who is there, who is let in, who is shut out (sync-and-security.md 2.15).

These functions say what is to be said; `sync/members.py` says it to the server, where there is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

import msgspec

from akutdesk.storage.colleague import epoch_keys, new_epoch, seals_for
from akutdesk.storage.joining_errors import (
    DeviceIsThisOne,
    DeviceUnknown,
    MembershipBehind,
    RequestDamaged,
)
from akutdesk.storage.ordliste import Ordliste
from akutdesk.storage.staff_roll import Desk
from akutdesk.wire import enrolment
from akutdesk.wire import statement as s
from akutdesk.wire.enrolment import Shared
from akutdesk.wire.errors import SealBrokenError
from akutdesk.wire.membership import Membership
from akutdesk.wire.messages import AskEnrolment
from akutdesk.wire.root import ROOT_ID

LONGEST: Final = 60
"""Letters in the name of a PC; what is longer is cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pc:
    """One PC of the org. `words` are the numbers of its six words, `navn` what staff call it ("" if nobody said).

    `nr` is its place in the order they came, from 1: what it goes by until it has a name.
    """

    device: bytes
    words: tuple[int, ...]
    navn: str
    nr: int
    active: bool
    this_one: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """How a PC is spoken of: `navn`, or where nobody gave it one its number in the order they came."""

    nr: int
    navn: str
    this_one: bool


def called(org: Membership, device: bytes, keys: Mapping[int, bytes]) -> dict[bytes, Called]:
    """What each PC is called, as `device` sees it, which has these epoch keys. Quick: six words take their time."""
    return {
        each.device: Called(nr=nr, navn=_name(org, each, keys), this_one=each.device == device)
        for nr, each in enumerate(org.devices.values(), start=1)
    }


def pcs(org: Membership, desk: Desk) -> tuple[Pc, ...]:
    """Every PC there is or was, in the order they came."""
    keys = epoch_keys(org, desk.device, desk.kem_key)
    return tuple(
        Pc(
            device=each.device,
            words=enrolment.device_words(each),
            navn=_name(org, each, keys),
            nr=nr,
            active=each.active,
            this_one=each.device == desk.device,
        )
        for nr, each in enumerate(org.devices.values(), start=1)
    )


def find_pc(known: Iterable[Pc], text: str, ordliste: Ordliste) -> Pc:
    """The one PC whose six words begin so, or that staff call so. Raises DeviceUnknown for none, and for several."""
    wanted = text.casefold().split()
    found = [
        pc
        for pc in known
        if wanted
        and (
            ordliste.of(pc.words).split()[: len(wanted)] == wanted
            or pc.navn.casefold().split() == wanted
        )
    ]
    if len(found) != 1:
        raise DeviceUnknown
    return found[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class LettingIn:
    """A request that a leader has looked at: its code was typed, its words compared."""

    asked: AskEnrolment
    shared: Shared
    root: bytes
    navn: str = ""

    def contents(self, org: Membership, desk: Desk) -> tuple[s.Content, ...]:
        """The PC's statement and every epoch key for it; () if it is in already. Raises RequestDamaged.

        Raises MembershipBehind where this PC lacks an epoch key itself.
        """
        held = org.devices.get(self.asked.device)
        if held is not None:
            same = (held.sign_public, held.kem_public)
            if not held.active or same != (self.asked.sign_public, self.asked.kem_public):
                raise RequestDamaged
            return ()
        keys = epoch_keys(org, desk.device, desk.kem_key)
        _refuse_lacking(org, keys)
        device = s.Device(
            device=self.asked.device,
            sign_public=self.asked.sign_public,
            kem_public=self.asked.kem_public,
            epoch=org.epoch,
            label=_label(org, (self.asked.device, self.navn), keys),
            vouched=enrolment.vouch(self.shared, self.asked, self.root),
        )
        return device, s.EpochSeals(device=device.device, seals=seals_for(org, device, keys))


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingBack:
    """A PC made from a second copy (2.18): ROOT says that it belongs, and seals it every epoch's key."""

    device: bytes
    sign_public: bytes
    kem_public: bytes
    root_kem: bytes = field(repr=False)

    def contents(self, org: Membership) -> tuple[s.Content, ...]:
        """The PC's statement and the epoch keys that it lacks; () once it has its place."""
        keys = epoch_keys(org, ROOT_ID, self.root_kem)
        held = org.devices.get(self.device)
        device = held or s.Device(
            device=self.device, sign_public=self.sign_public, kem_public=self.kem_public
        )
        seals = seals_for(org, device, keys, lacking=True)
        said = () if held else (device,)
        return (*said, s.EpochSeals(device=self.device, seals=seals)) if seals else said


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A PC gets the name that staff call it."""

    device: bytes
    navn: str

    def contents(self, org: Membership, desk: Desk) -> tuple[s.Content, ...]:
        """The PC's statement with the name. Raises DeviceUnknown, MembershipBehind."""
        held = org.devices.get(self.device)
        if held is None:
            raise DeviceUnknown
        keys = epoch_keys(org, desk.device, desk.kem_key)
        _refuse_lacking(org, keys)
        label = _label(org, (self.device, self.navn), keys)
        return (msgspec.structs.replace(held, epoch=org.epoch, label=label),)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShuttingOut:
    """A PC that is to be shut out, and how far each of its writers counts: what the server has of them."""

    device: bytes
    reach: tuple[s.Reach, ...] = ()

    def contents(self, org: Membership, desk: Desk) -> tuple[s.Content, ...]:
        """The PC's end and a new epoch key for the others and ROOT; () if it is out already.

        Raises DeviceUnknown, DeviceIsThisOne.
        """
        held = org.devices.get(self.device)
        if held is None:
            raise DeviceUnknown
        if self.device == desk.device:
            raise DeviceIsThisOne
        if not held.active:
            return ()
        gone = msgspec.structs.replace(held, active=False, reach=self.reach, vouched=None)
        rest = (pc for pc in org.devices.values() if pc.active and pc.device != self.device)
        return gone, new_epoch(org, rest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitting:
    """A leader has looked at what a revoked PC had not sent, and lets it in (F72)."""

    device: bytes
    reach: tuple[s.Reach, ...]

    def contents(self, org: Membership) -> tuple[s.Content, ...]:
        """The word that lets it in; () if it counts already. Raises DeviceUnknown."""
        if self.device not in org.devices:
            raise DeviceUnknown
        more = tuple(each for each in self.reach if each.n > org.admitted.get(each.writer, 0))
        return (s.Admit(device=self.device, reach=more),) if more else ()


def root_of(statements: tuple[bytes, ...]) -> bytes:
    """The hash of the genesis statement: what the place's six words are made from."""
    return s.statement_hash(statements[0])


def _refuse_lacking(org: Membership, keys: Mapping[int, bytes]) -> None:
    if keys.keys() != org.epochs.keys():
        raise MembershipBehind


def _label(org: Membership, pc: tuple[bytes, str], keys: Mapping[int, bytes]) -> bytes | None:
    """A PC's name under the newest epoch's key; `pc` is its id and the name."""
    device, navn = pc
    if not navn:
        return None
    return s.seal_label(keys[org.epoch], navn[:LONGEST], (org.org, device, org.epoch))


def _name(org: Membership, pc: s.Device, keys: Mapping[int, bytes]) -> str:
    if pc.label is None or pc.epoch not in keys:
        return ""
    try:
        return s.open_label(keys[pc.epoch], pc.label, (org.org, pc.device, pc.epoch))
    except SealBrokenError:
        return ""
