"""The house style that no other tool holds. There is no list of exceptions, on purpose."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "akutdesk"
TESTS = ROOT / "tests"

VAGUE = {"utils", "util", "helpers", "helper", "common", "core", "manager", "misc", "base"}
SQL = re.compile(
    r"\s*(SELECT\b.+\bFROM|INSERT\b.+\bINTO|UPDATE\b.+\bSET|DELETE\s+FROM|PRAGMA|ALTER\s+TABLE"
    r"|(CREATE|DROP)\s+(TEMP|UNIQUE|VIRTUAL|TABLE|INDEX|TRIGGER|VIEW))\b",
    re.DOTALL,
)
SMALL_WORDS = re.compile(r"\b(og|ikke|er|den|det|du|har|for|til|kan|som|med|vi)\b", re.IGNORECASE)
MIRRORED = ("domain", "storage", "wire", "reports", "ui", "demo", "central")
TEXT_FILES = {
    ".py",
    ".toml",
    ".md",
    ".lock",
    ".spec",
    ".sql",
    ".svg",
    ".txt",
    ".json",
    ".cfg",
    ".yaml",
    ".sh",
    ".conf",
    ".service",
    ".timer",
    "",
}


def python_files(*folders: Path) -> list[Path]:
    """Every Python file of ours in some folders."""
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


OURS = [ROOT / "dev.py", *python_files(PROGRAM, TESTS)]
IN_PROGRAM = python_files(PROGRAM)


@cache
def tree_of(path: Path) -> ast.Module:
    """A file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module", autouse=True)
def trees_are_let_go() -> Iterator[None]:
    """They are two million things, among which each later test's rubbish would be looked for."""
    yield
    tree_of.cache_clear()


def place(path: Path, node: ast.AST) -> str:
    """File and line, as an editor opens it."""
    return f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"


def strings(path: Path) -> Iterator[ast.Constant]:
    """Every string of a file that is no docstring."""
    tree = tree_of(path)
    docs = {
        id(node.value)
        for parent in ast.walk(tree)
        if isinstance(parent, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        for node in parent.body
        if isinstance(node, ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node


def length(node: ast.AST) -> int:
    """Lines of a class or function, decorators included."""
    first = min([node.lineno, *(each.lineno for each in node.decorator_list)])  # type: ignore[attr-defined]
    return node.end_lineno - first + 1  # type: ignore[attr-defined]


def test_no_file_is_longer_than_400_lines():
    long = {
        str(path.relative_to(ROOT)): lines
        for path in OURS
        if (lines := path.read_text(encoding="utf-8").count("\n")) > 400
    }
    assert long == {}


@pytest.mark.parametrize(
    ("kinds", "most"),
    [((ast.FunctionDef, ast.AsyncFunctionDef), 45), ((ast.ClassDef,), 200)],
    ids=["functions", "classes"],
)
def test_no_function_or_class_is_too_long(kinds: tuple[type, ...], most: int):
    long = {
        f"{place(path, node)} {node.name}": length(node)
        for path in OURS
        for node in ast.walk(tree_of(path))
        if isinstance(node, kinds) and length(node) > most
    }
    assert long == {}


def test_no_module_or_class_has_a_vague_name():
    modules = [str(path) for path in IN_PROGRAM if VAGUE & set(path.stem.split("_"))]
    folders = [str(path) for path in PROGRAM.rglob("*") if path.is_dir() and path.name in VAGUE]
    classes = [
        place(path, node)
        for path in IN_PROGRAM
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef) and re.search(r"(Manager|Helper|Utils?)$", node.name)
    ]
    assert modules + folders + classes == []


def glossary() -> set[str]:
    """The words of docs/glossary.md in ASCII and lower case, singular and plural."""
    words: set[str] = set()
    for line in (ROOT / "docs/glossary.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("| ").split("|")]
        if line.startswith("| `"):
            words |= set(re.findall(r"`([a-z0-9_]+)`", f"{cells[0]} {cells[1]}"))
    return words


def is_known(word: str, known: set[str]) -> bool:
    """Whether a word is in the glossary, or put together of two that are (`vagtperiode`)."""
    cuts = range(3, len(word))
    return word in known or any(
        word[:cut] in known and {word[cut:], word[cut:].removeprefix("s")} & known for cut in cuts
    )


def test_every_class_of_the_domain_is_a_word_of_the_glossary():
    known = glossary()
    strange = {
        place(path, node): node.name
        for path in python_files(PROGRAM / "domain")
        for node in tree_of(path).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
        if not all(
            is_known(word.lower(), known) for word in re.findall(r"[A-Z][a-z0-9]*", node.name)
        )
    }
    assert strange == {}


def test_sql_is_written_in_storage_only():
    elsewhere = [
        place(path, node)
        for path in IN_PROGRAM
        if path.relative_to(PROGRAM).parts[0] not in {"storage", "central"}
        for node in strings(path)
        if SQL.match(node.value)
    ]
    assert elsewhere == []


def test_sql_is_never_built_from_values():
    """Names of tables and columns may be joined in, from our own classes; whatever is asked about may not."""
    built = [
        place(path, node)
        for path in IN_PROGRAM
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod)
        if isinstance(node.left, ast.Constant) and SQL.match(str(node.left.value))
    ]
    assert built == []


def is_danish(text: str) -> bool:
    """Whether a string looks like something said to a person, not like a code, key or letter."""
    words = text.split()
    return len(words) > 1 and (
        any(letter in text for letter in "æøåÆØÅ") or len(SMALL_WORDS.findall(text)) > 1
    )


def test_python_holds_no_danish_sentence():
    danish = [
        place(path, node)
        for path in IN_PROGRAM
        for node in strings(path)
        if is_danish(node.value) and not SQL.match(node.value)
    ]
    assert danish == []


def test_every_folder_of_the_program_has_its_tests():
    missing = [
        str(folder.relative_to(ROOT))
        for name in MIRRORED
        for folder in [PROGRAM / name, *(PROGRAM / name).rglob("*")]
        if folder.is_dir() and list(folder.glob("[a-z]*.py"))
        if not list((TESTS / folder.relative_to(PROGRAM)).glob("test_*.py"))
    ]
    assert missing == []


def mirrored(folder: Path) -> Path:
    """The place in the program that a folder of tests is about."""
    return (folder.parent if folder.name == "gates" else folder).relative_to(TESTS)


def test_every_folder_of_tests_mirrors_one_of_the_program():
    """`gates` in a folder of tests holds over everything in that folder at once."""
    lost = [
        str(folder.relative_to(ROOT))
        for name in MIRRORED
        for folder in (TESTS / name).rglob("*")
        if folder.is_dir() and list(folder.glob("test_*.py"))
        if not (PROGRAM / mirrored(folder)).is_dir()
    ]
    assert lost == []


def test_a_test_is_skipped_only_for_a_part_that_this_machine_lacks():
    marks = [
        place(path, node)
        for path in python_files(TESTS)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute)
        if node.attr == "xfail" or (node.attr == "skip" and ast.unparse(node) == "pytest.mark.skip")
    ]
    assert marks == []


def test_no_dialog_runs_an_event_loop_of_its_own():
    """One call may: the one that runs the whole program."""
    calls = [
        place(path, node)
        for path in IN_PROGRAM
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if node.func.attr in {"exec", "exec_"}
    ]
    assert len(calls) <= 1, calls


def project_texts() -> Iterator[tuple[Path, str]]:
    """Every text file that would go into a commit."""
    roots = [ROOT / name for name in ("akutdesk", "resources", "tests", "docs", "deploy", ".ci")]
    paths = [path for root in roots for path in root.rglob("*")] + list(ROOT.iterdir())
    for path in paths:
        if path.is_file() and path.suffix in TEXT_FILES and "__pycache__" not in path.parts:
            yield path, path.read_text(encoding="utf-8", errors="replace")


def test_no_file_names_a_registry_or_the_place_where_it_was_written():
    hosts = (
        "files.python" + "hosted",
        "pypi" + ".org",
        "registry.npm" + "js",
        "deb.debian" + ".org",
    )
    places = (
        "index" + "-url",
        "find" + "-links",
        "/wo" + "rk/",
        "/bri" + "ef/",
        ".lib" + "rary/",
    )
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path, text in project_texts()
        for word in (*hosts, *places)
        if word in text
    ]
    assert found == []


