"""Names the locked packages whose licence is not on the list; silent when all are."""

from __future__ import annotations

import sys
from importlib.metadata import Distribution, distributions
from pathlib import Path

ALLOWED = (
    *("0BSD", "Apache", "BSD", "ISC", "LGPL", "MIT", "MPL", "PSF", "Python Software Foundation"),
    *("Unlicense", "zlib"),
)
READ_BY_HAND = {"sqlcipher3": "zlib"}
"""Packages that name their licence in a file only."""

TOOLS = {"codespell", "pyinstaller", "pyinstaller-hooks-contrib"}
"""GPL, but nothing of them goes to the desk; what PyInstaller adds to a build is excepted."""


def main() -> int:
    """Print what is strange; 1 if anything is."""
    strange = [
        f"{name}: {licence[:60] or 'no licence named'}"
        for name, licence in sorted(licences().items())
        if name not in TOOLS and not any(word in licence for word in ALLOWED)
    ]
    print("\n".join(strange))
    return 1 if strange else 0


def licences() -> dict[str, str]:
    """Each locked package that is installed here, and its licence."""
    lock = Path(__file__).parents[2] / "requirements.lock"
    lines = lock.read_text(encoding="utf-8").splitlines()
    locked = {line.partition("==")[0] for line in lines if "==" in line}
    named = {package.name.lower().replace("_", "-"): package for package in distributions()}
    return {
        name: READ_BY_HAND.get(name) or licence_of(package)
        for name, package in named.items()
        if name in locked
    }


def licence_of(package: Distribution) -> str:
    """What a package says its licence is, wherever it says so."""
    meta = package.metadata
    classifiers = [text for text in meta.get_all("Classifier", []) if text.startswith("License")]
    named = [meta[key] for key in ("License-Expression", "License") if key in meta]
    return " ".join((*classifiers, *named))


if __name__ == "__main__":
    sys.exit(main())
