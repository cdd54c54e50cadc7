"""Whether the disk is encrypted is told from what the system says of it, in every depth (T1; decision 0161)."""

from __future__ import annotations

import sys
from pathlib import Path, PureWindowsPath

import pytest

from akutdesk.storage.diskkryptering import (
    Diskkryptering,
    LinuxEncryption,
    MacEncryption,
    Svar,
    WindowsEncryption,
    encryption_here,
    has_policy,
)
from akutdesk.storage.system_command import run
from tests.fakes.encryption import ToldEncryption

MOUNTS = """22 1 253:0 / / rw - ext4 /dev/mapper/luks-rod rw
23 22 8:1 / /boot rw - ext4 /dev/sda1 rw
24 22 253:2 / /lvm rw - xfs /dev/mapper/vg-data rw
25 22 253:3 / /lvm-aaben rw - xfs /dev/mapper/vg-aaben rw
26 22 0:40 / /btrfs rw - btrfs /dev/mapper/luks-rod rw
27 22 0:41 / /ecrypt rw - ecryptfs /home/.ecryptfs rw
28 22 0:42 / /zfs rw - zfs pool/data rw
29 22 7:0 / /loop rw - ext4 /dev/loop0 rw
30 22 9:9 / /ukendt rw - ext4 /dev/nbd0 rw
31 22 9:0 / /raid rw - ext4 /dev/md0 rw
32 22 0:43 / /med\\040plads rw - btrfs /dev/mapper/luks-rod rw
"""


def disk(root, name, number, *, uuid="", below=(), partition_of=""):
    """One block device as the kernel shows it."""
    home = root / "sys/devices" / partition_of / name
    home.mkdir(parents=True)
    if uuid:
        (home / "dm").mkdir()
        (home / "dm/uuid").write_text(uuid + "\n")
    if partition_of:
        (home / "partition").write_text("1\n")
    (home / "slaves").mkdir()
    for one in below:
        target = next((root / "sys/devices").rglob(one))
        (home / "slaves" / one).symlink_to(target)
    for place, called in (("sys/dev/block", number), ("sys/class/block", name)):
        (root / place).mkdir(parents=True, exist_ok=True)
        (root / place / called).symlink_to(home)
    return home


@pytest.fixture
def root(tmp_path):
    """A PC with a plain partition, LUKS on another, LVM on either, RAID of both, and a loop."""
    (tmp_path / "proc/self").mkdir(parents=True)
    (tmp_path / "proc/self/mountinfo").write_text(MOUNTS)
    (tmp_path / "proc/swaps").write_text("Filename Type Size Used Priority\n")
    disk(tmp_path, "sda", "8:0")
    disk(tmp_path, "sda1", "8:1", partition_of="sda")
    disk(tmp_path, "sda2", "8:2", partition_of="sda")
    disk(tmp_path, "dm-0", "253:0", uuid="CRYPT-LUKS2-4711-luks-rod", below=["sda2"])
    disk(tmp_path, "dm-2", "253:2", uuid="LVM-data", below=["dm-0"])
    disk(tmp_path, "dm-3", "253:3", uuid="LVM-aaben", below=["dm-0", "sda1"])
    disk(tmp_path, "md0", "9:0", below=["dm-0", "dm-2"])
    (disk(tmp_path, "loop0", "7:0") / "loop").mkdir()
    mapper = tmp_path / "dev/mapper"
    mapper.mkdir(parents=True)
    for name, to in (("luks-rod", "dm-0"), ("vg-swap", "dm-2")):
        (tmp_path / "dev" / to).touch()
        (mapper / name).symlink_to(f"../{to}")
    return tmp_path


def of_linux(root):
    return LinuxEncryption(root, policy=lambda _: False)


@pytest.mark.parametrize(
    ("folder", "svar"),
    [
        ("/home/anna", Svar.JA),
        ("/boot/data", Svar.NEJ),
        ("/lvm/data", Svar.JA),
        ("/lvm-aaben/data", Svar.NEJ),
        ("/btrfs/data", Svar.JA),
        ("/ecrypt/data", Svar.JA),
        ("/zfs/data", Svar.UVIST),
        ("/loop/data", Svar.UVIST),
        ("/ukendt/data", Svar.UVIST),
        ("/raid/data", Svar.JA),
        ("/med plads/data", Svar.JA),
    ],
)
def test_linux_looks_below_the_file_system_to_the_last_disk(root, folder, svar):
    assert of_linux(root).look(Path(folder)).data is svar


def test_a_folder_with_a_policy_of_its_own_is_encrypted_on_an_open_disk(root):
    told = LinuxEncryption(root, policy=lambda folder: folder == Path("/boot/data"))
    assert told.look(Path("/boot/data")).data is Svar.JA
    assert told.look(Path("/boot/andet")).data is Svar.NEJ