def imported(*folders: Path) -> dict[str, Path]:
    """The packages of others that some folders import, each with a file that does."""
    names = {
        name.partition(".")[0]: path
        for path in python_files(*folders)
        for node in while_running(tree_of(path))
        if isinstance(node, ast.Import | ast.ImportFrom) and not getattr(node, "level", 0)
        for name in ([node.module] if isinstance(node, ast.ImportFrom) else _names(node))
        if name
    }
    own = {"akutdesk", "tests", "dev", *sys.stdlib_module_names}
    return {name: path for name, path in names.items() if name not in own}


def while_running(node: ast.AST) -> Iterator[ast.AST]:
    """A tree's nodes without those under `if TYPE_CHECKING`."""
    yield node
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        return
    for child in ast.iter_child_nodes(node):
        yield from while_running(child)


def _names(node: ast.Import) -> list[str]:
    return [alias.name for alias in node.names]


def asked_for() -> tuple[set[str], set[str]]:
    """The packages pyproject.toml names for the program and its extras, and for work on it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    program = [*project["project"]["dependencies"], *(name for extra in extras for name in extra)]
    work = project["dependency-groups"]["dev"]
    return {bare(name) for name in program}, {bare(name) for name in work}


def bare(requirement: str) -> str:
    """A requirement's package, spelled as packages compare."""
    return re.match(r"[\w.-]+", requirement)[0].lower().replace("_", "-")  # type: ignore[index]


def test_every_imported_package_is_asked_for():
    """Not only there because another package happens to bring it."""
    program, work = asked_for()
    brought = packages_distributions()
    unasked = [
        f"{path.relative_to(ROOT)}: {name}"
        for folder, asked in ((PROGRAM, program), (TESTS, program | work))
        for name, path in imported(folder).items()
        if not {bare(package) for package in brought.get(name, [name])} & asked
    ]
    assert unasked == []


def test_the_lock_has_a_hash_for_every_package():
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    packages = re.split(r"\n(?=\S)", text.strip())
    assert len(packages) > 50
    assert [package.split()[0] for package in packages if "--hash=sha256:" not in package] == []
