"""`akutdesk desk approve|revoke|admit|list`: a leader lets PCs in and shuts them out (sync-and-security.md 2.15)."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from akutdesk.assets import Assets, Texts
from akutdesk.commands.line import line_held
from akutdesk.commands.open_desk import add_person, opened
from akutdesk.commands.refusal import Refused
from akutdesk.commands.stick import read_stick, tell, write_stick
from akutdesk.commands.sync import line_fit
from akutdesk.config import SystemClock
from akutdesk.ui.pc_name import said_name

if TYPE_CHECKING:
    from akutdesk.storage.keyring import Keyring
    from akutdesk.storage.vault import Keys
    from akutdesk.sync.enrolment import Caller
    from akutdesk.sync.gate import Gate


def add_approve(parser: argparse.ArgumentParser, texts: Texts) -> None:
    """Its options."""
    add_person(parser, texts)
    for name in ("navn", "ord"):
        about = texts(f"kommando.desk.approve.{name}")
        parser.add_argument(f"--{name}", default="", metavar=name[0].upper(), help=about)
    parser.add_argument("--stik", type=Path, metavar="DIR", help=texts("kommando.desk.stik"))
    parser.add_argument("code", metavar="CODE", help=texts("kommando.desk.approve.kode"))


def add_which(parser: argparse.ArgumentParser, texts: Texts) -> None:
    """The options of what is done with one PC."""
    add_person(parser, texts)
    parser.add_argument("computer", metavar="PC", nargs="+", help=texts("kommando.desk.computer"))


def run_approve(chosen: argparse.Namespace, assets: Assets) -> int:
    """Let a PC in. Prints the words that its screen shows too, and the place's. Raises Refused."""
    from akutdesk.storage.joining import ANSWER_FILE

    texts = assets.texts()
    with _gate(chosen, assets) as gate:
        caller = _caller(gate, chosen)
        words, seen = gate.words(caller), chosen.ord or _typed(texts)
        tell(texts("kommando.desk.ord", ord=words))
        tell(texts("kommando.desk.sted", ord=gate.place()))
        if seen is not None and seen.casefold().split() != words.split():
            _refuse(gate, caller, chosen)
        answer = gate.let_in(caller, chosen.navn)
        if chosen.stik:
            write_stick(chosen.stik / ANSWER_FILE, answer)
        else:
            gate.say_yes(caller)
    return tell(texts("kommando.desk.approve.med"))


def add_name(parser: argparse.ArgumentParser, texts: Texts) -> None:
    """The options of naming a PC."""
    add_which(parser, texts)
    about = texts("kommando.desk.approve.navn")
    parser.add_argument("--navn", required=True, metavar="N", help=about)


def run_name(chosen: argparse.Namespace, assets: Assets) -> int:
    """Say what staff call a PC. Raises Refused."""
    with _gate(chosen, assets) as gate:
        gate.name(gate.find(" ".join(chosen.computer)), chosen.navn)
        _show(gate, assets.texts())
    return 0


def run_revoke(chosen: argparse.Namespace, assets: Assets) -> int:
    """Shut a PC out and begin a new epoch. Raises Refused."""
    texts = assets.texts()
    with _gate(chosen, assets) as gate:
        pc = gate.find(" ".join(chosen.computer))
        gate.shut_out(pc)
        tell(texts("kommando.desk.ord", ord=gate.words_of(pc)))
    return tell(texts("kommando.desk.revoke.ude"))


def run_admit(chosen: argparse.Namespace, assets: Assets) -> int:
    """Let in what a revoked PC had not sent. Prints how many events. Raises Refused."""
    with _gate(chosen, assets) as gate:
        taken = gate.admit(gate.find(" ".join(chosen.computer)))
    return tell(assets.texts()("kommando.desk.admit.ind", antal=taken))


def run_list(chosen: argparse.Namespace, assets: Assets) -> int:
    """Print the org's PCs, as far as this one knows. Raises Refused."""
    with opened(chosen, assets) as (keyring, keys):
        _show(_gate_without_line(keyring, keys, assets), assets.texts())
    return 0


def _show(gate: Gate, texts: Texts) -> None:
    for pc in gate.pcs():
        status = "denne" if pc.this_one else "med" if pc.active else "ude"
        navn = said_name(pc, texts)
        shown = texts(f"kommando.desk.list.{status}")
        tell(texts("kommando.desk.linje", ord=gate.words_of(pc), navn=navn, status=shown))


@contextmanager
def _gate(chosen: argparse.Namespace, assets: Assets) -> Generator[Gate]:
    """The gate of the desk in --data, after a round with its server."""
    from akutdesk.storage.ordliste import read_ordliste
    from akutdesk.storage.staff_roll import actor_of
    from akutdesk.sync.gate import GateShut, gate_at
    from akutdesk.sync.server import straight

    ordliste = read_ordliste(assets.root)
    with opened(chosen, assets) as (keyring, keys), line_fit(), line_held():
        opens = straight(time.monotonic)
        place = keyring.store(), actor_of(keys), ordliste, SystemClock(), opens
        try:
            with gate_at(*place) as gate:
                if gate.line is not None:
                    keyring.efter_runde()
                yield gate
        except GateShut as shut:
            key = f"synk.grund.{shut.reason}"
            raise Refused(key) from None


def _gate_without_line(keyring: Keyring, keys: Keys, assets: Assets) -> Gate:
    from akutdesk.storage.ordliste import read_ordliste
    from akutdesk.storage.staff_roll import actor_of
    from akutdesk.sync.gate import Gate

    ordliste = read_ordliste(assets.root)
    actor = actor_of(keys)
    return Gate(store=keyring.store(), actor=actor, clock=SystemClock(), ordliste=ordliste)


def _caller(gate: Gate, chosen: argparse.Namespace) -> Caller:
    from akutdesk.storage.joining import REQUEST_FILE

    if chosen.stik:
        return gate.look(chosen.code, read_stick(chosen.stik / REQUEST_FILE))
    if gate.line is None:
        raise Refused("synk.adresse.mangler")
    return gate.look(chosen.code)


def _refuse(gate: Gate, caller: Caller, chosen: argparse.Namespace) -> None:
    from akutdesk.storage.joining_errors import WordsDiffer

    if not chosen.stik:
        gate.say_no(caller)
    raise WordsDiffer


def _typed(texts: Texts) -> str | None:
    """The words as somebody reads them from the other screen, before this one shows them.

    None without a keyboard: the code alone proves the keys then (F77).
    """
    if not sys.stdin.isatty():
        return None
    sys.stdout.write(texts("kommando.desk.approve.skriv") + " ")
    sys.stdout.flush()
    return sys.stdin.readline()
