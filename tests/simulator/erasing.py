"""Two people have records erased, and what must then be nowhere (I7). An act of `acts.LASTING`, and its invariant."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Final

from akutdesk.storage import segment
from akutdesk.storage.grund import Grund
from akutdesk.storage.second_copy import homes_in
from akutdesk.storage.segment import Kind
from akutdesk.wire.erasure import read_order
from akutdesk.wire.header import Stream, read_any_header
from tests.simulator.world import World, is_here, names_held
from tests.storage.desk import ANNA, BO, LEDER, MEDARBEJDER
from tests.storage.pages import everything
from tests.sync.house import Pc

GRUND: Final = Grund(grund="FRIST", hjemmel="GDPR_17")

_END: Final = 10
"""Digits at the end of a word that no other word has."""

_LEFT: Final = {
    "a body": "SELECT rid FROM event WHERE stream = 1 AND body NOT NULL",
    "a key": "SELECT rid FROM keywrap UNION SELECT rid FROM odd_wrap",
    "a row": "SELECT rid FROM record UNION SELECT rid FROM conflict",
    "a draft": "SELECT rid FROM draft",
    "something to be read": "SELECT rid FROM waiting JOIN event USING (eid)",
    "work left over": "SELECT rid FROM slettet WHERE rester <> 0",
}


def erase(world: World, pc: Pc, dice: random.Random) -> None:
    """Anna and Bo look at some records at a PC and have them erased; whoever has not heard writes on."""
    here = [rid for rid in sorted(world.said.kinds) if is_here(pc, rid)]
    if not here:
        return
    check_server(world)
    rids = dice.sample(here, min(len(here), dice.choice((1, 1, 2))))
    pc.store.sign_in(ANNA, pc.desk.person.sign)
    navn = pc.store.sletning.bestil(LEDER, BO, rids, GRUND)
    pc.store.sign_in(BO, world.second)
    pc.store.sletning.bekraeft(MEDARBEJDER, navn)


def erased(world: World) -> dict[bytes, dict[bytes, int]]:
    """The records that the house has erased, with how far those who ordered it had them, by writer."""
    members = world.members()
    found: dict[bytes, dict[bytes, int]] = {}
    for said in members.erasures if members else ():
        for target in read_order(said.order).targets:
            known = found.setdefault(target.rid, {})
            for name in target.known:
                known[name.writer] = max(name.n, known.get(name.writer, 0))
    return found


def check_server(world: World) -> None:
    """The server has nothing to open of what it knows is erased (I7); looked at also before what could hide that it had."""
    assert not erased(world).keys() & world.central.opens(), "I7: the server has something to open"


def check_erased(world: World, *, deeply: bool) -> None:
    """Nothing of an erased record is at any PC, at the server or in a second copy, and no late word is lost (I7, F84)."""
    gone = erased(world)
    for pc in world.pcs:
        for what, query in _LEFT.items():
            left = {bytes(row[0]) for row in pc.desk.db.execute(query).fetchall()}
            assert not left & gone.keys(), f"I7: {what} of an erased record"
        aside = pc.desk.db.execute("SELECT header FROM quarantine WHERE body NOT NULL").fetchall()
        assert not gone.keys() & set(_rids(row[0] for row in aside)), "I7: a body lies aside"
    check_server(world)
    _check_sticks(world, gone)
    check_late(world, gone)
    if deeply:
        _check_pages(world, gone)


def check_late(world: World, gone: dict[bytes, dict[bytes, int]]) -> None:
    """What nobody who erased it had seen lies sealed for a leader at some PC, unless that PC is gone (F84)."""
    kept: set[tuple[bytes, int]] = set()
    for pc in (*world.pcs, *world.out):
        kept |= names_held(pc)
    for rid, reach in gone.items():
        for word in world.said.words.get(rid, set()) - world.said.perhaps:
            said = {name[:2] for name in world.said.names.get(word, ())}
            seen = any(n <= reach.get(writer, 0) for writer, n in said)
            assert seen or said & (kept | world.said.burnt), "F84: what came too late is lost"


def _rids(headers: Iterable[bytes]) -> Iterable[bytes]:
    for each in headers:
        header = read_any_header(each)
        if header.stream is Stream.DATA:
            yield header.rid


def _check_sticks(world: World, gone: dict[bytes, dict[bytes, int]]) -> None:
    """Each PC once more brings its copy up to date; then no segment opens."""
    if not (world.stick.exists() and gone):
        return
    for pc in world.pcs:
        pc.store.set_copy_targets(LEDER, [world.stick])
        assert not pc.store.copy_out().missing
    for home in homes_in(world.stick, world.pcs[0].desk.founding.org):
        for path in home.glob("*.akd"):
            data = path.read_bytes()
            for kind, content in segment.read(data, segment.previous_of(data)):
                rids = _rids([segment.event_of(content)[0]]) if kind is Kind.EVENT else ()
                rids = [content[:16]] if kind is Kind.KEYWRAP else rids
                assert not gone.keys() & set(rids), "I7: a second copy has something to open"


def _check_pages(world: World, gone: dict[bytes, dict[bytes, int]]) -> None:
    """No page of a PC's file, in use or not, and no page of its log holds a word of an erased record.

    By the end of the number in it: an index keeps words one by one, and of each only how it ends otherwise.
    """
    words = [each[-_END:].encode() for rid in gone for each in world.said.words.get(rid, ())]
    for pc in world.pcs:
        found = everything(pc.desk.folder, pc.desk.keys.key)
        assert not any(each in found for each in words), "I7: a word in a page of the file"
