"""Everything the program says can be read at three in the morning, and every text is said somewhere.

The gates of ux.md 3.1 and 3.4 and of design.md 8.22-8.25. LIX = words a sentence + per cent of words with
seven letters or more; a text under five words is too short to measure.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from akutdesk.assets import Assets, find_resources, places_of

PROGRAM = Path(__file__).resolve().parent.parent / "akutdesk"
TEXTS = Assets(find_resources()).texts()
CITIZEN = ("papir.plan.", "papir.diskret.", "papir.lommekort.", "papir.blank_plan.", "visning.")
"""What a citizen reads: the plan on paper and on the turned screen."""

FORBIDDEN = frozenset(
    re.findall(
        r"\S+",
        """
system systemet systemer systemfejl ugyldig ugyldigt ugyldige påkrævet påkrævede obligatorisk bruger brugeren brugere brugerne
brugernavn patient patienten patienter klient klienten klienter case casen risiko risikoen risikovurdering risikoprofil
selvmordsrisiko selvmordstruet selvmordstruede begå begår begået misbruger misbrugere manipulerende ustabil compliance sagen
truende flot dygtig dygtigt sejt log-in login fejlkode validering valider exception okay
""",
    )
)
PHRASES = ("godt gjort", "fejl 0x", "truende adfærd", "begå selvmord", "er du sikker")
BARE_BUTTONS = {"ok", "ja", "nej", "annuller", "fejl"}
WORD = re.compile(r"[a-zæøåéü0-9{}_-]+", re.IGNORECASE)
SENTENCE_END = re.compile(r"(?<=[.!?:])\s+(?=[A-ZÆØÅ{”\d])|\n+")
ABBREVIATION = re.compile(r"\b(kl|nr|tlf|fx|min|ca|f|evt|d|bl\.a)\.\s+", re.IGNORECASE)
CODE = re.compile(r"[A-Z0-9_]+")
KEY = re.compile(r"[a-z_]+(\.[A-Za-z][A-Za-z0-9_]*)+")


def sentences(text: str) -> list[str]:
    """The sentences of a text; `kl. 9` ends none, a full stop, colon or new line does."""
    whole = ABBREVIATION.sub(r"\1 ", text)
    return [part for part in SENTENCE_END.split(whole) if WORD.search(part)]


def words(text: str) -> list[str]:
    """The words of a text; a place such as {navn} is one."""
    return WORD.findall(text)


def lix(texts: list[str]) -> float:
    """How hard some texts are to read together."""
    measured = [text for text in texts if len(words(text)) >= 5]
    all_words = [word for text in measured for word in words(text)]
    if not all_words:
        return 0.0
    long = sum(len(word) >= 7 and "{" not in word for word in all_words)
    count = sum(len(sentences(text)) for text in measured)
    return len(all_words) / count + 100 * long / len(all_words)


def every_string(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every string in a TOML table with its place."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from every_string(part, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from every_string(part, f"{path}[{number}]")


@cache
def shown() -> dict[str, str]:
    """All that is shown from resources/: interface texts, guides, labels of codes, the directory."""
    assets = Assets(find_resources())
    found = dict(TEXTS)
    for folder, tables in {
        "codes": assets.codes(),
        "guides": assets.guides(),
        "directory": assets.directory(),
    }.items():
        for stem, table in tables.items():
            found |= {
                f"{folder}/{stem}: {place}": text
                for place, text in every_string(table)
                if not CODE.fullmatch(text)
            }
    return found


def test_the_interface_is_easy_to_read():
    assert lix(list(TEXTS.values())) <= 30


def test_what_a_citizen_reads_is_very_easy():
    assert lix([text for key, text in TEXTS.items() if key.startswith(CITIZEN)]) <= 25


def test_no_sentence_has_more_than_fourteen_words():
    long = {
        key: sentence
        for key, text in shown().items()
        for sentence in sentences(text)
        if len(words(sentence)) > 14
    }
    assert long == {}


def test_no_forbidden_word_is_said():
    said = {
        key: text
        for key, text in shown().items()
        if {word.lower() for word in words(text)} & FORBIDDEN
        or any(phrase in text.lower() for phrase in PHRASES)
    }
    assert said == {}


def test_buttons_say_what_they_do():
    bare = {key for key, text in TEXTS.items() if text.strip(" .!").lower() in BARE_BUTTONS}
    assert bare == set()


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (r"\d\d:\d\d", "a clock has a dot: 02.14"),
        (r"\.\.\.", "an ellipsis is one sign: …"),
        (r"\s-\s", "a dash is –"),
        (r"\"|''", "quotation marks are ”…”"),
        (r"  ", "two spaces"),
        (r"\s[.,!?;]", "a space before a stop"),
        (r"§", "no paragraph numbers"),
        (r"!", "nobody shouts at night"),
    ],
)
def test_signs_are_danish_and_calm(wrong: str, why: str):
    found = {key: text for key, text in TEXTS.items() if re.search(wrong, text)}
    assert found == {}, why


# ------------------------------------------------------------------- keys in the program


@cache
def trees() -> dict[Path, ast.Module]:
    """The syntax trees of the program."""
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in PROGRAM.rglob("*.py")}


@pytest.fixture(scope="module", autouse=True)
def trees_are_let_go() -> Iterator[None]:
    """They are a million things, among which each later test's rubbish would be looked for."""
    yield
    trees.cache_clear()


