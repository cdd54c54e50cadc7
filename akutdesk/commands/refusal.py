"""How a command says no: one sentence, and never a word of what lies in a desk."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from akutdesk.assets import Texts


class Refused(Exception):
    """A command cannot do what was asked; `key` is the text that says why."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def password_in(file: Path) -> str:
    """The first line of a password file. Raises Refused if it cannot be read."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise Refused("kommando.kodefil_mangler") from None
    if not lines:
        raise Refused("kommando.kodefil_mangler")
    return lines[0]


@contextmanager
def said(texts: Texts) -> Generator[None]:
    """Turn what the store refuses into its one sentence: raises Refused."""
    from akutdesk.domain.errors import AdgangError
    from akutdesk.storage.errors import StorageError

    try:
        yield
    except StorageError as error:
        key = f"fejl.{error.kode.lower()}"
        raise Refused(key if key in texts else "fejl.uventet") from None
    except AdgangError:
        raise Refused("fejl.adgang_naegtet") from None
