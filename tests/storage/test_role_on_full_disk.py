"""Another role is in the statement and in the record, or in neither, wherever the disk fills (F04, F79)."""

from __future__ import annotations

import os
from contextlib import suppress

import pytest

from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.record import RecordId
from akutdesk.storage.bruger import Bruger
from akutdesk.storage.errors import DiskFull
from akutdesk.storage.keyring import Keyring
from akutdesk.wire.membership import read_membership
from tests.fakes.clock import FakeClock
from tests.fakes.small_disk import fill_up, small_disk
from tests.storage.founded import ANNAS_KODE, KRAV, MOGENS, founded_desk

VIKAR = Bruger(id=RecordId(MOGENS), initialer="MO", navn="Mogens", rolle="VIKAR")
PAGE = 4096
PAGES = range(40)
"""Free pages at each try: from none to more than such a change takes."""


@pytest.fixture
def ring(tmp_path):
    with small_disk(tmp_path / "disk") as disk:
        with founded_desk(disk / "data") as made:
            vault = made.vault
        ring = Keyring(vault=vault, clock=FakeClock(), read_krav=lambda: KRAV)
        yield ring
        (disk / "other").unlink(missing_ok=True)
        ring.luk()


def signed(ring):
    return read_membership(ring.store().statements()).people[VIKAR.id].rolle


def recorded(ring, anna):
    people = ring.store().setup(anna.adgang, Medarbejder)
    return next(one.rolle for one in people if one.id == VIKAR.id)


def test_a_role_is_changed_whole_or_not_at_all_whatever_room_the_disk_has(ring, tmp_path):
    anna = ring.lad_ind(ring.proev("AN", ANNAS_KODE))
    ring.giv_adgang(anna, VIKAR)
    outcomes = set()
    for pages in PAGES:
        wanted = "MEDARBEJDER" if signed(ring) == "VIKAR" else "VIKAR"
        other = fill_up(tmp_path / "disk")
        os.truncate(other, max(0, other.stat().st_size - pages * PAGE))
        with suppress(DiskFull):
            ring.skift_rolle(anna, VIKAR.id, wanted)
        other.unlink()
        assert recorded(ring, anna) == signed(ring), pages
        outcomes.add(signed(ring) == wanted)
    assert outcomes == {True, False}
