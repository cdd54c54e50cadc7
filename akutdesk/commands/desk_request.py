"""`akutdesk desk request`: a new PC asks to join, waits for the answer, and becomes a desk (design.md 8.5)."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from akutdesk.assets import Assets, Texts
from akutdesk.commands.line import line_held
from akutdesk.commands.open_desk import claimed
from akutdesk.commands.refusal import Refused, said
from akutdesk.commands.stick import read_stick, tell, write_stick
from akutdesk.commands.sync import line_fit, pem_in
from akutdesk.config import SystemClock, device_secret_path, settings

if TYPE_CHECKING:
    from akutdesk.storage.joining import Welcome
    from akutdesk.storage.pending import Pending
    from akutdesk.sync.newcomer import Newcomer

_WAIT_S: Final = 900
"""As long as the server keeps a request."""
_PAUSE_S: Final = 2.0


def add(parser: argparse.ArgumentParser, texts: Texts) -> None:
    """Its options."""
    parser.add_argument("--server", default="", metavar="URL", help=texts("kommando.desk.adresse"))
    parser.add_argument("--ca", type=Path, metavar="F", help=texts("kommando.sync.ca"))
    parser.add_argument("--proxy", default="", metavar="URL", help=texts("kommando.sync.proxy"))
    parser.add_argument("--stik", type=Path, metavar="DIR", help=texts("kommando.desk.stik"))
    about = texts("kommando.desk.request.vent")
    parser.add_argument("--vent", type=int, default=_WAIT_S, metavar="S", help=about)


def run(chosen: argparse.Namespace, assets: Assets) -> int:
    """Ask, or go on where an earlier run ended. Prints code and words, and in the end the place's. Raises Refused."""
    from akutdesk.storage import claim
    from akutdesk.storage.location import volumes_here

    folder, texts = settings(chosen.data).data, assets.texts()
    with said(texts), line_fit(), line_held():
        claim.check(folder, volumes_here())
        pc = _newcomer(folder, assets)
        with claimed(folder):
            waits = _asked(pc, chosen)
            tell(texts("kommando.desk.kode", kode=waits.code))
            tell(texts("kommando.desk.ord", ord=pc.words(waits)))
            welcome = _by_stick(pc, waits, chosen) if chosen.stik else _by_server(pc, waits, chosen)
            if welcome is None:
                key = "paa_stik" if chosen.stik else "venter"
                return tell(texts(f"kommando.desk.request.{key}"))
            _become(pc, waits, welcome)
            tell(texts("kommando.desk.sted", ord=pc.place(welcome)))
    return tell(texts("kommando.desk.request.med"))


def _newcomer(folder: Path, assets: Assets) -> Newcomer:
    from akutdesk.storage.device_secret import device_secret_at
    from akutdesk.storage.ordliste import read_ordliste
    from akutdesk.storage.vault import Vault
    from akutdesk.sync.newcomer import Newcomer

    vault = Vault(folder, device_secret_at(device_secret_path(folder)))
    ordliste = read_ordliste(assets.root)
    return Newcomer(vault=vault, clock=SystemClock(), seconds=time.monotonic, ordliste=ordliste)


def _asked(pc: Newcomer, chosen: argparse.Namespace) -> Pending:
    """The request of an earlier run, if it goes the same way; else a new one."""
    from akutdesk.storage.pending import BY_STICK, Road
    from akutdesk.sync.server import make_setting

    waits = pc.waiting()
    if chosen.stik:
        return waits if waits and not waits.road.server else pc.ask(BY_STICK)
    if not chosen.server:
        if waits is None or not waits.road.server:
            raise Refused("kommando.desk.vej_mangler")
        return waits
    setting = make_setting(chosen.server, ca=pem_in(chosen.ca), proxy=chosen.proxy)
    if waits and waits.road.server == setting.url:
        return waits
    return pc.ask(Road(server=setting.url, ca=setting.ca, proxy=setting.proxy))


def _by_stick(pc: Newcomer, waits: Pending, chosen: argparse.Namespace) -> Welcome | None:
    from akutdesk.storage.joining import ANSWER_FILE, REQUEST_FILE, request_file

    if (chosen.stik / ANSWER_FILE).exists():
        return pc.answer(waits, read_stick(chosen.stik / ANSWER_FILE))
    write_stick(chosen.stik / REQUEST_FILE, request_file(waits))
    return None


def _by_server(pc: Newcomer, waits: Pending, chosen: argparse.Namespace) -> Welcome | None:
    """Leave the request and wait."""
    pc.leave(waits)
    until = time.monotonic() + chosen.vent
    while (welcome := pc.poll(waits)) is None and time.monotonic() < until:
        time.sleep(_PAUSE_S)  # noqa: TID251 - nothing else goes on in this process, nobody calls it
    return welcome


def _become(pc: Newcomer, waits: Pending, welcome: Welcome) -> None:
    """Become a desk. What its first round says is no reason to fail: the desk stands, and the next one goes on."""
    from akutdesk.storage.calibration import calibrate, measured_by

    cost = calibrate(measured_by(time.perf_counter))
    pc.become(waits, welcome, cost)