@pytest.mark.parametrize(
    ("lines", "svar"),
    [
        ("", Svar.JA),
        ("/dev/mapper/vg-swap partition 1 0 -2", Svar.JA),
        ("/dev/sda1 partition 1 0 -2", Svar.NEJ),
        ("/dev/mapper/vg-swap partition 1 0 -2\n/dev/sda1 partition 1 0 -3", Svar.NEJ),
        ("/swap.img file 1 0 -2", Svar.JA),
        ("/boot/swap.img file 1 0 -2", Svar.NEJ),
        ("/dev/nbd7 partition 1 0 -2", Svar.UVIST),
        ("/dev/zram0 partition 1 0 -2", Svar.JA),
    ],
)
def test_all_that_memory_is_swapped_to_is_looked_at(root, lines, svar):
    disk(root, "zram0", "252:0")
    with (root / "proc/swaps").open("a") as file:
        file.write(f"{lines}\n" if lines else "")
    assert of_linux(root).look(Path("/home")).swap is svar


def test_packed_memory_that_may_be_written_out_is_not_promised(root):
    (disk(root, "zram0", "252:0") / "backing_dev").write_text("/dev/sda1\n")
    (root / "proc/swaps").write_text("Filename\n/dev/zram0 partition 1 0 -2\n")
    assert of_linux(root).look(Path("/home")).swap is Svar.UVIST


def test_a_kernel_that_tells_nothing_gives_no_answer_and_no_error(tmp_path):
    told = of_linux(tmp_path / "tom").look(Path("/home"))
    assert told == Diskkryptering(data=Svar.UVIST, swap=Svar.JA)


# ---------------------------------------------------------------- the other systems: their words, not their machines


def scripted(*answers):
    """A system whose commands answer one after the other; what was asked is kept."""
    asked, left = [], list(answers)

    def run(command):
        asked.append(command)
        return left.pop(0)

    return run, asked


@pytest.mark.parametrize(
    ("answer", "svar"),
    [
        ((0, "1\r\n"), Svar.JA),
        ((0, "2"), Svar.NEJ),
        ((0, "3"), Svar.NEJ),
        ((0, "5"), Svar.NEJ),
        ((0, "0"), Svar.UVIST),
        ((0, ""), Svar.UVIST),
        ((1, "1"), Svar.UVIST),
        (None, Svar.UVIST),
    ],
)
def test_windows_says_what_bitlocker_does(answer, svar):
    run, asked = scripted(answer, (0, "1"))
    told = WindowsEncryption(run, system_drive="C:").look(PureWindowsPath("D:/akutdesk"))
    assert told == Diskkryptering(data=svar, swap=Svar.JA)
    assert "'D:'" in asked[0][-1]
    assert "'C:'" in asked[1][-1]


def test_windows_is_asked_about_letters_of_drives_only():
    run, asked = scripted((0, "1"))
    told = WindowsEncryption(run, system_drive="C:").look(PureWindowsPath("//server/x'); del"))
    assert told.data is Svar.UVIST
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("answer", "svar"),
    [
        ((0, "true\n"), Svar.JA),
        ((1, "false\n"), Svar.NEJ),
        ((0, ""), Svar.UVIST),
        (None, Svar.UVIST),
    ],
)
def test_macos_says_what_filevault_does(answer, svar):
    run, _ = scripted(answer)
    assert MacEncryption(run).look(Path("/Users/anna")).data is svar


def test_macos_says_nothing_of_another_volume():
    run, asked = scripted()
    assert MacEncryption(run).look(Path("/Volumes/stik")).data is Svar.UVIST
    assert asked == []


# ---------------------------------------------------------------- the contract, on this machine and by the fake


@pytest.mark.parametrize("port", [encryption_here(), ToldEncryption()], ids=["machine", "fake"])
def test_a_look_answers_for_any_folder_and_changes_nothing(port, tmp_path):
    (tmp_path / "data").mkdir()
    before = sorted(tmp_path.rglob("*"))
    for folder in (tmp_path / "data", tmp_path / "findes ikke", Path("/")):
        told = port.look(folder)
        assert {told.data, told.swap} <= set(Svar)
        assert port.look(folder) == told
    assert sorted(tmp_path.rglob("*")) == before


def test_a_folder_that_is_gone_or_has_no_policy_is_not_said_to_have_one(tmp_path):
    assert not has_policy(tmp_path / "findes ikke")
    assert not has_policy(tmp_path)


def test_a_command_that_is_not_there_is_no_answer():
    assert run(("/findes/ikke",)) is None
    assert run((sys.executable, "-c", "print('hej')")) == (0, "hej\n")
    assert run((sys.executable, "-c", "import time; time.sleep(60)"), longest_s=0.2) is None
