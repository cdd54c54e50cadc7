"""`akutdesk desk server|import`: a server that is another one than before, and what a colleague's stick holds."""

from __future__ import annotations

import argparse
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from akutdesk.assets import Assets, Texts
from akutdesk.commands.line import line_held
from akutdesk.commands.open_desk import add_person, opened
from akutdesk.commands.refusal import Refused
from akutdesk.commands.stick import tell
from akutdesk.commands.sync import line_fit
from akutdesk.config import SystemClock

if TYPE_CHECKING:
    from akutdesk.storage.store import Store
    from akutdesk.sync.server_change import Accepted, ServerChange


def add_server(parser: argparse.ArgumentParser, texts: Texts) -> None:
    """Its options."""
    add_person(parser, texts)
    about = texts("kommando.desk.server.godkend")
    parser.add_argument("--godkend", default="", metavar="O", help=about)


def run_server(chosen: argparse.Namespace, assets: Assets) -> int:
    """Show the server's six words, before and now; with the right ones typed it is ours. Raises Refused."""
    from akutdesk.domain.record import RecordId

    texts = assets.texts()
    with opened(chosen, assets) as (keyring, keys), line_fit(), line_held():
        store = keyring.store()
        change = _look(store, assets)
        for key, words in (("foer", change.before), ("nu", change.now)):
            tell(texts(f"kommando.desk.server.{key}", ord=words or "-"))
        if change.is_same:
            return tell(texts("kommando.desk.server.samme"))
        if not chosen.godkend:
            return 0
        if chosen.godkend.casefold().split() != change.now.split():
            raise Refused("kommando.desk.server.ens_ikke")
        leader = keyring.bruger(RecordId(keys.user)).adgang
        return _accept(store, change.accepted(leader), texts)


def _look(store: Store, assets: Assets) -> ServerChange:
    from akutdesk.storage.ordliste import read_ordliste
    from akutdesk.sync.server import straight, the_setting
    from akutdesk.sync.server_change import change_at

    with closing(straight(time.monotonic)(the_setting(store))) as door:
        return change_at(store, door, SystemClock(), read_ordliste(assets.root))


def _accept(store: Store, accepted: Accepted, texts: Texts) -> int:
    from akutdesk.sync.one_round import Wishes, one_round
    from akutdesk.sync.server import straight

    wishes = Wishes(accept=accepted)
    result = one_round(store, wishes, SystemClock(), straight(time.monotonic))
    if result.reason:
        key = f"synk.grund.{result.reason}"
        raise Refused(key)
    return tell(texts("kommando.desk.server.sket", sendt=result.pushed))


def add_import(parser: argparse.ArgumentParser, texts: Texts) -> None:
    """Its options."""
    add_person(parser, texts)
    about = texts("kommando.desk.import.mappe")
    parser.add_argument("folder", type=Path, metavar="DIR", help=about)


def run_import(chosen: argparse.Namespace, assets: Assets) -> int:
    """Take in what the copies in a folder have and this desk lacks. Raises Refused."""
    from akutdesk.storage.copy_fetch import CopyUnfit, fetch_all

    texts = assets.texts()
    with opened(chosen, assets) as (keyring, _):
        try:
            fetched = fetch_all(keyring.store().net, chosen.folder.absolute())
        except CopyUnfit as unfit:
            key = f"fejl.hent_kopi_{unfit.grund}".lower()
            raise Refused(key) from None
        keyring.efter_runde()
    counts = {"nye": fetched.nye, "til_side": fetched.lagt_til_side}
    tell(texts("kommando.desk.import.talt", **counts))
    if not fetched.hele:
        raise Refused("kommando.desk.import.halv")
    return 0
