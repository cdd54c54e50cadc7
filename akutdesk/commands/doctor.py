"""`akutdesk doctor`: one page of health, of codes and counts only, with what to do where something is wrong (G107)."""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from akutdesk import __version__
from akutdesk.assets import Assets, Texts
from akutdesk.commands.open_desk import add_data, recognised
from akutdesk.commands.refusal import Refused
from akutdesk.commands.stick import tell
from akutdesk.config import settings

if TYPE_CHECKING:
    from akutdesk.storage.diskkryptering import Diskkryptering
    from akutdesk.storage.health import Health
    from akutdesk.storage.store import Store

_MB: Final = 1024 * 1024
_LEAST_MB: Final = 500
"""Room for the reserve and for some weeks of work."""

_OWN_START: Final = 10
"""Entries of the log that this look and the last stop may have added: the next round copies them."""


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One line of the page. `antal` and `steder` are numbers and codes, never a word or an id of a record."""

    kode: str
    i_orden: bool = True
    antal: int | str = 0
    steder: tuple[str, ...] = ()


def add(parser: argparse.ArgumentParser, texts: Texts) -> None:
    """Its options. Without a password only what lies outside the file is looked at."""
    add_data(parser, texts)
    about = texts("kommando.kodefil")
    parser.add_argument("--password-file", type=Path, metavar="F", help=about)
    parser.add_argument("--initialer", metavar="X", help=texts("kommando.initialer"))
    parser.add_argument("--json", action="store_true", help=texts("kommando.doctor.json"))


def run(chosen: argparse.Namespace, assets: Assets) -> int:
    """Look and tell. Raises Refused, also once all is told and something is not in order."""
    texts = assets.texts()
    found = [*_outside(settings(chosen.data).data)]
    if chosen.password_file is not None:
        found += _inside(chosen, assets)
    if chosen.json:
        tell(json.dumps({one.kode: _plain(one) for one in found}, ensure_ascii=False))
    else:
        _tell(found, texts, inside=chosen.password_file is not None)
    if not all(one.i_orden for one in found):
        raise Refused("kommando.doctor.ikke_i_orden")
    return 0


def _plain(one: Finding) -> dict[str, object]:
    return {name: value for name, value in asdict(one).items() if name != "kode"}


def _tell(found: list[Finding], texts: Texts, *, inside: bool) -> None:
    for one in found:
        key = f"kommando.doctor.{one.kode}_{'i_orden' if one.i_orden else 'galt'}"
        tell(texts(key, antal=one.antal, steder=", ".join(one.steder)))
    if not inside:
        tell(texts("kommando.doctor.uden_kode"))


def _outside(folder: Path) -> Iterator[Finding]:
    """What anybody may see of a data folder."""
    from akutdesk.storage.diskkryptering import encryption_here
    from akutdesk.storage.errors import StorageError
    from akutdesk.storage.vault_file import load_vault
    from akutdesk.sync.way_out import way_out_here

    yield Finding(kode="udgave", antal=__version__)
    try:
        load_vault(folder)
        yield Finding(kode="noegler")
    except StorageError:
        yield Finding(kode="noegler", i_orden=False)
    if folder.is_dir():
        free = shutil.disk_usage(folder).free // _MB
        yield Finding(kode="plads", i_orden=free >= _LEAST_MB, antal=free)
        yield from _of_disk(encryption_here().look(folder.resolve()))
    if way_out_here().is_script():
        yield Finding(kode="proxy_script")


def _of_disk(told: Diskkryptering) -> Iterator[Finding]:
    """What the system says of its encryption; what it cannot say is no finding (decision 0161)."""
    for kode, svar in (("kryptering", told.data), ("swap", told.swap)):
        known = svar.value != "uvist"
        yield Finding(kode=kode if known else f"{kode}_uvist", i_orden=svar.value != "nej")


def _inside(chosen: argparse.Namespace, assets: Assets) -> list[Finding]:
    """The file itself, before it is opened; then, if it can be trusted, how safe its events are."""
    from akutdesk.storage.health import examine
    from akutdesk.storage.opening import FILE

    with recognised(chosen, assets) as (keyring, keys):
        health = examine(keyring.vault.folder / FILE, keys.database, tables=True)
        found = [*_of_file(health)]
        if health.sound:
            keyring.lad_ind(keys)
            found += _of_copies(keyring.store())
        return found


def _of_file(health: Health) -> Iterator[Finding]:
    pages = tuple(str(page) for page in health.pages)
    yield Finding(
        kode="sider", i_orden=not health.page_faults, antal=health.page_faults, steder=pages
    )
    chains = tuple(f"{fault.kode} {fault.n}" for fault in health.chain_faults)
    yield Finding(kode="kaeder", i_orden=not chains, antal=health.events, steder=chains)
    yield Finding(kode="aeldre", i_orden=not health.older)
    past = (*health.form_faults, *health.local_faults)
    if health.table_faults is not None or past:
        rows = health.table_faults or ()
        tables = (*past, *(f"{each.table} {len(each.records)}" for each in rows))
        yield Finding(kode="tabeller", i_orden=not tables, steder=tables)


def _of_copies(store: Store) -> Iterator[Finding]:
    overblik, places = store.overblik(), len(store.copy_targets())
    yield Finding(kode="usendt", antal=overblik.usendte)
    if not places:
        yield Finding(kode="ingen_kopi", i_orden=False)
    elif overblik.ukopierede > _OWN_START:
        yield Finding(kode="kopi", i_orden=False, antal=overblik.ukopierede)
    else:
        yield Finding(kode="kopi", antal=places)
