"""The desk's sentence for each error it knows (`resources/texts/fejl.toml`); no Qt in here.

An error names itself by its `kode`, and where one kode has several sentences by its `grund` too.
Errors hold codes and counts only, so filling a sentence from them never shows a typed word.
"""

from __future__ import annotations

from akutdesk.assets import AssetDamaged, Texts
from akutdesk.domain.errors import DomainError
from akutdesk.storage.errors import StorageError

_ASSET = "fejl.ressource"


def is_named(error: BaseException) -> bool:
    """Whether the error is one the desk knows; every other one is a bug."""
    from akutdesk.ui.printer import PrinterRefused

    return isinstance(error, StorageError | DomainError | PrinterRefused | AssetDamaged)


def text_of(error: BaseException, texts: Texts) -> str | None:
    """The sentence for an error; None for a bug, and for a printer, whose sentences name it."""
    if isinstance(error, AssetDamaged):
        return texts(_ASSET, fil=error.file, linje=error.line)
    if not isinstance(error, StorageError | DomainError):
        return None
    kode = error.kode
    grund = getattr(error, "grund", None)
    keys = [f"fejl.{kode}_{grund}".lower()] if isinstance(grund, str) else []
    keys.append(f"fejl.{kode}".lower())
    key = next((one for one in keys if one in texts), None)
    return texts(key, **vars(error)) if key is not None else None
