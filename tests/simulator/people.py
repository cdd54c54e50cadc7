"""Cards of one person laid together and parted, contacts linked to somebody and unlinked, at PCs that are apart.

Each act sees to it that the PC where it is done shows what was done; `check_people` holds the rest on every PC.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Final

from akutdesk.domain.borger import Borger
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.record import Record, RecordId
from akutdesk.domain.samling import staar_for
from akutdesk.storage.errors import CannotUndo
from tests.simulator.staff import FIELDS, word
from tests.simulator.world import World, is_here
from tests.storage.desk import LEDER
from tests.storage.persons import karen
from tests.sync.house import Pc

_IDENTITIES: Final = ("ALIAS", "SANDSYNLIG", "SIKKER")
_ALL: Final = 10_000
_WRITTEN: Final = 3


def write_down(world: World, pc: Pc, dice: random.Random) -> None:
    """Some are written down, perhaps the same person; and before long every PC has heard of it."""
    wrote = [pc, *dice.choices(world.pcs, k=_WRITTEN - 1)]
    for each in wrote:
        said = word(dice)
        card = karen(id=RecordId(dice.randbytes(16)), moedes=said)
        each.store.save(LEDER, card)
        world.said.note(each, card, FIELDS[Borger], said)
    for each in (*wrote, *world.pcs):
        world.round(each)


def lay_together(world: World, pc: Pc, dice: random.Random) -> None:
    """Somebody says that two cards are one person's; elsewhere they may be laid the other way round."""
    cards = _here(world, pc, Borger)
    if len(cards) < 2:
        return
    one, other = dice.sample(cards, 2)
    if dice.random() < 0.6:
        _change(pc, Borger, one, identitet=dice.choice(_IDENTITIES))
    with suppress(CannotUndo):
        pc.store.samling.saml(LEDER, one, other)
        assert _stands(pc, one) == _stands(pc, other), "two cards were laid together, and are not"


def lay_both_ways(world: World, pc: Pc, dice: random.Random) -> None:
    """At two PCs that know nothing of each other two cards are laid under each other, each the other way round."""
    elsewhere = dice.choice([each for each in world.pcs if each is not pc])
    cards = sorted(set(_here(world, pc, Borger)) & set(_here(world, elsewhere, Borger)))
    if len(cards) < 2:
        return
    pair = dice.sample(cards, 2)
    for each, (known, lesser) in ((pc, pair), (elsewhere, pair[::-1])):
        _change(each, Borger, _stands(each, known), identitet="SIKKER")
        _change(each, Borger, _stands(each, lesser), identitet="ANONYM")
        with suppress(CannotUndo):
            each.store.samling.saml(LEDER, known, lesser)
    for each in (pc, elsewhere, pc):
        world.round(each)


def part(world: World, pc: Pc, dice: random.Random) -> None:
    """It was not the same person after all."""
    under = [rid for rid in _here(world, pc, Borger) if _stands(pc, rid) != rid]
    if not under:
        return
    rid = dice.choice(under)
    before = _stands(pc, rid)
    with suppress(CannotUndo):
        pc.store.samling.skil(LEDER, rid)
        assert _stands(pc, rid) == rid != _stands(pc, before), "a card was parted, and is not"


def link(world: World, pc: Pc, dice: random.Random) -> None:
    """A call is found to be somebody's, or nobody's that is known."""
    calls, cards = _here(world, pc, Henvendelse), _here(world, pc, Borger)
    if not calls or not cards:
        return
    about = dice.choice((*cards, None))
    call = dice.choice(calls)
    _change(pc, Henvendelse, call, borger_id=about)
    if about is not None:
        assert call in _contacts(pc, about), "a call was linked, and its card does not show it"


PEOPLE: Final[dict[str, tuple[Callable[[World, Pc, random.Random], object], int]]] = {
    "write_down": (write_down, 0),
    "lay_together": (lay_together, 4),
    "lay_both_ways": (lay_both_ways, 4),
    "part": (part, 5),
    "link": (link, 4),
}
"""How often each happens, among themselves."""

BEGINS: Final = ("write_down",)
"""Without cards there is nothing to lay together: a night begins with some."""


def check_people(world: World) -> None:
    """On every PC each card stands for one person or lies under one who stands, and no contact is lost on the way."""
    for pc in world.pcs:
        cards = _here(world, pc, Borger)
        stands = {rid: _stands(pc, rid) for rid in cards}
        named = {rid: _get(pc, Borger, rid).sammenlagt_til for rid in cards}
        links = {
            rid: over for rid, over in named.items() if over in cards
        }  # one may have gone with a disk
        assert {rid: staar_for(links).get(rid, rid) for rid in cards} == stands, (
            "the shadow says something else than the cards"
        )
        listed = [hit.rid for hit in pc.store.borgere.liste(LEDER, limit=_ALL)]
        assert sorted(listed) == sorted(set(stands.values())), "somebody disappeared, or came twice"
        found = sorted(call for person in set(stands.values()) for call in _contacts(pc, person))
        calls = _here(world, pc, Henvendelse)
        linked = sorted(rid for rid in calls if _get(pc, Henvendelse, rid).borger_id in cards)
        assert found == linked, "a contact is on no card, or on two"


def _here(world: World, pc: Pc, cls: type[Record]) -> list[RecordId]:
    kinds = world.said.kinds
    return [RecordId(rid) for rid in sorted(kinds) if kinds[rid][0] is cls and is_here(pc, rid)]


def _get(pc: Pc, cls: type, rid: RecordId):
    return pc.store.get(LEDER, cls, rid)


def _change(pc: Pc, cls: type, rid: RecordId, **fields: object) -> None:
    before = _get(pc, cls, rid)
    pc.store.save(LEDER, replace(before, **fields), before)


def _stands(pc: Pc, rid: RecordId) -> RecordId:
    return pc.store.samling.kort(LEDER, rid)[0]


def _contacts(pc: Pc, rid: RecordId) -> list[RecordId]:
    _get(pc, Borger, rid)
    return [row.rid for row in pc.store.henvendelser.for_borger(LEDER, rid)]
