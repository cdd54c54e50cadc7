"""Linux's table of mounts: which device, kind and source lie under a folder (proc(5), mountinfo)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

_POINT: Final = 4
"""Which word of a line is the place where it is mounted."""

_KIND_AND_SOURCE: Final = 2


@dataclass(frozen=True, slots=True)
class Mount:
    """`device` is major:minor; `system` the kind of file system; `source` what was mounted, often a path in /dev."""

    device: str = ""
    system: str = ""
    source: str = ""


def mount_of(folder: Path, table: Path) -> Mount:
    """The last, longest mount point above the folder; an empty Mount if the table cannot be read."""
    best, found = -1, Mount()
    for line in lines_of(table):
        before, _, after = line.partition(" - ")
        fields, kind = before.split(), after.split()
        if len(fields) <= _POINT or len(kind) < _KIND_AND_SOURCE:
            continue
        point = PurePath(unescaped(fields[_POINT]))
        if folder.is_relative_to(point) and len(point.parts) >= best:
            best = len(point.parts)
            found = Mount(fields[2], kind[0], unescaped(kind[1]))
    return found


def lines_of(path: Path) -> list[str]:
    """The lines of one of the kernel's small files; none if it cannot be read."""
    try:
        return path.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return []


def unescaped(text: str) -> str:
    """The kernel writes a space and its like as an octal escape."""
    for escape, sign in ((r"\040", " "), (r"\011", "\t"), (r"\012", "\n"), (r"\134", "\\")):
        text = text.replace(escape, sign)
    return text
