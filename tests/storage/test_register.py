"""Registers: which versions of a field stand, whatever the order they came in."""

from __future__ import annotations

import random
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from akutdesk.storage.register import Registers

FIELDS = ("notat", "form")


class Version(NamedTuple):
    """A field set once: the event, and the events whose values it replaces."""

    eid: int
    felt: str
    parents: tuple[int, ...]


def take(registers, versions):
    """Take versions one by one, as they arrive."""
    taken = set()
    for version in versions:
        registers.take(version.felt, version.eid, list(version.parents), taken.__contains__)
        taken.add(version.eid)


def standing(versions):
    """The heads by the definition: versions that no version of the field names as a parent."""
    found = {}
    for felt in {version.felt for version in versions}:
        own = [version for version in versions if version.felt == felt]
        replaced = {parent for version in own for parent in version.parents}
        found[felt] = sorted(version.eid for version in own if version.eid not in replaced)
    return found


@st.composite
def stories(draw):
    """A story of versions, each replacing some of those before it, and parents that never come."""
    versions = []
    for eid in range(1, draw(st.integers(1, 12)) + 1):
        felt = draw(st.sampled_from(FIELDS))
        seen = [version.eid for version in versions if version.felt == felt]
        parents = draw(st.lists(st.sampled_from([*seen, 99, 98]), unique=True, max_size=3))
        versions.append(Version(eid, felt, tuple(parents)))
    return versions


@given(stories(), st.integers())
def test_the_order_of_arrival_does_not_matter(versions, seed):
    shuffled = versions[:]
    random.Random(seed).shuffle(shuffled)
    registers = Registers()
    take(registers, shuffled)
    assert registers.heads == standing(versions)
    named = {
        felt: sorted({p for v in versions if v.felt == felt for p in v.parents if p > 90})
        for felt in FIELDS
    }
    assert registers.awaited == {felt: eids for felt, eids in named.items() if eids}
    registers.drop_arrived({98}.__contains__)
    assert all(98 not in eids and eids for eids in registers.awaited.values())


def test_a_later_version_replaces_the_one_it_saw():
    registers = Registers()
    take(registers, [Version(1, "form", ()), Version(2, "form", (1,))])
    assert registers.heads == {"form": [2]}


def test_versions_that_did_not_see_each_other_both_stand():
    registers = Registers()
    take(registers, [Version(1, "form", ()), Version(2, "form", (1,)), Version(3, "form", (1,))])
    assert registers.heads == {"form": [2, 3]}


def test_one_version_settles_several():
    registers = Registers()
    take(registers, [Version(1, "form", ()), Version(2, "form", ()), Version(3, "form", (1, 2))])
    assert registers == Registers(heads={"form": [3]})


def test_a_version_that_names_itself_harms_nobody():
    registers = Registers()
    take(registers, [Version(1, "form", (1,))])
    assert registers.heads == {"form": []}
