"""`akutdesk bevis`: one record's entries with what proves them, as one file for whoever disputes one (T20, decision 0184)."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from akutdesk.assets import Assets, Texts
from akutdesk.commands.open_desk import add_person, opened
from akutdesk.commands.refusal import Refused
from akutdesk.commands.stick import tell
from akutdesk.domain.errors import FritekstError
from akutdesk.domain.record import RecordId

if TYPE_CHECKING:
    from akutdesk.domain.adgang import Adgang
    from akutdesk.storage.store import Store

_ID_SIGNS = 32


def add(parser: argparse.ArgumentParser, texts: Texts) -> None:
    """Its options."""
    parser.add_argument("post", metavar="ID", help=texts("kommando.bevis.post"))
    add_person(parser, texts)
    about = texts("kommando.bevis.fil")
    parser.add_argument("--fil", type=Path, required=True, metavar="F", help=about)
    parser.add_argument("--grund", default="", metavar="G", help=texts("kommando.bevis.grund"))


def run(chosen: argparse.Namespace, assets: Assets) -> int:
    """Write the file; nothing is written over. Raises Refused."""
    rid = _id(chosen.post)
    if chosen.fil.exists():
        raise Refused("kommando.bevis.findes")
    if not chosen.fil.absolute().parent.is_dir():
        raise Refused("kommando.bevis.mappe")
    with opened(chosen, assets) as (keyring, keys):
        adgang = keyring.bruger(RecordId(keys.user)).adgang
        store = keyring.store()
        if chosen.grund:
            _give_reason(store, adgang, rid, chosen.grund)
        _write(store, adgang, rid, chosen.fil)
    return tell(assets.texts()("kommando.bevis.skrevet"))


def _give_reason(store: Store, adgang: Adgang, rid: RecordId, grund: str) -> None:
    try:
        store.begrund(adgang, rid, grund)
    except FritekstError:
        raise Refused("kommando.bevis.grund_uegnet") from None


def _write(store: Store, adgang: Adgang, rid: RecordId, fil: Path) -> None:
    """The log first; it also says so where the file could not be written."""
    from akutdesk.storage.durable import write_durably
    from akutdesk.storage.errors import DiskFault, DiskFull, NotFound, OpeningReasonRequired

    try:
        proof = store.aegthed.noter(adgang, rid)
    except OpeningReasonRequired:
        raise Refused("kommando.bevis.grund_mangler") from None
    except NotFound:
        raise Refused("kommando.bevis.ukendt") from None
    try:
        write_durably(fil, proof)
    except (DiskFull, DiskFault):
        store.aegthed.ikke_givet(adgang, rid)
        raise Refused("kommando.bevis.mappe") from None


def _id(text: str) -> RecordId:
    try:
        raw = bytes.fromhex(text)
    except ValueError:
        raw = b""
    if len(text) != _ID_SIGNS or len(raw) != _ID_SIGNS // 2:
        raise Refused("kommando.bevis.id")
    return RecordId(raw)
