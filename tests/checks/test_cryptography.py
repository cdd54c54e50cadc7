"""The list of cryptography says what the one door takes from its libraries, no more and no less."""

from __future__ import annotations

import ast
import re

from tests.checks.parts import ROOT

DOOR = ROOT / "akutdesk" / "wire" / "crypto.py"
LIST = ROOT / "docs" / "cryptography.md"
OF_PYTHON = {"hashlib", "hmac", "os"}


def taken() -> set[str]:
    """What wire/crypto.py imports of the library, and calls of Python's own modules."""
    tree = ast.parse(DOOR.read_text("utf-8"))
    names = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("cryptography.hazmat.")
        for alias in node.names
    }
    called = {
        f"{node.value.id}.{node.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        if node.value.id in OF_PYTHON
    }
    return names | called


def listed() -> set[str]:
    """What the first column of the list's first table names."""
    table = LIST.read_text("utf-8").partition("Published vectors")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    return {name for row in rows for name in re.findall(r"`([^`]+)`", row)}


def test_the_list_names_what_is_taken_and_nothing_else():
    assert listed() == taken()


def test_every_other_module_that_hashes_or_draws_is_listed():
    program = ROOT / "akutdesk"
    uses = re.compile(r"\b(?:hashlib\.|hmac\.|secrets\.(?:token|choice|rand))\w*\(")
    found = {
        path.relative_to(program).as_posix()
        for path in program.rglob("*.py")
        if path != DOOR and uses.search(path.read_text("utf-8"))
    }
    second = LIST.read_text("utf-8").partition("Published vectors")[2]
    assert found - set(re.findall(r"`([^`]+)`", second)) == set()
