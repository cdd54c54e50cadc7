"""A file is known by its number on every system; one that the system gives none is known by its name (F11)."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from akutdesk.storage.errors import FileGone
from akutdesk.storage.same_file import SameFile

PATH = Path("data/vault.db")
LOG = Path("data/vault.db-wal")
DISK = 0xC0FFEE_0000_0001
"""Windows gives disks 64 bits since Python 3.12, and files 128 where ReFS does."""
FIRST, OTHER = 2**100 + 1, 2**100 + 2
UNKNOWN = 0
"""What Windows says of a file that it may not open at the moment, or on a disk that numbers none."""


@dataclass
class NumberedFiles:
    """The numbers that a system gives its files, as Windows tells them through `os.stat`."""

    numbers: dict[Path, tuple[int, int]] = field(
        default_factory=lambda: {PATH: (DISK, FIRST), LOG: (DISK, FIRST + 10)}
    )

    def look(self, path: Path) -> os.stat_result:
        """See Look."""
        if path not in self.numbers:
            raise FileNotFoundError
        disk, number = self.numbers[path]
        return os.stat_result((0o100600, number, disk, 1, 0, 0, 4096, 0, 0, 0))


@pytest.fixture
def files():
    return NumberedFiles()


def test_a_file_that_stays_where_it_is_is_the_same_one(files):
    SameFile.of(PATH, files.look).confirm()


@pytest.mark.parametrize("which", [PATH, LOG], ids=str)
@pytest.mark.parametrize("now", [(DISK, OTHER), (DISK + 1, FIRST)], ids=["number", "disk"])
def test_another_number_or_another_disk_is_another_file(files, which, now):
    same = SameFile.of(PATH, files.look)
    files.numbers[which] = now
    with pytest.raises(FileGone):
        same.confirm()


@pytest.mark.parametrize("which", [PATH, LOG], ids=str)
def test_a_name_under_which_nothing_lies_is_a_file_that_is_gone(files, which):
    same = SameFile.of(PATH, files.look)
    del files.numbers[which]
    with pytest.raises(FileGone):
        same.confirm()
    with pytest.raises(FileGone):
        SameFile.of(PATH, files.look)


@pytest.mark.parametrize("which", [PATH, LOG], ids=str)
def test_a_number_that_the_system_does_not_say_accuses_nobody(files, which):
    known = SameFile.of(PATH, files.look)
    told = files.numbers[which]
    files.numbers[which] = (UNKNOWN, UNKNOWN)
    known.confirm()
    unknown = SameFile.of(PATH, files.look)
    files.numbers[which] = told
    unknown.confirm()
    del files.numbers[which]
    with pytest.raises(FileGone):
        unknown.confirm()


def test_this_machine_numbers_its_files_and_another_copy_has_another_number(tmp_path):
    path = tmp_path / "vault.db"
    for each in (path, path.with_name("vault.db-wal")):
        each.write_bytes(b"words")
    same = SameFile.of(path)
    assert all(number for _, (_, number) in same.numbers)
    same.confirm()
    copy = tmp_path / "copy"
    copy.write_bytes(path.read_bytes())
    copy.replace(path)
    with pytest.raises(FileGone):
        same.confirm()
