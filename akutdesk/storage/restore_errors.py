"""What a folder of second copies may refuse when a PC is made from it. Codes only."""

from __future__ import annotations

from akutdesk.storage.errors import StorageError


class CopyMissing(StorageError):
    """No second copy lies in the folder, or the folder cannot be reached."""

    kode = "KOPI_MANGLER"


class CopyDamaged(StorageError):
    """What lies there is damaged from its beginning on: nothing can be made from it."""

    kode = "KOPI_SKADET"


class CopyTooNew(StorageError):
    """A newer program wrote it: that program must read it too."""

    kode = "KOPI_NYERE"


class CopyForeign(StorageError):
    """The kit's code holds, but it belongs to another place than the copy."""

    kode = "KOPI_ANDET_STED"
