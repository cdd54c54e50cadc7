"""`akutdesk restore`: a whole desk again on a bare PC, from a second copy and a recovery kit (F81)."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from akutdesk.assets import Assets, Texts
from akutdesk.commands.open_desk import add_person, claimed
from akutdesk.commands.refusal import Refused, password_in, said
from akutdesk.commands.stick import tell
from akutdesk.commands.sync import line_fit, pem_in
from akutdesk.config import SystemClock, device_secret_path, settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from akutdesk.domain.record import RecordId
    from akutdesk.storage.bruger import Bruger
    from akutdesk.sync.homecoming import Homecoming

ANOTHER: Final = "ANDEN"
"""Somebody who is not on the list stands by."""


def add(parser: argparse.ArgumentParser, texts: Texts) -> None:
    """Its options."""
    add_person(parser, texts)
    parser.add_argument("--kopi", type=Path, metavar="DIR", help=texts("kommando.restore.kopi"))
    about = texts("kommando.restore.ark")
    parser.add_argument("--ark-file", type=Path, required=True, metavar="F", help=about)
    parser.add_argument("--vidne", default="", metavar="X", help=texts("kommando.restore.vidne"))
    parser.add_argument(
        "--trods-skade", action="store_true", help=texts("kommando.restore.trods_skade")
    )
    parser.add_argument("--server", default="", metavar="URL", help=texts("kommando.desk.adresse"))
    parser.add_argument("--ca", type=Path, metavar="F", help=texts("kommando.sync.ca"))
    parser.add_argument("--proxy", default="", metavar="URL", help=texts("kommando.sync.proxy"))


def run(chosen: argparse.Namespace, assets: Assets) -> int:
    """Restore, or without --kopi only tell the server of a PC that was restored before. Raises Refused."""
    from akutdesk.storage import claim
    from akutdesk.storage.location import volumes_here

    folder, texts = settings(chosen.data).data, assets.texts()
    code, password = password_in(chosen.ark_file), password_in(chosen.password_file)
    with said(texts), line_fit():
        claim.check(folder, volumes_here())
        pc = _homecoming(folder, assets)
        with claimed(folder):
            if chosen.kopi is not None:
                _restore(pc, chosen, texts, code)
                _appoint(pc, chosen, password)
                tell(texts("kommando.restore.er_her"))
            elif not chosen.server:
                raise Refused("kommando.restore.kopi_mangler")
            if chosen.server:
                _announce(pc, chosen, texts, code)
    return 0


def _homecoming(folder: Path, assets: Assets) -> Homecoming:
    from functools import partial

    from akutdesk.storage.adgangskode import read_krav
    from akutdesk.storage.calibration import calibrate, measured_by
    from akutdesk.storage.device_secret import device_secret_at
    from akutdesk.storage.vault import Vault
    from akutdesk.sync.homecoming import Homecoming

    return Homecoming(
        vault=Vault(folder, device_secret_at(device_secret_path(folder))),
        clock=SystemClock(),
        seconds=time.monotonic,
        krav=partial(read_krav, assets.root),
        cost=lambda: calibrate(measured_by(time.perf_counter)),
    )


def _restore(pc: Homecoming, chosen: argparse.Namespace, texts: Texts, code: str) -> None:
    seen = pc.look(chosen.kopi)
    if (seen.skadet or seen.mangler) and not chosen.trods_skade:
        raise Refused("kommando.restore.skadet" if seen.skadet else "kommando.restore.mangler")
    pc.open(code)
    *_, taken = pc.restore()
    tell(texts("kommando.restore.taget", antal=taken.events))


def _appoint(pc: Homecoming, chosen: argparse.Namespace, password: str) -> None:
    people = pc.people()
    leder = leader_of(people, chosen.initialer)
    pc.appoint(leder, password, witness_of(people, chosen.vidne, leder))


def _announce(pc: Homecoming, chosen: argparse.Namespace, texts: Texts, code: str) -> None:
    from akutdesk.sync.one_round import Wishes

    wishes = Wishes(url=chosen.server, ca=pem_in(chosen.ca), proxy=chosen.proxy)
    result = pc.announce(wishes, code)
    if result.reason:
        key = f"synk.grund.{result.reason}"
        raise Refused(key)
    tell(texts("kommando.restore.meldt", sendt=result.pushed, hentet=result.pulled))


def witness_of(people: Sequence[Bruger], vidne: str, leder: Bruger) -> RecordId | None:
    """Who stands by; None for somebody from outside. Raises Refused."""
    beside = _named(people, vidne)
    if vidne.strip().upper() != ANOTHER and (beside is None or beside == leder):
        raise Refused("kommando.restore.vidne_mangler")
    return beside.id if beside else None


def leader_of(people: Sequence[Bruger], initialer: str | None) -> Bruger:
    """Who is named, or the only leader (design.md 8.19). Raises Refused."""
    leaders = [one for one in people if one.rolle == "LEDER"]
    found = _named(people, initialer) if initialer else leaders[0] if len(leaders) == 1 else None
    if found is None:
        raise Refused("kommando.initialer_mangler")
    return found


def _named(people: Sequence[Bruger], initialer: str) -> Bruger | None:
    wanted = initialer.strip().casefold()
    return next((one for one in people if one.initialer.strip().casefold() == wanted), None)
