"""The parts list (SBOM) of the program, made from requirements.lock: CycloneDX 1.6 as JSON.

The same lock gives the same list, byte for byte: it holds no time and no serial number. What is only used to test
and to build is named too, as excluded.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import tomllib
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from tests.checks.licences import licences

ROOT = Path(__file__).parents[2]

_PINNED = re.compile(r"([a-z0-9-]+)==([^\s\\;]+)(?: ; ([^\\]+))?")
_NAME = re.compile(r"[A-Za-z0-9._-]+")


@dataclass(frozen=True)
class Locked:
    """One package of the lock: its hashes are those of all the files it comes in."""

    name: str
    version: str
    only_where: str | None
    hashes: tuple[str, ...]


def main() -> int:
    """Write the list to the file that is named, or to the terminal."""
    text = json.dumps(parts(), indent=2, ensure_ascii=False) + "\n"
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(text, encoding="utf-8", newline="\n")
    else:
        print(text, end="")
    return 0


def locked(text: str) -> list[Locked]:
    """The packages of a lock file, in its order."""
    found: list[Locked] = []
    for entry in re.split(r"\n(?=\S)", text.strip()):
        pinned = _PINNED.match(entry)
        if pinned is None:
            raise ValueError(entry.partition("\n")[0])
        name, version, only_where = pinned.groups()
        hashes = tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})", entry))
        found.append(Locked(name, version, only_where and only_where.strip(), hashes))
    return found


def parts() -> dict[str, Any]:
    """The list as CycloneDX has it."""
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    asked = asked_for()
    shipped = needed_by(asked)
    known = licences()
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "name": "akutdesk", "bom-ref": "akutdesk"},
            "properties": [
                {
                    "name": "akutdesk:requirements.lock:sha256",
                    "value": hashlib.sha256(lock.encode()).hexdigest(),
                }
            ],
        },
        "components": [component(package, known, shipped) for package in locked(lock)],
        "dependencies": [{"ref": "akutdesk", "dependsOn": sorted(map(reference, asked))}],
    }


def component(package: Locked, known: dict[str, str], shipped: set[str]) -> dict[str, Any]:
    """One package: `required` goes to the desk or the server, `excluded` to neither."""
    where = [{"name": "akutdesk:only-where", "value": package.only_where}]
    files = [{"name": "akutdesk:file:sha256", "value": each} for each in package.hashes]
    licence = known.get(package.name)
    return {
        "type": "library",
        "name": package.name,
        "version": package.version,
        "bom-ref": reference(package.name),
        "purl": f"pkg:pypi/{package.name}@{package.version}",
        "scope": "required" if package.name in shipped else "excluded",
        **({"licenses": [{"license": {"name": licence}}]} if licence else {}),
        "properties": (where if package.only_where else []) + files,
    }


def reference(name: str) -> str:
    """What the list calls a package."""
    return f"package:{name}"


def asked_for() -> set[str]:
    """The packages that pyproject.toml names for the desk and the server."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return {
        plain_name(line)
        for line in (*project["dependencies"], *project["optional-dependencies"]["central"])
    }


def needed_by(names: set[str]) -> set[str]:
    """These packages and all that they need, as far as they are installed here."""
    found: set[str] = set()
    waiting = sorted(names)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        try:
            needs = distribution(name).requires or ()
        except PackageNotFoundError:
            continue
        waiting += [plain_name(line) for line in needs if "extra ==" not in line]
    return found


def plain_name(requirement: str) -> str:
    """The name in a line such as `urllib3>=2.8`, as the lock spells it."""
    name = _NAME.match(requirement)
    if name is None:
        raise ValueError(requirement)
    return re.sub(r"[-_.]+", "-", name[0]).lower()


if __name__ == "__main__":
    sys.exit(main())
