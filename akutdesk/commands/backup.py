"""`akutdesk backup`: make a backup now, say which lie there, or bring one back (decisions 0151, 0152, 0191)."""

from __future__ import annotations

import argparse
from collections.abc import Generator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from akutdesk.assets import Assets, Texts
from akutdesk.commands.open_desk import add_data, claimed, opened, recognised
from akutdesk.commands.refusal import Refused, password_in, said
from akutdesk.commands.restore import leader_of, witness_of
from akutdesk.commands.stick import tell
from akutdesk.config import SystemClock, device_secret_path, settings

if TYPE_CHECKING:
    from datetime import datetime

    from akutdesk.storage.reservekopi import Reservekopi

_MB = 1024 * 1024


def add(parser: argparse.ArgumentParser, texts: Texts) -> None:
    """Its options. A bare PC needs the sheet, and whoever stands by."""
    add_data(parser, texts)
    about = texts("kommando.kodefil")
    parser.add_argument("--password-file", type=Path, metavar="F", help=about)
    parser.add_argument("--initialer", metavar="X", help=texts("kommando.initialer"))
    parser.add_argument("--liste", action="store_true", help=texts("kommando.backup.liste"))
    parser.add_argument("--hent", action="store_true", help=texts("kommando.backup.hent"))
    parser.add_argument("--tilbage", action="store_true", help=texts("kommando.backup.tilbage"))
    parser.add_argument("--fra", type=Path, metavar="DIR", help=texts("kommando.backup.fra"))
    parser.add_argument("--ark-file", type=Path, metavar="F", help=texts("kommando.restore.ark"))
    parser.add_argument("--vidne", default="", metavar="X", help=texts("kommando.restore.vidne"))


def run(chosen: argparse.Namespace, assets: Assets) -> int:
    """Make one, list, or bring one back. Raises Refused."""
    texts = assets.texts()
    with said(texts), _unfit():
        if chosen.liste:
            _tell_all(chosen, texts)
        elif chosen.password_file is None:
            raise Refused("kommando.kodefil_mangler")
        elif chosen.tilbage:
            _go_back(chosen, assets)
        elif chosen.hent and chosen.ark_file is not None:
            _to_bare(chosen, assets)
        elif chosen.hent:
            _to_ill(chosen, assets)
        else:
            _make(chosen, assets)
    return 0


@contextmanager
def _unfit() -> Generator[None]:
    """One sentence for each way a backup can be of no use. Raises Refused."""
    from akutdesk.storage.reservekopi import BackupUnfit

    try:
        yield
    except BackupUnfit as unfit:
        key = f"fejl.reservekopi_{unfit.grund.lower()}"
        raise Refused(key) from None


def _make(chosen: argparse.Namespace, assets: Assets) -> None:
    with opened(chosen, assets) as (keyring, _), _unfit():
        taken = keyring.store().reservekopier.tag()
        texts = assets.texts()
        if taken.kopi is not None:
            tell(texts("kommando.backup.taget", kopi=_named(taken.kopi, texts)))
        if taken.mangler:
            raise Refused("kommando.backup.sted_mangler", antal=taken.mangler)


def _tell_all(chosen: argparse.Namespace, texts: Texts) -> None:
    """What lies there, as the names tell it: nothing is opened."""
    from akutdesk.storage.from_backup import places_in
    from akutdesk.storage.reservekopi import in_place

    for place in places_in(chosen.fra or settings(chosen.data).data):
        for one in in_place(place):
            tell(_named(one, texts))


def _to_ill(chosen: argparse.Namespace, assets: Assets) -> None:
    """The file of a desk whose keys are here is ill. One that is whole keeps its place: it knows the last hour."""
    with recognised(chosen, assets) as (keyring, keys), _unfit():
        redning = keyring.redning(keys)
        found = redning.find(chosen.fra)
        came = redning.hent(found.kopi)
        if came is None:
            raise Refused("kommando.backup.filen_er_hel")
        tell(assets.texts()("kommando.backup.hentet", tid=_instant(came.lavet), antal=came.nye))


def _go_back(chosen: argparse.Namespace, assets: Assets) -> None:
    """A newer program was here and is gone again: the file from before it, with what was written since."""
    with recognised(chosen, assets) as (keyring, keys), _unfit():
        came = keyring.redning(keys).tilbage()
        texts = assets.texts()
        tell(texts("kommando.backup.er_tilbage", tid=_instant(came.lavet), antal=came.nye))
        if not came.alt:
            tell(texts("kommando.backup.ikke_alt"))


def _to_bare(chosen: argparse.Namespace, assets: Assets) -> None:
    """An empty folder, the backups of a PC that is gone, and a sheet."""
    from akutdesk.storage import claim, genesis
    from akutdesk.storage.adgangskode import read_krav
    from akutdesk.storage.device_secret import device_secret_at
    from akutdesk.storage.from_backup import lay_desk, take_up_bare
    from akutdesk.storage.kit_desk import KitDesk
    from akutdesk.storage.location import volumes_here
    from akutdesk.storage.vault import Vault

    folder = settings(chosen.data).data
    code, password = password_in(chosen.ark_file), password_in(chosen.password_file)
    if chosen.fra is None:
        raise Refused("kommando.backup.fra_mangler")
    claim.check(folder, volumes_here())
    vault, clock = Vault(folder, device_secret_at(device_secret_path(folder))), SystemClock()
    with claimed(folder):
        found, backup = lay_desk(vault, chosen.fra, code, clock.now())
        kit = KitDesk(vault=vault, clock=clock, krav=partial(read_krav, assets.root)())
        people = kit.aabn(code)
        leder = leader_of(people, chosen.initialer)
        kit.genopret(leder, password, witness_of(people, chosen.vidne, leder))
        genesis.finish(vault)
        new = take_up_bare(vault, found, clock, leder.adgang)
    texts = assets.texts()
    tell(texts("kommando.backup.hentet", tid=_instant(backup.lavet), antal=new))
    tell(texts("kommando.restore.er_her"))


def _named(one: Reservekopi, texts: Texts) -> str:
    return texts(
        "kommando.backup.en", nummer=one.nummer, tid=_instant(one.lavet), mb=one.size // _MB
    )


def _instant(lavet: datetime) -> str:
    """The PC's own time of day, to the minute."""
    return lavet.astimezone().strftime("%Y-%m-%d %H.%M")
