from pathlib import Path

import pytest

from akutdesk.storage.location import (
    LinuxVolumes,
    MacVolumes,
    Volume,
    WindowsVolumes,
    refuse_unsafe,
    volumes_here,
)
from akutdesk.storage.vault_errors import (
    FolderOnNetwork,
    FolderRemovable,
    FolderRoaming,
    FolderSynced,
)
from tests.fakes.volumes import OneVolume


def test_a_folder_on_a_local_disk_is_fine_before_it_exists(tmp_path):
    refuse_unsafe(tmp_path / "not" / "yet", OneVolume(), {})
    refuse_unsafe(tmp_path, volumes_here(), {})


def test_a_network_and_a_stick_are_refused(tmp_path):
    with pytest.raises(FolderOnNetwork):
        refuse_unsafe(tmp_path, OneVolume(Volume.NETWORK), {})
    with pytest.raises(FolderRemovable):
        refuse_unsafe(tmp_path, OneVolume(Volume.REMOVABLE), {})


@pytest.mark.parametrize(
    "name",
    [
        "OneDrive",
        "OneDrive - Middelfart Kommune",
        "Dropbox",
        "Google Drive",
        "Nextcloud",
        "DROPBOX",
    ],
)
def test_a_synced_folder_is_refused_at_any_depth(tmp_path, name):
    for folder in (tmp_path / name, tmp_path / name / "akutdesk" / "data"):
        with pytest.raises(FolderSynced):
            refuse_unsafe(folder, OneVolume(), {})


def test_a_folder_with_a_like_name_is_fine(tmp_path):
    for name in ("Dropboxe", "onedrives", "min dropbox-kopi"):
        refuse_unsafe(tmp_path / name, OneVolume(), {})


def test_a_sync_programs_own_mark_is_enough(tmp_path):
    (tmp_path / "arbejde").mkdir()
    (tmp_path / "arbejde" / ".stfolder").mkdir()
    with pytest.raises(FolderSynced):
        refuse_unsafe(tmp_path / "arbejde" / "akutdesk", OneVolume(), {})


def test_onedrive_under_any_name_is_known_by_its_variable(tmp_path):
    environ = {"OneDriveCommercial": str(tmp_path / "Skyen")}
    with pytest.raises(FolderSynced):
        refuse_unsafe(tmp_path / "Skyen" / "akutdesk", OneVolume(), environ)
    refuse_unsafe(tmp_path / "Jorden", OneVolume(), environ)


def test_a_roaming_profile_is_refused(tmp_path):
    environ = {"APPDATA": str(tmp_path / "Roaming"), "LOCALAPPDATA": str(tmp_path / "Local")}
    with pytest.raises(FolderRoaming):
        refuse_unsafe(tmp_path / "Roaming" / "akutdesk", OneVolume(), environ)
    refuse_unsafe(tmp_path / "Local" / "akutdesk", OneVolume(), environ)


def test_a_link_into_a_synced_folder_is_seen_through(tmp_path):
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "data").symlink_to(tmp_path / "Dropbox")
    with pytest.raises(FolderSynced):
        refuse_unsafe(tmp_path / "data", OneVolume(), {})


MOUNTS = r"""22 1 8:1 / / rw - ext4 /dev/sda1 rw
30 22 0:40 / /mnt/faelles rw - cifs //server/faelles rw
31 22 0:41 / /home/anna/hjem rw - nfs4 server:/hjem rw
32 22 0:42 / /mnt/med\040mellemrum rw - fuse.sshfs x rw
33 22 8:17 / /media/stik rw - vfat /dev/sdb1 rw
34 30 8:2 / /mnt/faelles/lokal rw - ext4 /dev/sda2 rw
35 22 8:1 / /home/anna/hjem rw - ext4 /dev/sda1 rw
broken line
"""


@pytest.fixture
def linux(tmp_path):
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS, encoding="utf-8")
    block = tmp_path / "block"
    for disk, parts, removable in (("sda", ("8:1", "8:2"), "0"), ("sdb", ("8:17",), "1")):
        folder = tmp_path / "devices" / disk
        folder.mkdir(parents=True)
        (folder / "removable").write_text(f"{removable}\n", encoding="utf-8")
        block.mkdir(exist_ok=True)
        for part in parts:
            (folder / part.replace(":", "_")).mkdir()
            (block / part).symlink_to(folder / part.replace(":", "_"))
    return LinuxVolumes(mounts, block)


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/anna", Volume.LOCAL),
        ("/mnt/faelles", Volume.NETWORK),
        ("/mnt/faelles/akutdesk", Volume.NETWORK),
        ("/mnt/faellesskab", Volume.LOCAL),
        ("/mnt/faelles/lokal/akutdesk", Volume.LOCAL),
        ("/mnt/med mellemrum/x", Volume.NETWORK),
        ("/media/stik/akutdesk", Volume.REMOVABLE),
        ("/home/anna/hjem", Volume.LOCAL),
    ],
)
def test_linux_tells_the_disk_from_the_mount_table(linux, folder, kind):
    assert linux.kind(Path(folder)) is kind


def test_linux_without_a_mount_table_refuses_nobody(tmp_path):
    assert LinuxVolumes(tmp_path / "none", tmp_path).kind(Path("/home")) is Volume.LOCAL


def test_windows_knows_a_network_path_by_its_name():
    class Share:
        drive = "\\\\server\\faelles"

    assert WindowsVolumes().kind(Share()) is Volume.NETWORK


def test_macos_takes_whatever_was_mounted_for_removable():
    kinds = [
        MacVolumes().kind(Path(at)) for at in ("/Volumes/stik/akutdesk", "/Users/anna/akutdesk")
    ]
    assert kinds == [Volume.REMOVABLE, Volume.LOCAL]
