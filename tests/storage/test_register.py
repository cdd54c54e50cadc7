"""Registers: which versions of a field stand, whatever the order they came in."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from akutdesk.storage.register import Registers, Version, take

FIELDS = ("notat", "form")


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
        versions.append(Version(eid, felt, f"v{eid}", tuple(parents)))
    return versions


@given(stories(), st.integers(), st.integers(1, 4))
def test_order_and_bundling_do_not_matter(versions, seed, size):
    shuffled = versions[:]
    random.Random(seed).shuffle(shuffled)
    registers, here = Registers(), set()
    for start in range(0, len(shuffled), size):
        bundle = shuffled[start : start + size]
        here.update(version.eid for version in bundle)
        take(registers, bundle, here.__contains__)
    assert registers.heads == standing(versions)
    missing = {felt: {98, 99} for felt in FIELDS}
    awaited = {
        felt: sorted(missing[felt] & {p for v in versions if v.felt == felt for p in v.parents})
        for felt in FIELDS
    }
    assert registers.awaited == {felt: eids for felt, eids in awaited.items() if eids}


def test_a_later_version_replaces_the_one_it_saw():
    registers = Registers()
    take(registers, [Version(1, "form", "TLF", ())], {1}.__contains__)
    before = take(registers, [Version(2, "form", "FREM", (1,))], {1, 2}.__contains__)
    assert before == {"form": [1]}
    assert registers.heads == {"form": [2]}


def test_versions_that_did_not_see_each_other_both_stand():
    registers = Registers()
    first = Version(1, "form", "TLF", ())
    apart = [Version(2, "form", "FREM", (1,)), Version(3, "form", "SMS", (1,))]
    take(registers, [first, *apart], {1, 2, 3}.__contains__)
    assert registers.heads == {"form": [2, 3]}


def test_a_version_that_names_itself_harms_nobody():
    registers = Registers()
    take(registers, [Version(1, "form", "TLF", (1,))], {1}.__contains__)
    assert registers.heads == {"form": []}
