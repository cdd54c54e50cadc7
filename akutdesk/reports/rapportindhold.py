"""The status report before it is pages: words, charts and tables, in the order they print."""

from __future__ import annotations

from dataclasses import dataclass

from akutdesk.reports.diagram import Soejlediagram, Stabeldiagram
from akutdesk.reports.tabel import Tabel
from akutdesk.reports.udskrift import Afsender


@dataclass(frozen=True, kw_only=True)
class Stortal:
    """A large number with its words: "31" "nætter"; `enhed` stands small after the number."""

    tal: str
    ord: str
    enhed: str = ""


@dataclass(frozen=True, kw_only=True)
class Taldel:
    """Large numbers beside each other."""

    tal: tuple[Stortal, ...]


@dataclass(frozen=True, kw_only=True)
class Linje:
    """A sentence under a chart or a table."""

    tekst: str


@dataclass(frozen=True, kw_only=True)
class Mellemtitel:
    """A small heading within a figure."""

    tekst: str


Del = Taldel | Linje | Mellemtitel | Tabel | Soejlediagram | Stabeldiagram


@dataclass(frozen=True, kw_only=True)
class Figur:
    """One figure. `fund` is its heading; `tekst` is what the leader writes after it, in paragraphs."""

    navn: str
    """Figur 2. Grad af krise."""
    kort: str
    """Its line in the list of figures."""
    nummer: str
    fund: str
    dele: tuple[Del, ...]
    tekst: str = ""


@dataclass(frozen=True, kw_only=True)
class Statusrapport:
    """What is printed, in words."""

    afsender: Afsender
    titel: str
    aar: str
    periode: str
    hovedtal: tuple[Stortal, ...]
    figurer: tuple[Figur, ...]
    indledning: str = ""
    """The leader's own words before the first figure."""
    afslutning: str = ""
    slut: tuple[str, ...] = ()
    """Which desks are in, and when the figures were made."""
