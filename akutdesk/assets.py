"""Finds, reads and checks the files of resources/: words, code lists, guides, numbers, fonts, icons.

It knows files and lines, not their meaning: domain builds code lists and guides from the plain tables.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from pathlib import Path
from string import Formatter
from typing import Any, cast

Table = Mapping[str, Any]
"""One TOML file as plain values."""

SUMS = "SHA256SUMS"
"""Written by `seal` after a full check; in the form that `sha256sum -c` reads."""

_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_TOML_LINE = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")
_TRUETYPE = b"\x00\x01\x00\x00"


class AssetDamaged(Exception):
    """A file of resources/ cannot be used. `file` is relative to resources/, `line` counts from 1."""

    def __init__(self, file: str, line: int) -> None:
        super().__init__(f"resources/{file}:{line}")
        self.file = file
        self.line = line


class Texts(Mapping[str, str]):
    """Every interface text by its key: the file's name and the key in it, joined by dots.

    `texts("laas.forkert")` is a text; `texts("synk.fejl", n=3)` one with its places filled.
    A key or a place that is missing raises KeyError, so that no half sentence is ever shown.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def __call__(self, key: str, **values: object) -> str:
        """The text of a key with `{name}` replaced by values."""
        text = self._texts[key]
        return text.format_map(values) if "{" in text else text

    def __getitem__(self, key: str) -> str:
        return self._texts[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


class _Files(Mapping[str, str]):
    """The texts of all files, each read when the first of its keys is asked for."""

    def __init__(self, stems: Iterable[str], read: Callable[[str], Mapping[str, str]]) -> None:
        self._stems = tuple(stems)
        self._read = cache(read)

    def __getitem__(self, key: str) -> str:
        stem = key.partition(".")[0]
        if stem not in self._stems:
            raise KeyError(key)
        return self._read(stem)[key]

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(map(self._read, self._stems))

    def __len__(self) -> int:
        return sum(len(self._read(stem)) for stem in self._stems)


@dataclass(frozen=True)
class Assets:
    """The resources under `root`. Nothing is read before it is asked for."""

    root: Path

    def texts(self) -> Texts:
        """All interface texts; a file is read at the first of its keys, which may raise AssetDamaged."""
        return self._texts

    def texts_of(self, stem: str) -> Texts:
        """The texts of one file, for a start where another is broken. Raises AssetDamaged."""
        file = f"texts/{stem}.toml"
        texts: dict[str, str] = {}
        for key, text in _flat(self._table(file), prefix=f"{stem}."):
            if not isinstance(text, str):
                raise self.damaged(file, key.rpartition(".")[2])
            texts[key] = text
        return Texts(texts)

    def text(self, key: str) -> str:
        """One interface text as it stands. Raises KeyError or AssetDamaged."""
        return self._texts[key]

    def codes(self) -> dict[str, Table]:
        """The code lists by file name, as plain tables. Raises AssetDamaged."""
        return self._tables("codes")

    def code(self, name: str) -> Table:
        """One code list as a plain table. Raises AssetDamaged."""
        return self._table(f"codes/{name}.toml")

    def guides(self) -> dict[str, Table]:
        """All guides by file name, as plain tables. Raises AssetDamaged."""
        return self._tables("guides")

    def guide(self, name: str) -> Table:
        """One guide as a plain table. Raises AssetDamaged."""
        return self._table(f"guides/{name}.toml")

    def directory(self) -> dict[str, Table]:
        """The phone directory by file name, as plain tables. Raises AssetDamaged."""
        return self._tables("directory")

    def demo(self) -> dict[str, Table]:
        """The words of the invented people by file name, as plain tables. Raises AssetDamaged."""
        return self._tables("demo")

    def font_path(self, name: str) -> Path:
        """The TrueType file of a font, such as `IBMPlexSans-Regular`. Raises AssetDamaged."""
        file = f"fonts/{name}.ttf"
        _check_font(file, self._bytes(file))
        return self.root / file

    def fonts(self) -> tuple[str, ...]:
        """The names of all fonts."""
        return tuple(sorted(path.stem for path in (self.root / "fonts").glob("*.ttf")))

    def icon_svg(self, name: str) -> str:
        """The SVG text of an icon, drawn in currentColor on a 24-unit grid. Raises AssetDamaged."""
        return self._bytes(f"icons/{name}.svg").decode()

    def check(self) -> None:
        """Raise AssetDamaged for the first unusable file.

        Files that are as they were when `seal` saw them are not read a second time.
        """
        sealed, files = self._sealed(), self._files()
        for file in files:
            data = self._bytes(file)
            if sealed.get(file) != hashlib.sha256(data).hexdigest():
                _check_file(file, data)
        for file in sorted(sealed.keys() - files):
            raise AssetDamaged(file, 1)

    def seal(self) -> None:
        """Check every file, then write down its digest for quick checks. Raises AssetDamaged."""
        files = {file: self._bytes(file) for file in self._files()}
        for file, data in files.items():
            _check_file(file, data)
        lines = [f"{hashlib.sha256(data).hexdigest()}  {file}\n" for file, data in files.items()]
        (self.root / SUMS).write_text("".join(lines), encoding="ascii", newline="\n")

    def damaged(self, file: str, place: str) -> AssetDamaged:
        """The error that names the first line of a file where a key, code or word stands."""
        lines = self._bytes(file).decode(errors="replace").splitlines()
        word = re.compile(rf"(?<!\w){re.escape(place)}(?!\w)")
        found = (number for number, line in enumerate(lines, 1) if word.search(line))
        return AssetDamaged(file, next(found, 1))

    @cached_property
    def _texts(self) -> Texts:
        stems = (path.stem for path in sorted((self.root / "texts").glob("*.toml")))
        return Texts(_Files(stems, self.texts_of))

    def _tables(self, folder: str) -> dict[str, Table]:
        paths = sorted((self.root / folder).glob("*.toml"))
        return {path.stem: self._table(f"{folder}/{path.name}") for path in paths}

    def _table(self, file: str) -> Table:
        return _parse_toml(file, self._bytes(file))

    def _bytes(self, file: str) -> bytes:
        try:
            with open(f"{self.root}/{file}", "rb") as opened:  # noqa: PTH123 - a start reads all files
                return opened.read()
        except OSError as error:
            raise AssetDamaged(file, 1) from error

    def _files(self) -> list[str]:
        found: list[str] = []
        for folder, _, names in os.walk(self.root):
            under = Path(folder).relative_to(self.root).as_posix()
            found += [name if under == "." else f"{under}/{name}" for name in names]
        return sorted(file for file in found if file != SUMS)

    def _sealed(self) -> dict[str, str]:
        try:
            lines = (self.root / SUMS).read_text(encoding="ascii").splitlines()
        except (OSError, UnicodeDecodeError):
            return {}
        return {file: digest for digest, _, file in (line.partition("  ") for line in lines)}


def find_resources() -> Path:
    """The folder resources/ of this program: frozen, installed, or a source tree.

    Raises AssetDamaged if there is none.
    """
    package = Path(__file__).resolve().parent
    frozen = Path(getattr(sys, "_MEIPASS", package))
    for root in (frozen / "resources", package / "resources", package.parent / "resources"):
        if (root / "texts").is_dir():
            return root
    raise AssetDamaged("texts", 1)


def places_of(text: str) -> frozenset[str]:
    """The names in braces of a text. Raises ValueError for braces that are not a plain `{name}`."""
    names: set[str] = set()
    for _, name, spec, conversion in Formatter().parse(text):
        if name is None:
            continue
        if spec or conversion or not _KEY.fullmatch(name):
            raise ValueError(name)
        names.add(name)
    return frozenset(names)


def _flat(table: Table, *, prefix: str) -> Iterator[tuple[str, object]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(cast("Table", value), prefix=f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def _parse_toml(file: str, data: bytes) -> Table:
    try:
        return tomllib.loads(data.decode())
    except UnicodeDecodeError as error:
        raise AssetDamaged(file, data[: error.start].count(b"\n") + 1) from error
    except tomllib.TOMLDecodeError as error:
        found = _TOML_LINE.search(str(error))
        last = data.count(b"\n") + 1
        raise AssetDamaged(file, int(found[1]) if found and found[1] else last) from error


def _check_file(file: str, data: bytes) -> None:
    if file.endswith(".toml"):
        table = _parse_toml(file, data)
        if file.startswith("texts/"):
            _check_texts(file, data.decode(), table)
    elif file.endswith(".svg"):
        _check_icon(file, data)
    elif file.endswith(".ttf"):
        _check_font(file, data)


def _check_texts(file: str, source: str, table: Table) -> None:
    for key, text in _flat(table, prefix=""):
        if not _is_text(key, text):
            raise AssetDamaged(file, _line_of_key(source, key))


def _is_text(key: str, text: object) -> bool:
    if not isinstance(text, str) or not all(_KEY.fullmatch(part) for part in key.split(".")):
        return False
    try:
        places_of(text)
    except ValueError:
        return False
    return bool(text.strip())


def _line_of_key(source: str, key: str) -> int:
    """The line of a dotted key, searched from its table's heading on."""
    section, _, name = key.rpartition(".")
    heading = re.search(rf"(?m)^\s*\[\s*{re.escape(section)}\s*\]", source) if section else None
    start = heading.end() if heading else 0
    found = re.compile(rf"(?m)^\s*(?:[\w.\"]+\.)?\"?{re.escape(name)}\"?\s*=").search(source, start)
    at = found.end() if found else start
    return source.count("\n", 0, at) + 1


def _check_icon(file: str, data: bytes) -> None:
    import xml.etree.ElementTree as ET

    try:
        ET.fromstring(data)  # noqa: S314 - our own files, and a check of exactly that
    except ET.ParseError as error:
        raise AssetDamaged(file, error.position[0]) from error


def _check_font(file: str, data: bytes) -> None:
    if not data.startswith(_TRUETYPE):
        raise AssetDamaged(file, 1)
