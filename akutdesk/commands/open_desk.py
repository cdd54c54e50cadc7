"""Opening a desk for a command: by whom, and for how long (design.md 8.19)."""

from __future__ import annotations

import argparse
from collections.abc import Generator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from akutdesk.assets import Assets, Texts
from akutdesk.commands.refusal import Refused, password_in, said
from akutdesk.config import SystemClock, device_secret_path, settings

if TYPE_CHECKING:
    from akutdesk.storage.keyring import Keyring
    from akutdesk.storage.vault import Keys


def add_data(parser: argparse.ArgumentParser, texts: Texts) -> None:
    """The folder, which may be named after the command as well as before it."""
    about = texts("kommando.data")
    parser.add_argument("--data", type=Path, default=argparse.SUPPRESS, metavar="DIR", help=about)


def add_person(parser: argparse.ArgumentParser, texts: Texts) -> None:
    """The options that say which desk, and who opens it."""
    add_data(parser, texts)
    parser.add_argument(
        "--password-file", type=Path, required=True, metavar="F", help=texts("kommando.kodefil")
    )
    parser.add_argument("--initialer", metavar="X", help=texts("kommando.initialer"))


@contextmanager
def opened(chosen: argparse.Namespace, assets: Assets) -> Generator[tuple[Keyring, Keys]]:
    """The desk in --data, open for who is named or for its only leader; a logged log-in like any other.

    Raises Refused, also for whatever the store refuses inside.
    """
    with recognised(chosen, assets) as (keyring, keys):
        keyring.lad_ind(keys)
        yield keyring, keys


@contextmanager
def recognised(chosen: argparse.Namespace, assets: Assets) -> Generator[tuple[Keyring, Keys]]:
    """As `opened`, with the file still closed: it may be too ill to be opened."""
    from akutdesk.storage import claim
    from akutdesk.storage.adgangskode import read_krav
    from akutdesk.storage.device_secret import device_secret_at
    from akutdesk.storage.errors import FolderEmpty
    from akutdesk.storage.keyring import Keyring
    from akutdesk.storage.vault import Vault

    folder, password = settings(chosen.data).data, password_in(chosen.password_file)
    with said(assets.texts()):
        if not claim.holds_desk(folder):
            raise FolderEmpty
        vault = Vault(folder, device_secret_at(device_secret_path(folder)))
        krav = partial(read_krav, assets.root)
        keyring = Keyring(vault=vault, clock=SystemClock(), read_krav=krav)
        with claimed(folder), _shut(keyring):
            keys = _keys(keyring, chosen.initialer, password)
            yield keyring, keys


@contextmanager
def claimed(folder: Path) -> Generator[None]:
    """Be the one program on a folder, for as long as a command takes."""
    from akutdesk.storage import claim

    lock = claim.claim(folder)
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _shut(keyring: Keyring) -> Generator[None]:
    """Close everything at the end, however it comes."""
    try:
        yield
    finally:
        keyring.luk()


def _keys(keyring: Keyring, initialer: str | None, password: str) -> Keys:
    from akutdesk.storage.vault_errors import PersonUnknown

    try:
        return keyring.proev(initialer, password)
    except PersonUnknown:
        raise Refused("kommando.initialer_mangler") from None
