"""`akutdesk sync`: one round with the server, for scripts, and where a PC is told of its server."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from akutdesk.assets import Assets, Texts
from akutdesk.commands.open_desk import add_person, opened
from akutdesk.commands.refusal import Refused
from akutdesk.config import SystemClock


def add(parser: argparse.ArgumentParser, texts: Texts) -> None:
    """Its options."""
    add_person(parser, texts)
    parser.add_argument("--server", default="", metavar="URL", help=texts("kommando.sync.server"))
    parser.add_argument("--ca", type=Path, metavar="F", help=texts("kommando.sync.ca"))
    parser.add_argument("--proxy", default="", metavar="URL", help=texts("kommando.sync.proxy"))
    parser.add_argument("--kode", default="", metavar="K", help=texts("kommando.sync.kode"))


def run(chosen: argparse.Namespace, assets: Assets) -> int:
    """One round; prints what went, what came and what waits. Raises Refused where it did not get through."""
    from akutdesk.sync.one_round import Wishes, one_round
    from akutdesk.sync.server import straight

    clock, opens = SystemClock(), straight(time.monotonic)
    wishes = Wishes(
        url=chosen.server, ca=pem_in(chosen.ca), proxy=chosen.proxy, code=chosen.kode.strip()
    )
    with opened(chosen, assets) as (keyring, _), line_fit():
        store = keyring.store()
        result = one_round(store, wishes, clock, opens)
        if result.got_through and keyring.efter_runde():
            one_round(store, Wishes(), clock, opens)  # what had lost its place (F74)
        waiting = store.net.state().usendte
    texts = assets.texts()
    counts = {"sendt": result.pushed, "hentet": result.pulled, "venter": waiting}
    sys.stdout.write(texts("kommando.sync.talt", **counts) + "\n")
    if result.reason:
        key = f"synk.grund.{result.reason}"
        raise Refused(key)
    return 0


@contextmanager
def line_fit() -> Generator[None]:
    """Turn what is wrong with an address into its one sentence: raises Refused."""
    from akutdesk.sync.address import AddressUnfit
    from akutdesk.sync.server import CaUnfit, NoServer

    try:
        yield
    except AddressUnfit as unfit:
        key = f"synk.adresse.{unfit.kode.lower()}"
        raise Refused(key) from None
    except CaUnfit:
        raise Refused("synk.adresse.ca") from None
    except NoServer:
        raise Refused("synk.adresse.mangler") from None


def pem_in(file: Path | None) -> str:
    """The certificates in a file; none without one. Raises Refused."""
    if file is None:
        return ""
    try:
        return file.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        raise Refused("synk.adresse.ca") from None
