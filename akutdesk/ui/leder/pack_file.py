"""Reading a licence pack from a file somebody chose: work for a job, since a stick or a share may be slow."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from akutdesk.domain.skemapakke import SkemapakkeError

MOST_BYTES: Final = 40_000
"""Ten times the longest pack there is; what is larger is another kind of file."""


def read_pack(path: Path) -> str:
    """The file's text. Raises SkemapakkeError: FIL, STOR, LAES."""
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError:
        raise SkemapakkeError("SKEMAPAKKE_FIL") from None
    if len(raw) > MOST_BYTES:
        raise SkemapakkeError("SKEMAPAKKE_STOR")
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise SkemapakkeError("SKEMAPAKKE_LAES") from None
