"""DS under macOS: the login keychain, through Apple's own `security` command. Ikke prøvet.

The secret goes in by standard input, so that it never stands in a list of processes. Written from the
manual of security(1) and never run on macOS.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from akutdesk.storage.vault_errors import DeviceSecretFault

_TOOL: Final = "/usr/bin/security"
_SERVICE: Final = "akutdesk"
_NOT_FOUND: Final = 44
"""errSecItemNotFound as security(1) exits with it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the command said: its exit code and standard output."""

    code: int
    output: str


Run = Callable[[tuple[str, ...], str], Answer]
"""Runs a command with arguments and standard input."""


def run_tool(arguments: tuple[str, ...], given: str) -> Answer:
    """Run `security`. Raises DeviceSecretFault if there is none."""
    command = (_TOOL, *arguments)
    try:
        done = subprocess.run(  # noqa: S603 - a fixed path, fixed words and our own account name
            command, input=given, capture_output=True, text=True, check=False
        )
    except OSError:
        raise DeviceSecretFault from None
    return Answer(done.returncode, done.stdout)


@dataclass(frozen=True, slots=True)
class KeychainDeviceSecret:
    """A DeviceSecret in the keychain under the name `account`."""

    account: str
    run: Run = run_tool

    def read(self) -> bytes | None:
        """See DeviceSecret."""
        answer = self.run(("find-generic-password", "-s", _SERVICE, "-a", self.account, "-w"), "")
        if answer.code == _NOT_FOUND:
            return None
        if answer.code != 0:
            raise DeviceSecretFault
        try:
            return bytes.fromhex(answer.output.strip())
        except ValueError:
            raise DeviceSecretFault from None

    def keep(self, secret: bytes) -> None:
        """See DeviceSecret."""
        words = f'add-generic-password -U -s {_SERVICE} -a "{self.account}" -w {secret.hex()}\n'
        if self.run(("-i",), words).code != 0:
            raise DeviceSecretFault
