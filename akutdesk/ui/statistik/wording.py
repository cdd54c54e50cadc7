"""What figures are said with: the desk's words, and the label of a row by its figure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from akutdesk.assets import Texts
from akutdesk.domain.codes import Code, Codes
from akutdesk.domain.figur import Figur, Middel
from akutdesk.domain.fund import FORDELT, Fund, fund, fund_midler, fund_overnatninger
from akutdesk.reports.fundord import fund_tekst
from akutdesk.ui.desk import Desk

LISTS: Mapping[str, str] = MappingProxyType(
    {
        "fig2": "grad",
        "fig3_afvist": "afvist_grund",
        "fig4_cpr_svar": "cpr_svar",
        "fig5": "symptomer",
        "fig6": "begivenheder",
        "fig6_hoved": "begivenheder",
        "fig7": "tiltag",
        "fig7_stabilisering": "stabilisering",
        "fig8": "stabilisering",
        "fig9": "vagttype",
        "fig9_grad": "vagttype",
        "varighed": "vagttype",
        "fremgang": "instrument",
    }
)
"""Figure to the code list of its rows; other rows have words of their own."""


@dataclass(frozen=True, kw_only=True)
class Wording:
    """The words, and what a figure says as its heading."""

    texts: Texts
    codes: Codes

    def heading(self, figur: Figur) -> str:
        """What the figure says, in the words of the report; where that is nothing, what it is about."""
        found = fund(figur) if figur.n else FORDELT
        return self._finding(found, figur.navn)

    def stays_heading(self, naetter: Figur, afvist: Figur) -> str:
        """What figure 3 says."""
        return self._finding(fund_overnatninger(naetter, afvist), naetter.navn)

    def mean_heading(self, navn: str, midler: tuple[Middel, ...]) -> str:
        """What a row of means says."""
        found = fund_midler(navn, midler) if any(one.n for one in midler) else FORDELT
        return self._finding(found, navn)

    def _finding(self, found: Fund, navn: str) -> str:
        if found == FORDELT:
            return self.texts(f"statistik.figur.{navn}")
        return fund_tekst(self.texts, self.codes, found)

    def label(self, figur: str, kode: str) -> str:
        """A row's whole name."""
        own = f"statistik.raekke.{figur}.{kode}"
        if own in self.texts:
            return self.texts(own)
        found = self._code(figur, kode)
        return found.label if found is not None else kode

    def short(self, figur: str, kode: str) -> str:
        """A row's name beside its bar."""
        own = f"statistik.kort.{figur}.{kode}"
        if own in self.texts:
            return self.texts(own)
        found = self._code(figur, kode)
        return self.label(figur, kode) if found is None else found.kort

    def grade(self, kode: str) -> str:
        """A degree of crisis in a legend."""
        return self.short("fig2", kode)

    def _code(self, figur: str, kode: str) -> Code | None:
        name = LISTS.get(figur)
        return self.codes[name].get(kode) if name and kode in self.codes[name] else None


def wording_of(desk: Desk) -> Wording:
    """The desk's words."""
    return Wording(texts=desk.texts, codes=desk.codes)
