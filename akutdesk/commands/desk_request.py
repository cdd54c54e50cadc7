"""`akutdesk desk request`: a new PC asks to join, waits for the answer, and becomes a desk (design.md 8.5)."""

from __future__ import annotations

import argparse
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

from akutdesk.assets import Assets, Texts
from akutdesk.commands.gate_work import read_stick, write_stick
from akutdesk.commands.line import line_held
from akutdesk.commands.open_desk import add_data, claimed
from akutdesk.commands.refusal import Refused, said
from akutdesk.commands.sync import line_fit, pem_in
from akutdesk.config import SystemClock, device_secret_path, settings

if TYPE_CHECKING:
    from akutdesk.storage.joining import Welcome
    from akutdesk.storage.pending import Pending
    from akutdesk.storage.vault import Vault

_WAIT_S: Final = 900
"""As long as the server keeps a request."""
_PAUSE_S: Final = 2.0


def add(parser: argparse.ArgumentParser, texts: Texts) -> None:
    """Its options."""
    add_data(parser, texts)
    parser.add_argument("--server", default="", metavar="URL", help=texts("kommando.desk.server"))
    parser.add_argument("--ca", type=Path, metavar="F", help=texts("kommando.sync.ca"))
    parser.add_argument("--proxy", default="", metavar="URL", help=texts("kommando.sync.proxy"))
    parser.add_argument("--stik", type=Path, metavar="DIR", help=texts("kommando.desk.stik"))
    about = texts("kommando.desk.request.vent")
    parser.add_argument("--vent", type=int, default=_WAIT_S, metavar="S", help=about)


def run(chosen: argparse.Namespace, assets: Assets) -> int:
    """Ask, or go on where an earlier run ended. Prints code and words, and in the end the place's. Raises Refused."""
    from akutdesk.storage import claim
    from akutdesk.storage.device_secret import device_secret_at
    from akutdesk.storage.location import volumes_here
    from akutdesk.storage.vault import Vault

    folder, texts = settings(chosen.data).data, assets.texts()
    with said(texts), line_fit(), line_held():
        claim.check(folder, volumes_here())
        vault = Vault(folder, device_secret_at(device_secret_path(folder)))
        with claimed(folder):
            waits = _asked(vault, chosen)
            _show(waits, assets)
            welcome = (
                _by_stick(waits, chosen.stik) if chosen.stik else _by_server(vault, waits, chosen)
            )
            if welcome is None:
                key = "paa_stik" if chosen.stik else "venter"
                return _tell(texts(f"kommando.desk.request.{key}"))
            _join(vault, waits, welcome, (chosen.proxy, assets))
    return _tell(texts("kommando.desk.request.med"))


def _asked(vault: Vault, chosen: argparse.Namespace) -> Pending:
    """The request of an earlier run, if it goes the same way; else a new one."""
    from akutdesk.storage.columns import millis
    from akutdesk.storage.joining_errors import RequestDamaged, RequestExpired
    from akutdesk.storage.pending import is_pending, load_pending, park
    from akutdesk.storage.vault_errors import DeviceSecretGone
    from akutdesk.sync.server import make_setting

    now = millis(SystemClock().now())
    server = "" if chosen.stik or not chosen.server else make_setting(chosen.server).url
    if is_pending(vault.folder):
        try:
            waits = load_pending(vault, now)
        except (RequestExpired, RequestDamaged, DeviceSecretGone):
            waits = None
        if waits is not None and (waits.server == server or not (chosen.stik or server)):
            return waits
    if not (server or chosen.stik):
        raise Refused("kommando.desk.kode_aendret")
    return park(vault, server=server, ca=pem_in(chosen.ca), now_ms=now)


def _by_stick(waits: Pending, stick: Path) -> Welcome | None:
    from akutdesk.storage.joining import ANSWER_FILE, REQUEST_FILE, read_answer, request_file

    if (stick / ANSWER_FILE).exists():
        return read_answer(waits, read_stick(stick / ANSWER_FILE))
    write_stick(stick / REQUEST_FILE, request_file(waits))
    return None


def _by_server(vault: Vault, waits: Pending, chosen: argparse.Namespace) -> Welcome | None:
    """Leave the request and wait; a request that ran out or was refused is forgotten."""
    from akutdesk.storage.joining_errors import RequestDenied, RequestExpired
    from akutdesk.storage.pending import drop_pending
    from akutdesk.sync.server import door_to, make_setting
    from akutdesk.sync.waiting import Waiting

    setting = make_setting(waits.server, ca=waits.ca, proxy=chosen.proxy)
    with closing(door_to(setting, time.monotonic)) as door:
        waiting = Waiting(waits, setting, door, SystemClock())
        try:
            waiting.ask()
            until = time.monotonic() + chosen.vent
            while (welcome := waiting.poll()) is None and time.monotonic() < until:
                time.sleep(_PAUSE_S)  # noqa: TID251 - nothing else goes on in this process, nobody calls it
        except (RequestDenied, RequestExpired):
            drop_pending(vault.folder)
            raise
    return welcome


def _join(vault: Vault, waits: Pending, welcome: Welcome, rest: tuple[str, Assets]) -> None:
    """Become a desk, and fetch what the others have written, while this process still knows the keys."""
    from akutdesk.storage.calibration import calibrate, measured_by
    from akutdesk.storage.columns import millis
    from akutdesk.storage.joining import join
    from akutdesk.storage.ordliste import read_ordliste
    from akutdesk.sync.one_round import Wishes, one_round

    (proxy, assets), clock = rest, SystemClock()
    cost = calibrate(measured_by(time.perf_counter))
    with closing(join(vault, waits, welcome, cost=cost, clock=clock)) as store:
        words = read_ordliste(assets.root).of(welcome.words)
        _tell(assets.texts()("kommando.desk.sted", ord=words))
        if not waits.server:
            return
        wishes = Wishes(url=waits.server, ca=waits.ca, proxy=proxy)
        result = one_round(store, wishes, clock, time.monotonic)
        if result.got_through:
            vault.contact(millis(clock.now()))


def _show(waits: Pending, assets: Assets) -> None:
    from akutdesk.storage.ordliste import read_ordliste
    from akutdesk.sync.waiting import words_of

    texts = assets.texts()
    _tell(texts("kommando.desk.kode", kode=waits.code))
    _tell(texts("kommando.desk.ord", ord=read_ordliste(assets.root).of(words_of(waits))))


def _tell(line: str) -> int:
    """A line on standard output, at once: somebody reads it on the other screen."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
    return 0
