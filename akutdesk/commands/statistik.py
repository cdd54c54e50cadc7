"""`akutdesk statistik`: the figures of a period as JSON. The leader sees all, others their own shift's plain counts."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

from akutdesk.assets import Assets, Texts
from akutdesk.commands.open_desk import add_person, opened
from akutdesk.commands.refusal import Refused
from akutdesk.config import SystemClock
from akutdesk.domain.record import RecordId

if TYPE_CHECKING:
    from akutdesk.domain.adgang import Adgang
    from akutdesk.domain.implementeringsgrad import Implementeringsgrad
    from akutdesk.storage.store import Store


def add(parser: argparse.ArgumentParser, texts: Texts) -> None:
    """Its options."""
    add_person(parser, texts)
    for name in ("fra", "til"):
        about = texts(f"kommando.statistik.{name}")
        parser.add_argument(f"--{name}", required=True, metavar="D", help=about)
    parser.add_argument(
        "--json", action="store_true", required=True, help=texts("kommando.statistik.json")
    )
    parser.add_argument(
        "--grundlag", choices=("H", "HB"), default="H", help=texts("kommando.statistik.grundlag")
    )


def run(chosen: argparse.Namespace, assets: Assets) -> int:
    """Print one JSON object. Raises Refused."""
    fra, til = _day(chosen.fra), _day(chosen.til)
    if til < fra:
        raise Refused("kommando.statistik.omvendt")
    with opened(chosen, assets) as (keyring, keys):
        adgang = keyring.bruger(RecordId(keys.user)).adgang
        told = _told(keyring.store(), adgang, assets, (fra, til, chosen.grundlag))
    sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    return 0


def _told(
    store: Store, adgang: Adgang, assets: Assets, asked: tuple[date, date, str]
) -> dict[str, Any]:
    from akutdesk.commands import statistik_json
    from akutdesk.domain.adgang import maa
    from akutdesk.domain.statistik import Udvalg

    if not maa(adgang, "STATISTIK_ALT"):
        shift = store.statistik.vagten(adgang, SystemClock().now())
        return {"vagten": statistik_json.figure(shift)}
    fra, til, grundlag = asked
    tal = store.statistik.beregn(adgang, Udvalg(fra=fra, til=til, grundlag=grundlag))
    return statistik_json.told(tal, _fig1(store, adgang, assets, til))


def _fig1(store: Store, adgang: Adgang, assets: Assets, til: date) -> Implementeringsgrad:
    """Figure 1 of the half-year that the period ends in."""
    from akutdesk.domain.codes import code_list
    from akutdesk.storage.implementeringstal import implementeringsgrad

    navn = "implementeringspunkt"
    return implementeringsgrad(store, adgang, code_list(navn, assets.code(navn)), til)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused("kommando.statistik.dato") from None
