"""What was said here about the org's PCs and lost its place: let in, shut out, named; admitted events and legal holds.

Such words stand here only once they stood at the server (F76), so they lose their place only where the server was
emptied or put back and somebody with a shorter list spoke first. Every PC that has the longer list keeps them, and
whichever of them a leader unlocks says them again (sync-and-security.md 2.15, 2.18). What has been said meanwhile,
or been overtaken, is let go of.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import msgspec

from akutdesk.storage.colleague import new_epoch
from akutdesk.wire import statement as s
from akutdesk.wire.membership import Membership

NAME: Final = "unsaid_deeds"
"""Among the local secrets, beside `unsaid.NAME`."""


class PcWish(msgspec.Struct, frozen=True, kw_only=True):
    """A PC as a leader wanted it (`mine`), and as it stood when that was said."""

    base: s.Device | None
    mine: s.Device


class Deeds(msgspec.Struct, frozen=True, kw_only=True):
    """All of it, the oldest first. Keys are none of it: each PC is sealed what it lacks anyhow (F75)."""

    pcs: tuple[PcWish, ...] = ()
    admitted: tuple[s.Admit, ...] = ()
    holds: tuple[s.Hold, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.pcs or self.admitted or self.holds)


_DECODER: Final = msgspec.msgpack.Decoder(Deeds)
_ENCODER: Final = msgspec.msgpack.Encoder()


def add(
    db: sqlite3.Connection, before: Membership, after: Membership, lost: Iterable[bytes]
) -> None:
    """Keep what the statements between two orgs said that lost its place, in the open transaction."""
    known = held(db)
    contents = [s.read_statement(signed).content for signed in lost]
    wishes = (
        PcWish(base=before.devices.get(device), mine=mine)
        for device, mine in after.devices.items()
        if mine != before.devices.get(device)
    )
    keep(
        db,
        Deeds(
            pcs=(*known.pcs, *wishes),
            admitted=(*known.admitted, *(each for each in contents if isinstance(each, s.Admit))),
            holds=(*known.holds, *(each for each in contents if isinstance(each, s.Hold))),
        ),
    )


def held(db: sqlite3.Connection) -> Deeds:
    """What is to be said again."""
    row = db.execute("SELECT value FROM secret WHERE name = ?", (NAME,)).fetchone()
    return Deeds() if row is None else _DECODER.decode(bytes(row[0]))


def keep(db: sqlite3.Connection, deeds: Deeds) -> None:
    """These and no others are still to be said, in the open transaction."""
    db.execute("DELETE FROM secret WHERE name = ?", (NAME,))
    if deeds:
        row = (NAME, _ENCODER.encode(deeds))
        db.execute("INSERT INTO secret (name, value) VALUES (?, ?)", row)


def to_say(org: Membership, deeds: Deeds) -> tuple[s.Content, ...]:
    """What is to be said on top of an org; () where all of it stands by now, or was overtaken.

    Whoever shuts a PC out anew makes a new epoch: the one that was lost may stand for something else by now.
    """
    after, said = org, list[s.Content]()
    for wish in deeds.pcs:
        pc = _wanted(wish, after.devices.get(wish.mine.device))
        if pc is not None:
            said.append(pc)
            after = replace(after, devices={**after.devices, pc.device: pc})
    active = {pc.device for pc in after.devices.values() if pc.active}
    if any(pc.active and pc.device not in active for pc in org.devices.values()):
        said.append(new_epoch(org, (after.devices[each] for each in sorted(active))))
    said += [each for each in deeds.admitted if _admits_more(org, each)]
    said += [each for each in deeds.holds if _changes_a_hold(org, each)]
    return tuple(said)


def _wanted(wish: PcWish, now: s.Device | None) -> s.Device | None:
    """The PC as it is to be said, made from what it is now; None if there is nothing to say."""
    base, mine = wish.base, wish.mine
    if now is None:
        return mine
    if not now.active:
        return None
    if not mine.active:
        return msgspec.structs.replace(now, active=False, reach=mine.reach, vouched=None)
    if base is not None and mine.label != base.label and now.label == base.label:
        return msgspec.structs.replace(now, label=mine.label, epoch=mine.epoch)
    return None


def _admits_more(org: Membership, said: s.Admit) -> bool:
    return any(each.n > org.admitted.get(each.writer, 0) for each in said.reach)


def _changes_a_hold(org: Membership, said: s.Hold) -> bool:
    records = frozenset(said.records)
    return not records <= org.held if said.active else bool(records & org.held)
