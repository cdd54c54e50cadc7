"""What staff do in a run: write, type, lock. Each act is one of `acts.ACTS`."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Final

from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.record import Record, RecordId
from akutdesk.storage.udkast import Udkast
from tests.simulator.world import World, is_here
from tests.storage.desk import LEDER
from tests.storage.persons import karen, opkald, plan
from tests.sync.house import Pc

FIELDS: Final = {Borger: "moedes", Henvendelse: "notat", Kriseplan: "k1_handler_om"}
MARK: Final = "Solsortens"
"""Stands in every word that staff write, and nowhere else."""


def word(dice: random.Random) -> str:
    """Words that nobody else ever says."""
    return f"{MARK} sang nummer {dice.getrandbits(60)}"


def new_record(world: World, pc: Pc, dice: random.Random) -> None:
    """A new citizen, call or plan."""
    said, rid = word(dice), RecordId(dice.randbytes(16))
    record = dice.choice(
        (
            lambda: karen(id=rid, moedes=said),
            lambda: opkald(id=rid, notat=said),
            lambda: plan(id=rid, k1_handler_om=said),
        )
    )()
    pc.store.save(LEDER, record)
    world.said.note(pc, record, FIELDS[type(record)], said)


def edit(world: World, pc: Pc, dice: random.Random) -> None:
    """Something that is here is written anew; whoever did the same elsewhere meets it later."""
    here = [rid for rid in sorted(world.said.kinds) if is_here(pc, rid)]
    if here:
        rid = RecordId(dice.choice(here))
        _write(world, pc, world.look(pc, rid), word(dice))


def both_edit(world: World, pc: Pc, dice: random.Random) -> None:
    """Two PCs write in the same place at the same moment."""
    other = dice.choice(world.pcs)
    here = [rid for rid in sorted(world.said.kinds) if is_here(pc, rid) and is_here(other, rid)]
    if not here:
        return
    rid = RecordId(dice.choice(here))
    for each in (pc, other):
        _write(world, each, world.look(each, rid), word(dice))


def _write(world: World, pc: Pc, seen: Record, said: str) -> None:
    _, felt = world.said.kinds[seen.id]
    pc.store.save(LEDER, replace(seen, **{felt: said}), seen)
    world.said.note(pc, seen, felt, said)


def type_on(world: World, pc: Pc, dice: random.Random) -> None:
    """Somebody types in a field, and stays in it: a draft."""
    here = [rid for rid in sorted(world.said.kinds) if is_here(pc, rid)]
    if not here:
        return
    rid, text = RecordId(dice.choice(here)), word(dice)
    cls, felt = world.said.kinds[rid]
    seen = world.typed[id(pc), rid] = world.look(pc, rid)
    base = str(getattr(seen, felt))
    typing = Udkast(rid=rid, felt=felt, type=cls.TYPE, base=base, text=text, caret=len(text))
    pc.store.write_draft(LEDER, typing)


def leave_the_field(world: World, pc: Pc, _: random.Random) -> None:
    """What was typed is saved, on what stood there when the typing began: what came meanwhile is kept beside (F45)."""
    for draft in pc.store.drafts(LEDER)[:1]:
        seen = world.typed.get((id(pc), draft.rid)) or world.look(pc, draft.rid)
        world.look(pc, draft.rid)
        _write(world, pc, seen, draft.text)


def lock(_: World, pc: Pc, __: random.Random) -> None:
    """Locked, and unlocked again: the program signs off and starts."""
    pc.restart(clean=True)
