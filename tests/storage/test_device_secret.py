"""The port's own tests: every keeper of the PC's secret passes them, the fake too."""

import os
import sys

import pytest

from akutdesk.storage.device_secret import FileDeviceSecret, device_secret_at
from akutdesk.storage.dpapi import DpapiDeviceSecret
from akutdesk.storage.keychain import Answer, KeychainDeviceSecret
from akutdesk.storage.vault_errors import DeviceSecretFault
from tests.fakes.device_secret import MemoryDeviceSecret

SECRET, OTHER = bytes(range(32)), bytes(range(32, 64))


class ScriptedKeychain:
    """Answers like security(1) as its manual tells; macOS itself is not here."""

    def __init__(self):
        self.items = {}
        self.arguments = []

    def run(self, arguments, given):
        self.arguments.append(arguments)
        if arguments == ("-i",):
            words = given.split()
            self.items[words[5].strip('"')] = words[7]
            return Answer(0, "")
        account = arguments[arguments.index("-a") + 1]
        if account not in self.items:
            return Answer(44, "")
        return Answer(0, self.items[account] + "\n")


@pytest.fixture(params=["file", "memory", "keychain"])
def keeper(request, tmp_path):
    if request.param == "file":
        return FileDeviceSecret(tmp_path / "keys" / "pc.key")
    if request.param == "memory":
        return MemoryDeviceSecret()
    return KeychainDeviceSecret("pc", ScriptedKeychain().run)


def test_a_new_pc_has_no_secret(keeper):
    assert keeper.read() is None


def test_a_secret_is_kept_and_replaced(keeper):
    keeper.keep(SECRET)
    assert keeper.read() == SECRET
    keeper.keep(OTHER)
    assert keeper.read() == OTHER


def test_the_secrets_file_is_its_owners_alone(tmp_path):
    path = tmp_path / "pc.key"
    FileDeviceSecret(path).keep(SECRET)
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o644)
    assert FileDeviceSecret(path).read() == SECRET
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("data", [b"", SECRET[:31], SECRET + b"\n"])
def test_a_damaged_secret_is_no_secret(tmp_path, data):
    path = tmp_path / "pc.key"
    path.write_bytes(data)
    assert FileDeviceSecret(path).read() is None


def test_a_secret_that_cannot_be_kept_or_read_is_said(tmp_path):
    blocked = tmp_path / "a file"
    blocked.write_bytes(b"")
    with pytest.raises(DeviceSecretFault):
        FileDeviceSecret(blocked / "pc.key").keep(SECRET)
    with pytest.raises(DeviceSecretFault):
        FileDeviceSecret(tmp_path).read()


def test_the_keychain_is_never_told_a_secret_where_others_can_see_it():
    keychain = ScriptedKeychain()
    KeychainDeviceSecret("pc", keychain.run).keep(SECRET)
    assert all(SECRET.hex() not in word for words in keychain.arguments for word in words)


@pytest.mark.parametrize("answer", [Answer(1, ""), Answer(0, "not hexadecimal")])
def test_a_keychain_that_refuses_is_said(answer):
    with pytest.raises(DeviceSecretFault):
        KeychainDeviceSecret("pc", lambda _words, _given: answer).read()


def test_a_keychain_that_keeps_nothing_is_said():
    with pytest.raises(DeviceSecretFault):
        KeychainDeviceSecret("pc", lambda _words, _given: Answer(1, "")).keep(SECRET)


def test_off_windows_dpapi_says_that_it_is_not_there(tmp_path):
    if sys.platform == "win32":
        pytest.skip("DPAPI is here, and is for a person to try")
    keeper = DpapiDeviceSecret(tmp_path / "pc.key")
    assert keeper.read() is None
    with pytest.raises(DeviceSecretFault):
        keeper.keep(SECRET)


def test_linux_keeps_its_secret_in_a_file(tmp_path):
    if os.name != "posix" or sys.platform == "darwin":
        pytest.skip("another system keeps it elsewhere")
    assert device_secret_at(tmp_path / "pc.key") == FileDeviceSecret(tmp_path / "pc.key")
