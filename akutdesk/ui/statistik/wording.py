"""What figures are said with: the desk's words, and the label of a row by its figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from akutdesk.assets import Texts
from akutdesk.domain import telefonital
from akutdesk.domain.codes import Code, Codes
from akutdesk.domain.figur import ALLE, Figur, Middel
from akutdesk.domain.figurliste import RAEKKELISTER, SOEJLELISTER
from akutdesk.domain.fund import FORDELT, Fund, fund, fund_midler, fund_overnatninger
from akutdesk.reports.fundord import fund_tekst
from akutdesk.ui.akutkort.whom import whom_of
from akutdesk.ui.desk import Desk
from akutdesk.ui.place import whole_katalog_of

_PARTNERS = frozenset({"samarbejde", "samarbejde_ventetid"})
_MONTHS = frozenset(
    {
        *("kerneydelser_maaned", "kendskab_maaned", "ophold", "ophold_naetter"),
        "formidling",
        *(telefonital.FIGUR, telefonital.VENTETID),
    }
)


@dataclass(frozen=True, kw_only=True)
class Wording:
    """The words, and what a figure says as its heading."""

    texts: Texts
    codes: Codes
    partnere: Mapping[str, str] = field(default_factory=dict[str, str])
    """Partners by what a figure calls them."""

    def word(self, slags: str, navn: str) -> str:
        """A word about a figure: `figur` its name, `note` what stands under it, `navn` the head of its rows."""
        own = f"statistik.{slags}.{navn}"
        return self.texts(own if own in self.texts else f"flere_tal.{slags}.{navn}")

    def missing(self, navn: str) -> str:
        """What a figure calls those that did not answer."""
        own = f"statistik.mangler.{navn}"
        return self.texts(own if own in self.texts else "statistik.mangler.alle")

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
            return self.word("figur", navn)
        return fund_tekst(self.texts, self.codes, found)

    def label(self, figur: str, kode: str) -> str:
        """A row's whole name."""
        for stem in ("statistik", "flere_tal"):
            own = f"{stem}.raekke.{figur}.{kode}"
            if own in self.texts:
                return self.texts(own)
        if kode == ALLE:
            return self.texts("statistik.i_alt")
        if figur in _PARTNERS:
            return self.partnere.get(kode, self.texts("flere_tal.ukendt_partner"))
        if figur in _MONTHS:
            return self.month(kode)
        found = self._code(figur, kode)
        return found.label if found is not None else kode

    def month(self, kode: str) -> str:
        """A month such as 2026-11."""
        year, _, month = kode.partition("-")
        return f"{self.codes['maaned'].label(str(int(month)))} {year}"

    def months_short(self, koder: Iterable[str]) -> Mapping[str, str]:
        """Some months beside each other, where there is little room: nov., or nov. 26 where there are several years."""
        some = tuple(koder)
        years = len({kode[:4] for kode in some}) > 1
        short = {kode: self.codes["maaned"].get(str(int(kode[5:]))).kort for kode in some}
        return {kode: f"{name} {kode[2:4]}" if years else name for kode, name in short.items()}

    def across(self, figur: str, kode: str) -> str:
        """A column's whole name; an hour has none but its number."""
        own = f"flere_tal.soejle.{figur}.{kode}"
        if own in self.texts:
            return self.texts(own)
        name = SOEJLELISTER.get(figur)
        return self.codes[name].label(kode) if name and kode in self.codes[name] else kode

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
        name = RAEKKELISTER.get(figur)
        return self.codes[name].get(kode) if name and kode in self.codes[name] else None


def wording_of(desk: Desk) -> Wording:
    """The desk's words."""
    return Wording(texts=desk.texts, codes=desk.codes)


def with_partners(said: Wording, desk: Desk) -> Wording:
    """The same, which can name the partners of the house and the numbers of the directory."""
    whom = whom_of(desk, whole_katalog_of(desk).poster)
    named = {one.id.hex(): one.navn for one in whom.partnere} | dict(whom.kendte)
    return replace(said, partnere=named)
