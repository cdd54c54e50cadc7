import errno
import os
import shutil
import signal
import subprocess
import sys

import pytest

from akutdesk.storage.durable import remove_durably, write_durably
from akutdesk.storage.errors import DiskFault, DiskFull


def test_a_file_is_replaced_whole_and_leaves_nothing_beside(tmp_path):
    path = tmp_path / "laas.json"
    write_durably(path, b"one")
    write_durably(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_only_the_owner_reads_it(tmp_path):
    write_durably(tmp_path / "x", b"one")
    assert (tmp_path / "x").stat().st_mode & 0o777 == 0o600


def test_a_full_disk_keeps_the_old_file_and_says_so():
    if not os.access("/dev/full", os.W_OK):
        pytest.skip("this system has no device that is always full")
    from pathlib import Path

    from akutdesk.storage import durable

    with pytest.raises(OSError, match="No space") as caught:
        durable._write(Path("/dev/full"), b"x")
    assert isinstance(durable._translated(caught.value), DiskFull)


@pytest.mark.parametrize(
    ("number", "kind"),
    [(errno.ENOSPC, DiskFull), (errno.EDQUOT, DiskFull), (errno.EIO, DiskFault), (None, DiskFault)],
)
def test_each_fault_of_a_disk_has_its_error_and_no_path_in_it(number, kind):
    from akutdesk.storage import durable

    error = durable._translated(OSError(number, "text", "/home/anna/notat"))
    assert type(error) is kind
    assert "anna" not in str(error)


def test_a_missing_folder_is_a_fault(tmp_path):
    with pytest.raises(DiskFault):
        write_durably(tmp_path / "missing" / "x", b"one")


def test_a_write_that_fails_leaves_nothing_half_made(tmp_path):
    (tmp_path / "x").mkdir()
    with pytest.raises(DiskFault):
        write_durably(tmp_path / "x", b"a file where a folder is")
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_a_disk_that_became_read_only_is_a_fault_and_names_no_path(tmp_path):
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("a disk can only be mounted by root on Linux")
    mount, umount = (shutil.which(name) or name for name in ("mount", "umount"))
    subprocess.run([mount, "-t", "tmpfs", "-o", "ro", "akutdesk", tmp_path], check=True)
    try:
        with pytest.raises(DiskFault, match=r"^DISK_FEJL EROFS$"):
            write_durably(tmp_path / "x", b"one")
    finally:
        subprocess.run([umount, "--lazy", tmp_path], check=True)


def test_removing_what_is_not_there_is_no_fault(tmp_path):
    write_durably(tmp_path / "x", b"one")
    remove_durably(tmp_path / "x")
    remove_durably(tmp_path / "x")
    assert list(tmp_path.iterdir()) == []


def test_a_kill_at_any_moment_leaves_the_old_or_the_new_file(tmp_path, rng):
    path = tmp_path / "vault.keys"
    code = (
        "import sys; from pathlib import Path; from akutdesk.storage.durable import write_durably\n"
        "path, n = Path(sys.argv[1]), 0\n"
        "while True:\n"
        "    n += 1\n"
        "    write_durably(path, n.to_bytes(4, 'big') * 5000)\n"
        "    sys.stdout.write(f'{n}\\n'); sys.stdout.flush()\n"
    )
    for _ in range(6):
        command = [sys.executable, "-c", code, str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            said = [child.stdout.readline() for _ in range(rng.randrange(1, 60))]
            child.send_signal(signal.SIGKILL)
            said += [line for line in child.stdout if line.endswith("\n")]
        last = int(said[-1])
        data = path.read_bytes()
        assert len(data) == 20_000
        assert data == data[:4] * 5000
        assert int.from_bytes(data[:4], "big") >= last
