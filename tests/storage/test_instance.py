import os
import subprocess
import sys

import pytest

from akutdesk.storage import instance
from akutdesk.storage.errors import DiskFault
from akutdesk.storage.vault_errors import AlreadyRunning

CHILD = """
import sys
from pathlib import Path
from akutdesk.storage import instance
from akutdesk.storage.vault_errors import AlreadyRunning
try:
    lock = (instance.adopt(Path(sys.argv[1]), int(sys.argv[2])) if len(sys.argv) > 2
            else instance.take(Path(sys.argv[1])))
except AlreadyRunning:
    print("busy", flush=True)
else:
    print("mine", flush=True)
    sys.stdin.readline()
"""


def start(folder, *words, pass_fds=()):
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder), *map(str, words)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        pass_fds=pass_fds,
    )
    return child, child.stdout.readline().strip()


def end(child):
    child.communicate("\n")  # also closes both pipes
    assert child.returncode == 0


def test_a_second_program_on_the_same_folder_is_refused(tmp_path):
    lock = instance.take(tmp_path)
    child, said = start(tmp_path)
    end(child)
    assert said == "busy"
    with pytest.raises(AlreadyRunning):
        instance.take(tmp_path)
    lock.release()
    child, said = start(tmp_path)
    end(child)
    assert said == "mine"


def test_two_folders_are_two_desks(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    locks = [instance.take(tmp_path / name) for name in ("a", "b")]
    for lock in locks:
        lock.release()
    assert instance.instance_name(tmp_path / "a") != instance.instance_name(tmp_path / "b")


def test_a_killed_program_leaves_its_place(tmp_path):
    child, said = start(tmp_path)
    assert said == "mine"
    child.kill()
    child.communicate()
    instance.take(tmp_path).release()


def test_a_fresh_process_gets_the_place_without_a_gap(tmp_path):
    if os.name != "posix":
        pytest.skip("a child inherits no lock on this system")
    lock = instance.take(tmp_path)
    number = lock.inherit()
    child, said = start(tmp_path, number, pass_fds=(number,))
    assert said == "mine"
    lock.release()
    with pytest.raises(AlreadyRunning):
        instance.take(tmp_path)
    end(child)
    instance.take(tmp_path).release()


def test_the_place_is_not_handed_on_by_accident(tmp_path):
    lock = instance.take(tmp_path)
    assert not os.get_inheritable(lock.handle)
    adopted = instance.adopt(tmp_path, lock.inherit())
    assert not os.get_inheritable(adopted.handle)
    adopted.release()


def test_a_handle_that_is_not_the_lock_is_not_adopted(tmp_path):
    lock = instance.take(tmp_path)
    other = os.open(tmp_path / instance.FILE, os.O_RDWR)
    stranger = os.open(tmp_path / "else", os.O_RDWR | os.O_CREAT)
    for handle in (other, stranger, 9999):
        with pytest.raises(AlreadyRunning):
            instance.adopt(tmp_path, handle)
    for handle in (other, stranger):
        os.close(handle)
    lock.release()


def test_a_folder_that_is_not_there_is_a_fault(tmp_path):
    with pytest.raises(DiskFault):
        instance.take(tmp_path / "missing")


def test_one_folder_has_one_name_however_it_is_written(tmp_path):
    (tmp_path / "a").mkdir()
    assert instance.instance_name(tmp_path / "a" / ".." / "a") == instance.instance_name(
        tmp_path / "a"
    )
    assert str(tmp_path) not in instance.instance_name(tmp_path)
