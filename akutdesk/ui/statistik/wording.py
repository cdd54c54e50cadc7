"""What figures are said with: the desk's words, and the label of a row by its figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from akutdesk.assets import Texts
from akutdesk.domain.codes import Code, Codes
from akutdesk.domain.figur import Figur, Middel
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
    """The words; `heading` gives the finding of a figure."""

    texts: Texts
    codes: Codes
    heading: Callable[[Figur], str]
    mean_heading: Callable[[str, tuple[Middel, ...]], str]

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
    texts = desk.texts
    return Wording(
        texts=texts,
        codes=desk.codes,
        heading=lambda figur: texts(f"statistik.figur.{figur.navn}"),
        mean_heading=lambda navn, _: texts(f"statistik.figur.{navn}"),
    )
