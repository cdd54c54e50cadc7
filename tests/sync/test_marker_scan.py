"""What was typed at the desks stands nowhere outside them (I4): not at the server, in its log, on the line, on a stick."""

from __future__ import annotations

import ast
import zlib
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.record import new_id
from akutdesk.storage.udkast import Udkast
from akutdesk.sync.transport import Request
from tests.central import postgres_server
from tests.fakes.clock import NIGHT, FakeClock
from tests.fakes.leak import files_in, forms, words_in
from tests.storage.desk import LEDER, MEDARBEJDER
from tests.storage.persons import KAREN, karen, opkald, plan
from tests.sync.house import House, Pc
from tests.sync.machine_room import MachineRoom, machine_room

TYPED = (
    "Kanarie Fuglsang",
    "6105831890",
    "Gråspurvehymne",
    "Kvædeblomsten",
    "Månebroen i Vejle",
    "Tordensommer",
    "Vinterkamille",
    "Brændholt-Åsen",
    "Ufærdigordet",
    "Skyggehavnen",
)
TELLING = ("tre små ord og en hest", "kriseplan", "henvendelse", "kaldenavn")
"""The leader's password, and what a record is: the server learns neither."""

MARKERS = (*TYPED, *TELLING)

ROOT = Path(__file__).resolve().parents[2]
_PACKERS = (
    "zstandard",
    "pyzstd",
    "zstd",
    "backports-zstd",
    "brotli",
    "brotlicffi",
    "lz4",
    "snappy",
)


@pytest.mark.parametrize("form", forms("Kvædeblomsten"))
def test_a_word_is_found_however_it_was_written_down(form):
    for written in forms("Kvædeblomsten")[form]:
        sealed = bytes(range(256)) + written + bytes(range(256))
        assert {name for _, name in words_in(sealed, ["Kvædeblomsten"])} >= {form}
        assert words_in(b"\0\1" + zlib.compress(sealed), ["Kvædeblomsten"])
    assert not words_in(bytes(range(256)) * 9, ["Kvædeblomsten"])


def test_nothing_of_ours_packs_words_in_a_way_that_the_scan_cannot_open():
    """The scan opens zlib and gzip. Events are sealed as they are, calls go as they are: no zstd, no lzma, no brotli."""
    imported = {
        name.split(".")[0]
        for path in (ROOT / "akutdesk").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_bytes()))
        for name in _names(node)
    }
    locked = (ROOT / "requirements.lock").read_text(encoding="utf-8").lower()
    assert {"msgspec", "sqlcipher3", "urllib3"} <= imported  # it was looked at
    assert imported & {"bz2", "lzma", "zipfile", "tarfile", "compression", *_PACKERS} == set()
    assert [name for name in _PACKERS if f"\n{name}==" in locked] == []


def _names(node: ast.AST) -> tuple[str, ...]:
    """The modules a statement imports."""
    if isinstance(node, ast.Import):
        return tuple(alias.name for alias in node.names)
    return (node.module or "",) if isinstance(node, ast.ImportFrom) else ()


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_no_marker_stands_at_the_server_in_its_log_on_the_line_or_in_a_second_copy(kind, tmp_path):
    lacking = postgres_server.missing()
    if kind == "postgres" and lacking:
        pytest.skip(lacking)
    with machine_room(kind, tmp_path) as room, ExitStack() as stack:
        house = House(tmp_path, room, FakeClock(), stack, ca=room.ca)
        sticks = _a_night(house, tmp_path)
        surfaces = _outside(room, sticks)
        assert len(room.tap.everything) > 10_000  # what was looked through was there
        assert b'"call":"POST /v1/orgs/{org}/events","status":200' in surfaces["log"]
        assert surfaces.keys() >= {"line", "log", "copy"}
        assert _holding(surfaces) == {}
        _plant(room, house.pcs[0], sticks)
        seen = _holding(_outside(room, sticks))
        dumps = {"sqlite": {"dump"}, "postgres": {"central plain", "central custom"}}[kind]
        assert seen.keys() >= {"line", "log", "copy", *dumps}
        assert {word for held in seen.values() for word, _ in held} == {"Kvædeblomsten"}


def _a_night(house: House, folder: Path) -> Path:
    """Two desks write, disagree, copy to their sticks and meet the server; where the sticks are comes back."""
    sticks = folder / "sticks"
    first = house.first()
    other = house.another()
    for number, pc in enumerate(house.pcs):
        stick = sticks / str(number)
        stick.mkdir(parents=True)
        pc.store.set_copy_targets(LEDER, [stick])
    _write(first)
    for pc in (first, other, first):
        pc.sync()
    for pc, words in ((first, "Tordensommer"), (other, "Vinterkamille")):
        seen = pc.store.get(LEDER, Borger, KAREN)
        pc.store.save(LEDER, replace(seen, moedes=words), seen)
    for pc in (first, other, first):
        pc.sync()
        pc.store.copy_out()
    assert len(first.store.samtidige(LEDER, KAREN)) == 1
    return sticks


def _write(pc: Pc) -> None:
    store = pc.store
    store.save(LEDER, Enhed(id=new_id(), navn="Skyggehavnen"))
    store.save(LEDER, Medarbejder(id=new_id(), navn="Brændholt-Åsen", initialer="BÅ"))
    store.save(
        LEDER,
        karen(
            kaldenavn="Kvædeblomsten",
            fornavn="Kanarie",
            efternavn="Fuglsang",
            cpr="6105831890",
            kommunikation="Kanarie Fuglsang",
        ),
    )
    store.save(LEDER, opkald(borger_id=KAREN, notat="Hun ringede fra Månebroen i Vejle. " * 60))
    store.save(LEDER, plan(k1_handler_om="Tordensommer", k9_moedes="Gråspurvehymne"))
    store.write_draft(
        MEDARBEJDER,
        Udkast(
            rid=KAREN,
            felt="opmaerksomhed",
            type="borger",
            base="",
            text="Ufærdigordet",
            caret=3,
            tid=NIGHT,
        ),
    )


def _outside(room: MachineRoom, sticks: Path) -> Mapping[str, bytes]:
    """Everything that is not in a desk's own sealed file, by where it was found."""
    copies = b"\n".join(files_in(sticks).values())
    return {
        **room.store.dumped(),
        "line": room.tap.everything,
        "log": room.log,
        "copy": copies,
    }


def _holding(surfaces: Mapping[str, bytes]) -> dict[str, set[tuple[str, str]]]:
    held = {place: words_in(data, MARKERS) for place, data in surfaces.items()}
    return {place: words for place, words in held.items() if words}


def _plant(room: MachineRoom, pc: Pc, sticks: Path) -> None:
    """A program that is not as careful, at each of the places."""
    word = "Kvædeblomsten"
    room.store.plant(word)
    pc.network.beyond.send(Request(method="GET", path=f"/v1/info?q={quote(word)}"))
    room.serving.said += word.encode()
    (sticks / "glemt").write_bytes(zlib.compress(word.encode("utf-16-le")))
