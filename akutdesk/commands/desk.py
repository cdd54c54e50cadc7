"""`akutdesk desk approve|revoke|admit|list`: a leader lets PCs in and shuts them out (sync-and-security.md 2.15)."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from akutdesk.assets import Assets, Texts
from akutdesk.commands.gate_work import GateWork, gate_work
from akutdesk.commands.open_desk import add_person, opened


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
    from akutdesk.sync.enrolment import place_words

    with gate_work(chosen, assets) as work:
        caller = work.caller(chosen.code, chosen.stik)
        words = work.ordliste.of(caller.words)
        seen = chosen.ord or _typed(work.texts)
        work.tell("kommando.desk.ord", ord=words)
        work.tell("kommando.desk.sted", ord=work.ordliste.of(place_words(work.store)))
        if seen is not None and seen.casefold().split() != words.split():
            work.refuse(caller, chosen.stik)
        work.gate.let_in(caller, chosen.navn)
        work.note("PC_IND", caller.asked.device)
        work.answer(caller, chosen.stik)
        work.tell("kommando.desk.approve.med")
    return 0


def run_revoke(chosen: argparse.Namespace, assets: Assets) -> int:
    """Shut a PC out and begin a new epoch. Raises Refused."""
    from akutdesk.sync.enrolment import heads_at

    with gate_work(chosen, assets) as work:
        pc = work.find(chosen.computer)
        heads = heads_at(work.line, work.store, pc.device) if work.line else ()
        work.gate.shut_out(pc.device, heads)
        work.note("PC_UD", pc.device)
        work.tell("kommando.desk.ord", ord=work.ordliste.of(pc.words))
        work.tell("kommando.desk.revoke.ude")
    return 0


def run_admit(chosen: argparse.Namespace, assets: Assets) -> int:
    """Let in what a revoked PC had not sent. Prints how many events. Raises Refused."""
    with gate_work(chosen, assets) as work:
        pc = work.find(chosen.computer)
        work.gate.admit(pc.device)
        work.note("PC_TAGET_IND", pc.device)
        taken = sum(step.nye for step in work.store.net.settle())
        work.tell("kommando.desk.admit.ind", antal=taken)
    return 0


def run_list(chosen: argparse.Namespace, assets: Assets) -> int:
    """Print the org's PCs, as far as this one knows. Raises Refused."""
    with opened(chosen, assets) as (keyring, keys):
        work = GateWork(keyring, keys, assets)
        for pc in work.pcs():
            status = "denne" if pc.this_one else "med" if pc.active else "ude"
            work.tell(
                "kommando.desk.linje",
                ord=work.ordliste.of(pc.words),
                navn=pc.navn or work.texts("kommando.desk.list.uden_navn"),
                status=work.texts(f"kommando.desk.list.{status}"),
            )
    return 0


def _typed(texts: Texts) -> str | None:
    """The words as somebody reads them from the other screen, before this one shows them.

    None without a keyboard: the code alone proves the keys then (F77).
    """
    if not sys.stdin.isatty():
        return None
    sys.stdout.write(texts("kommando.desk.approve.skriv") + " ")
    sys.stdout.flush()
    return sys.stdin.readline()
