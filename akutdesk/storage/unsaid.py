"""What was said here about the staff and lost the race to its place, to be said again (F74; sync-and-security.md 2.15).

Somebody changed the staff on two desks before they had met: the server took one desk's word first. The other's
stands here until it is said again on top. Part by part: what this desk changed wins over what stood before it,
and all else is as the org has it now.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

import msgspec

from akutdesk.domain.adgangstid import er_ledet
from akutdesk.storage import unsaid_deeds
from akutdesk.storage.colleague import adgangstid_of
from akutdesk.wire import membership
from akutdesk.wire import statement as s
from akutdesk.wire.membership import LEDER, Membership
from akutdesk.wire.root import KitSeal

NAME: Final = "unsaid"
"""Among the local secrets, beside the keys: it holds sealed parts only, but is nobody else's."""
KITS: Final = "unsaid_kits"

_KEYS: Final = ("sign_public", "kem_public", "epoch", "private")
_PARTS: Final = (("rolle",), ("active",), ("adgang_fra", "adgang_til"), _KEYS)


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """A person as somebody here wanted them (`mine`), and as they stood when that was said."""

    base: s.Person | None
    mine: s.Person


class KitWish(msgspec.Struct, frozen=True, kw_only=True):
    """The recovery kits that somebody made here, and those that counted when they did."""

    base: tuple[KitSeal, ...]
    mine: tuple[KitSeal, ...]


_DECODER = msgspec.msgpack.Decoder(tuple[Wish, ...])
_KIT_DECODER = msgspec.msgpack.Decoder(KitWish)
_ENCODER = msgspec.msgpack.Encoder()


def add(db: sqlite3.Connection, chain: Sequence[bytes], lost: Iterable[bytes]) -> None:
    """Keep what statements said that stood after `chain` and lost, in the open transaction.

    Raises WireError if they never held together.
    """
    before = after = membership.read_membership(chain)
    lost = tuple(lost)
    for signed in lost:
        after = membership.apply(after, signed)
    unsaid_deeds.add(db, before, after, lost)
    wishes = (
        Wish(base=before.people.get(user), mine=mine)
        for user, mine in after.people.items()
        if mine != before.people.get(user)
    )
    keep(db, (*held(db), *wishes))
    if after.kits != before.kits:
        earlier = held_kits(db)
        base = before.kits if earlier is None else earlier.base
        keep_kits(db, KitWish(base=base, mine=after.kits))


def held_kits(db: sqlite3.Connection) -> KitWish | None:
    """New kits that are still to be said: their sheets lie in envelopes already."""
    row = db.execute("SELECT value FROM secret WHERE name = ?", (KITS,)).fetchone()
    return None if row is None else _KIT_DECODER.decode(bytes(row[0]))


def keep_kits(db: sqlite3.Connection, wish: KitWish | None) -> None:
    """These and no others are still to be said, in the open transaction."""
    db.execute("DELETE FROM secret WHERE name = ?", (KITS,))
    if wish is not None:
        row = (KITS, _ENCODER.encode(wish))
        db.execute("INSERT INTO secret (name, value) VALUES (?, ?)", row)


def merged_kits(wish: KitWish, now: tuple[KitSeal, ...]) -> tuple[KitSeal, ...]:
    """The new kits; beside those that somebody else made meanwhile, for their sheets lie in envelopes too."""
    return wish.mine if now == wish.base else (*now, *wish.mine)


def held(db: sqlite3.Connection) -> tuple[Wish, ...]:
    """What is to be said again, the oldest first."""
    row = db.execute("SELECT value FROM secret WHERE name = ?", (NAME,)).fetchone()
    return () if row is None else _DECODER.decode(bytes(row[0]))


def keep(db: sqlite3.Connection, wishes: Sequence[Wish]) -> None:
    """These and no others are still to be said, in the open transaction."""
    if not wishes:
        db.execute("DELETE FROM secret WHERE name = ?", (NAME,))
        return
    row = (NAME, _ENCODER.encode(tuple(wishes)))
    db.execute("INSERT OR REPLACE INTO secret (name, value) VALUES (?, ?)", row)


def with_unsaid(org: Membership, wishes: Iterable[Wish], dag: date) -> Membership:
    """The org as this desk means it: what was said, and on top what is still unsaid.

    Not a wish that would leave the house without a leader, on this day or a later one: somebody else was quicker to
    take the other one (F79).
    """
    people: Mapping[bytes, s.Person] = org.people
    for wish in wishes:
        wanted = merged(wish.base, wish.mine, people.get(wish.mine.user))
        wished = {**people, wanted.user: wanted}
        if is_led(wished, dag) or not is_led(people, dag):
            people = wished
    return replace(org, people=people)


def is_led(people: Mapping[bytes, s.Person], dag: date) -> bool:
    """Whether on this day and on every later one somebody leads who may be in (decision 0155)."""
    return er_ledet(
        (adgangstid_of(each) for each in people.values() if each.active and each.rolle == LEDER),
        dag,
    )


def without_keys(wish: Wish) -> Wish:
    """What is left of a wish once the person's own keys have been said."""
    if wish.base is None:
        return wish
    keys = {name: getattr(wish.mine, name) for name in _KEYS}
    return Wish(base=msgspec.structs.replace(wish.base, **keys), mine=wish.mine)


def merged(base: s.Person | None, mine: s.Person, now: s.Person | None) -> s.Person:
    """A person as `mine` wanted them on top of `now`, both made from `base`."""
    if base is None or now is None:
        return mine
    changes = {
        name: getattr(mine, name)
        for part in _PARTS
        if any(getattr(mine, name) != getattr(base, name) for name in part)
        for name in part
    }
    return msgspec.structs.replace(now, **changes)
