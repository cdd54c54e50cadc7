"""The input sheet for the impact assessment (GDPR 35), made from the record types (domain.md 7): Markdown, in Danish.

What a type is for stands in docs/konsekvensanalyse.toml; its fields and who may read and write it are the program's own.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from akutdesk.domain.adgang import FUNKTIONER, ROLLER, laesefunktion, skrivefunktion
from akutdesk.domain.record import Record, field_types
from akutdesk.domain.record_types import RECORD_TYPES

WORDS = Path(__file__).parents[2] / "docs" / "konsekvensanalyse.toml"


def main() -> int:
    """Write the sheet to the file that is named, or to the terminal."""
    text = sheet()
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(text, encoding="utf-8", newline="\n")
    else:
        print(text, end="")
    return 0


def told() -> Mapping[str, Any]:
    """What people have to say of each type, and how long it is kept."""
    return tomllib.loads(WORDS.read_text("utf-8"))


def sheet() -> str:
    """The whole sheet: a section for each record type."""
    words = told()
    return "\n".join(section(cls, words) for cls in RECORD_TYPES)


def section(cls: type[Record], words: Mapping[str, Any]) -> str:
    """One type: what people say of it, then what the program says."""
    said = words["slags"][cls.TYPE]
    own = field_types(cls).keys() - field_types(Record).keys()
    rows = {
        "hvad": said["hvad"],
        "om": said["om"],
        "foelsom": said["foelsom"],
        "formaal": said["formaal"],
        "frist": words["frister"][said["frist"]],
        "laeses": readers(laesefunktion(cls.TYPE)),
        "skrives": readers(skrivefunktion(cls.TYPE)),
        "felter": ", ".join(name for name in field_types(cls) if name in own),
    }
    heads = words["overskrifter"]
    lines = [f"- {heads[name]}: {value}\n" for name, value in rows.items()]
    return f"## {cls.TYPE}\n\n" + "".join(lines)


def readers(funktion: str) -> str:
    """The roles that have a function, in the order of domain.md 2.2."""
    return ", ".join(rolle for rolle in ROLLER if rolle in FUNKTIONER[funktion])


if __name__ == "__main__":
    sys.exit(main())
