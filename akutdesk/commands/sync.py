"""`akutdesk sync`: one round with the server, for scripts, and where a PC is told of its server."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
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
    parser.add_argument("--ny-server", action="store_true", help=texts("kommando.sync.ny_server"))


def run(chosen: argparse.Namespace, assets: Assets) -> int:
    """One round; prints what went, what came and what waits. Raises Refused where it did not get through."""
    from akutdesk.domain.record import RecordId
    from akutdesk.sync.one_round import Wishes, one_round

    clock = SystemClock()
    wishes = Wishes(
        url=chosen.server, ca=pem_in(chosen.ca), proxy=chosen.proxy, code=chosen.kode.strip()
    )
    with opened(chosen, assets) as (keyring, keys), line_fit():
        store = keyring.store()
        if chosen.ny_server:
            wishes = replace(wishes, accept=keyring.bruger(RecordId(keys.user)).adgang)
        result = one_round(store, wishes, clock, time.monotonic)
        if result.got_through and keyring.efter_runde():
            one_round(store, Wishes(), clock, time.monotonic)  # what had lost its place (F74)
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
    """Turn what is wrong with an address into its one sentence."""
    from akutdesk.sync.address import AddressUnfit
    from akutdesk.sync.one_round import NoServer
    from akutdesk.sync.server import CaUnfit

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
