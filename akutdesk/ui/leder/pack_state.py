"""The instruments that need a licence pack as rows, and what a pack brings as facts. No Qt, no store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from akutdesk.assets import Texts
from akutdesk.domain.codes import Codes
from akutdesk.domain.instrument import INDBYGGEDE, INSTRUMENTER, Instrument
from akutdesk.domain.kalender import Kalender
from akutdesk.domain.skemapakke import Skemapakke
from akutdesk.ui.fields import Row, RowTag, TableRow

SKEMAER: Final = tuple(kode for kode in INSTRUMENTER if kode not in INDBYGGEDE)
"""Instruments that belong to somebody, in the order they are offered."""

PAIRS: Final = 4
"""Raw and metric number stand side by side in so many pairs of columns."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """What the lines are said with, on a day."""

    texts: Texts
    codes: Codes
    kalender: Kalender
    dag: date

    def navn(self, kode: str) -> str:
        """What an instrument is called."""
        return self.codes["instrument"].label(kode)


def rows(pakker: Mapping[str, Skemapakke], said: Said) -> list[Row]:
    """One row an instrument, and whether it can be chosen."""
    return [_row(kode, pakker.get(kode), said) for kode in SKEMAER]


def _row(kode: str, pakke: Skemapakke | None, said: Said) -> Row:
    texts = said.texts
    if pakke is None:
        return Row(kode, said.navn(kode), right=texts("skemaer.ikke_hentet"))
    if pakke.er_udloebet(said.dag):
        tag = RowTag(texts("skemaer.udloebet"), kind="warn", icon="clock")
        return Row(kode, said.navn(kode), tag=tag)
    return Row(kode, said.navn(kode), right=texts("skemaer.i_brug"))


def facts(pakke: Skemapakke, said: Said) -> list[tuple[str, str]]:
    """The pack: its name, who gave leave and until when, the owner's notice, how much it asks."""
    texts, end = said.texts, pakke.gaelder_til
    ends = texts("skemaer.uden_udloeb")
    if end is not None:
        key = "skemaer.loeb_ud" if pakke.er_udloebet(said.dag) else "skemaer.til"
        ends = texts(key, dag=said.kalender.lang(end))
    asks = texts("skemaer.spoergsmaal", n=len(pakke.udsagn), svar=len(pakke.svar))
    return [
        (texts("skemaer.navn"), pakke.navn),
        (texts("skemaer.tilladelse"), pakke.tilladelse),
        (texts("skemaer.gaelder"), ends),
        (texts("skemaer.rettighed"), pakke.rettighed),
        (texts("skemaer.spoerger"), asks),
    ]


def table_rows(pakke: Skemapakke, instrument: Instrument) -> list[TableRow]:
    """The table column by column, as one compares it with the owner's own; the decimals stay as printed."""
    cells = [
        (str(raa), f"{value // 100},{value % 100:02}")
        for raa, value in enumerate(pakke.tabel, start=instrument.raa_laveste)
    ]
    high = -(-len(cells) // PAIRS)
    lines = [cells[line::high] for line in range(high)]
    return [
        TableRow(number, _padded([word for pair in line for word in pair]))
        for number, line in enumerate(lines)
    ]


def _padded(words: list[str]) -> tuple[str, ...]:
    return (*words, *([""] * (2 * PAIRS - len(words))))
