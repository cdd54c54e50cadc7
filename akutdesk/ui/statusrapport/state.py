"""Which years and parts the report has, and where the leader's words of each are kept. No Qt, no store.

Each part of a year is a setting of its own, so that two leaders who write of different figures never meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from akutdesk.assets import Texts
from akutdesk.domain.indstilling import Indstilling, vaerdi_af
from akutdesk.domain.statistik import Udvalg
from akutdesk.domain.vagtgraenser import Vagtgraenser
from akutdesk.ui.fields import Row
from akutdesk.ui.leder.felter import INDSTILLING, TEKST, Felt

FIGURER: Final = ("fig1", "fig2", "fig3", "fig4", "fig5", "fig6", "fig7", "fig8", "fig9")
DELE: Final = ("indledning", *FIGURER, "afslutning")
"""The parts that a leader writes, in the order they print."""
_MOST: Final = 4000
_SHOWN: Final = 90
"""Letters of a text that its row shows."""


def felt(aar: int, del_: str) -> Felt:
    """Where the words of a part are kept."""
    kode = f"statusrapport_{aar}_{del_}"
    return Felt(kode=kode, side="statusrapport", slags=TEKST, kilde=INDSTILLING, mest=_MOST)


def tekster(aar: int, indstillinger: Iterable[Indstilling]) -> Mapping[str, str]:
    """The leader's words of a year, by part."""
    settings = tuple(indstillinger)
    return {del_: vaerdi_af(settings, felt(aar, del_).kode) for del_ in DELE}


def udvalg(aar: int) -> Udvalg:
    """The whole year."""
    return Udvalg(fra=date(aar, 1, 1), til=date(aar, 12, 31))


def aarene(foerste: date | None, dag: date) -> tuple[int, ...]:
    """The years there is something to tell of, the newest first; this one if there is nothing."""
    return tuple(range(dag.year, (foerste or dag).year - 1, -1)) or (dag.year,)


def navn(texts: Texts, del_: str) -> str:
    """What a part is called: a figure with its number."""
    words = texts(f"papir.rapport.{del_}")
    if del_ not in FIGURER:
        return words
    return texts("papir.rapport.figur", nr=del_.removeprefix("fig"), navn=words)


def raekker(texts: Texts, skrevet: Mapping[str, str]) -> list[Row]:
    """A row for each part, with the beginning of what is written."""
    rows: list[Row] = []
    for del_ in DELE:
        begins = _beginning(skrevet[del_])
        aside = "" if begins else texts("statusrapport.intet")
        rows.append(Row(del_, navn(texts, del_), right=aside, lines=begins, high=40))
    return rows


def tider(graenser: Vagtgraenser) -> Mapping[str, str]:
    """The hours of each shift, as they stand beside its bar: 07–15."""
    dag, aften, nat = (_hour(tid) for tid in (graenser.dag, graenser.aften, graenser.nat))
    return {"DAG": f"{dag}–{aften}", "AFT": f"{aften}–{nat}", "NAT": f"{nat}–{dag}"}


def _hour(klokken: str) -> str:
    hour, _, minutes = klokken.partition(":")
    return hour if minutes in {"", "00"} else f"{hour}.{minutes}"


def _beginning(tekst: str) -> str:
    plain = " ".join(tekst.split())
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN].rsplit(' ', 1)[0]} …"