def constants() -> set[str]:
    """Every whole string of the program; the parts of an f-string are none."""
    parts = {
        id(part)
        for tree in trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in node.values
    }
    return {
        node.value
        for tree in trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts
    }


def patterns() -> list[re.Pattern[str]]:
    """Keys put together at run time, `f"tast.{action}"`, as patterns that their results fit."""
    joined = [
        node
        for tree in trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
    ]
    return [
        re.compile("".join(_pattern(part) for part in node.values))
        for node in joined
        if re.match(r"[a-z_]*\.|[a-z_]+", _lead(node))
    ]


def _lead(node: ast.JoinedStr) -> str:
    first = node.values[0] if node.values else None
    return first.value if isinstance(first, ast.Constant) and "." in str(first.value) else ""


def _pattern(part: ast.expr) -> str:
    return re.escape(part.value) if isinstance(part, ast.Constant) else r"[A-Za-z0-9_.]+"


def calls() -> Iterator[tuple[str, str, frozenset[str] | None]]:
    """Each `texts("key", place=…)` of the program: where, key, and the places filled (None: by `**`)."""
    for path, tree in trees().items():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and node.args and _is_texts(node.func)):
                continue
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                names = [keyword.arg for keyword in node.keywords]
                filled = None if None in names else frozenset(str(name) for name in names)
                yield f"{path.name}:{node.lineno}", first.value, filled


def _is_texts(function: ast.expr) -> bool:
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name.strip("_") in {"texts", "text_of"}


def test_every_text_the_program_asks_for_is_there():
    missing = [(where, key) for where, key, _ in calls() if KEY.fullmatch(key) and key not in TEXTS]
    assert missing == []


def test_every_key_in_the_program_has_its_text():
    """Also keys that are handed on as values, such as a title key."""
    stems = {key.partition(".")[0] for key in TEXTS}
    files = (".toml", ".json", ".pdf", ".keys", ".db", ".txt", ".lock")
    missing = {
        text
        for text in constants()
        if KEY.fullmatch(text) and text.partition(".")[0] in stems and not text.endswith(files)
        if text not in TEXTS and not (text.endswith("_") and _begins(text)) and not _is_table(text)
    }
    assert missing == set()


def _begins(prefix: str) -> bool:
    """Whether a string is the first part of some key."""
    return any(key.startswith(prefix) for key in TEXTS)


def _is_table(key: str) -> bool:
    """Whether it names a table of keys, as a form does that says each of them."""
    return _begins(f"{key}.")


def test_every_place_of_a_text_is_filled():
    wrong = [
        (where, key, sorted(filled), sorted(places_of(TEXTS[key])))
        for where, key, filled in calls()
        if filled is not None and key in TEXTS and filled != places_of(TEXTS[key])
    ]
    assert wrong == []


def test_every_text_is_said_somewhere():
    said, made = constants(), patterns()
    parts = {text for text in said if KEY.match(text) and text.endswith(("_", "."))}
    tables = {f"{text}." for text in said if KEY.fullmatch(text) and _is_table(text)}
    prefixes = tuple(parts | tables)
    silent = [
        key
        for key in TEXTS
        if key not in said and not key.startswith(prefixes)
        if not any(pattern.fullmatch(key) for pattern in made)
    ]
    assert silent == []


# ------------------------------------------------------------------- the gates themselves


def test_the_measure_is_the_one_of_the_books():
    easy = ["Vi går hjem nu. Du kan sove her i nat."]
    assert lix(easy) == pytest.approx(10 / 2)
    assert lix(["Kommunalbestyrelsens beslutninger offentliggøres umiddelbart efterfølgende."]) > 60


def test_a_clock_time_does_not_end_a_sentence():
    assert len(sentences("Ring kl. 9 i morgen. Så er lægen der.")) == 2
