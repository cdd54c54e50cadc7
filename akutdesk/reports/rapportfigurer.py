"""The figures of the status report in the order of 2015, each with its finding, charts, tables and missing answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from akutdesk.domain.figur import Figur as Talfigur
from akutdesk.domain.figur import Tal
from akutdesk.domain.fund import Fund, fund, fund_overnatninger
from akutdesk.domain.smaa_tal import Skjul
from akutdesk.domain.statistik import Statistik
from akutdesk.reports.rapportindhold import Del, Figur, Linje, Mellemtitel, Stortal, Taldel
from akutdesk.reports.rapportord import Rapportord, efter_antal
from akutdesk.reports.vagtfigur import Vagtfigur

_CORE: Final = ("cpr", "samtale", "plan", "maal")
_NIGHTS: Final = ("naetter", "ophold", "personer")
_FEW: Final = 50
"""Contacts of a year, of which most cells of a table come under five."""


@dataclass(frozen=True)
class Rapportfigurer:
    """Makes the figures. `tekster` are the leader's words by figure, `tider` the hours of each shift."""

    ord: Rapportord
    tal: Statistik
    sidste: Statistik | None = None
    tekster: Mapping[str, str] = field(default_factory=dict[str, str])
    tider: Mapping[str, str] = field(default_factory=dict[str, str])

    def figurer(self) -> Iterator[Figur]:
        """Figures 2 to 9, and progression after the eighth."""
        tal, vist = self.tal, self.ord.vist
        yield self._figur("fig2", "2", fund(tal.fig2, vist), self._grad())
        nights = fund_overnatninger(tal.fig3, tal.fig3_afvist, vist)
        yield self._figur("fig3", "3", nights, self._naetter())
        yield self._figur("fig4", "4", fund(tal.fig4, vist), self._kerne())
        yield self._figur("fig5", "5", fund(tal.fig5, vist), self._svar(tal.fig5, "k_symptomer"))
        yield self._figur("fig6", "6", fund(tal.fig6, vist), self._begivenheder())
        yield self._figur("fig7", "7", fund(tal.fig7, vist), self._tiltag())
        yield self._figur("fig8", "8", fund(tal.fig8, vist), self._stabil())
        shifts = Vagtfigur(self.ord, tal, self.tider)
        yield self._figur("fig9", "9", fund(tal.fig9, vist), shifts.dele())

    def hovedtal(self) -> tuple[Stortal, ...]:
        """The year in four numbers."""
        ordene, vist, hoved = self.ord, self.ord.vist, self.tal.hoved
        alle = vist.antal(hoved.celle("henvendelser"))
        word = "henvendelser_en" if alle == 1 else "henvendelser"
        nights = [ordene.celle(vist.antal(self.tal.fig3.celle(kode))) for kode in _NIGHTS]
        return (
            Stortal(tal=ordene.celle(alle), ord=ordene.text(word)),
            self._andel(hoved, "FLER", "kendte"),
            Stortal(
                tal=nights[0], ord=ordene.text("naetter", ophold=nights[1], personer=nights[2])
            ),
            self._andel(self.tal.fig8, "stab_delvis", "stabil"),
        )

    def forbehold(self) -> tuple[str, ...]:
        """What the reader of a paper with few contacts is to know: why so much of it is not told."""
        heads = (self.tal.hoved.celle("FLER"), self.tal.fig8.celle("stab_delvis"))
        hidden = any(isinstance(self.ord.vist.antal(tal), Skjul) for tal in heads)
        few = self.tal.hoved.celle("henvendelser").antal < _FEW
        return (self.ord.text("faa"),) if hidden and few else ()

    def _andel(self, figur: Talfigur, raekke: str, key: str) -> Stortal:
        """A share with the numbers that it is made of."""
        ordene, vist = self.ord, self.ord.vist
        tal, share = figur.celle(raekke), vist.pct(figur.celle(raekke))
        told = isinstance(vist.antal(tal), int)
        said = ordene.text(
            _sentence(figur, key) if told else f"{key}_skjult",
            antal=ordene.celle(vist.antal(tal)),
            n=ordene.celle(vist.n(figur)),
            mangler=ordene.celle(vist.mangler(figur)),
        )
        unit = ordene.text("procent") if isinstance(share, Decimal) else ""
        return Stortal(tal=ordene.celle(share), ord=said, enhed=unit)

    def _figur(self, navn: str, nummer: str, fundet: Fund, dele: Iterator[Del]) -> Figur:
        kort = self.ord.text(navn)
        return Figur(
            navn=self.ord.text("figur", nr=nummer, navn=kort),
            kort=kort,
            nummer=nummer,
            fund=self.ord.fund(fundet),
            dele=tuple(dele),
            tekst=self.tekster.get(navn, ""),
        )

    # ---- the figures

    def _grad(self) -> Iterator[Del]:
        ordene, figur = self.ord, self.tal.fig2
        before = self.sidste.fig2 if self.sidste is not None else None
        last = _shares(ordene, before)
        yield ordene.soejler(figur, figur.tal, last)
        stroke = [ordene.text("streg", aar=ordene.forrige.aar)] if ordene.forrige and last else []
        yield ordene.grundlag(figur, "af_grad", *stroke)
        table = ordene.to_aar(figur, before, "k_grad")
        yield table
        yield ordene.med_skjulte(
            " ".join((self._grad_mangler(before), ordene.text("afrundet"))), table
        )

    def _grad_mangler(self, before: Talfigur | None) -> str:
        ordene, figur = self.ord, self.tal.fig2
        now = ordene.celle(ordene.vist.mangler(figur))
        if before is None or ordene.forrige is None:
            return (
                ordene.text("mangler", antal=now) if figur.mangler else ordene.text("mangler_ingen")
            )
        then = ordene.celle(ordene.forrige.vist.mangler(before))
        return ordene.text(
            "mangler_to", antal=now, aar=ordene.aar, forrige=then, forrige_aar=ordene.forrige.aar
        )

    def _naetter(self) -> Iterator[Del]:
        ordene, afvist = self.ord, self.tal.fig3_afvist
        yield Taldel(tal=tuple(self._antal(kode) for kode in _NIGHTS))
        if not afvist.n:
            return
        n = ordene.vist.n(afvist)
        if isinstance(n, Skjul):
            yield Mellemtitel(tekst=ordene.text("derfor_nej_skjult"))
        else:
            yield Mellemtitel(tekst=ordene.text("derfor_nej", n=n))
        yield ordene.antal_soejler(afvist)
        rows = efter_antal(afvist, ordene.vist)
        table = ordene.tabel(afvist, rows, "k_grund", ialt=True)
        yield table
        yield ordene.manglende(afvist, table)

    def _antal(self, kode: str) -> Stortal:
        value = self.ord.vist.antal(self.tal.fig3.celle(kode))
        return Stortal(tal=self.ord.celle(value), ord=self.ord.text(f"n_ord_{kode}"))

    def _kerne(self) -> Iterator[Del]:
        ordene, figur, svar = self.ord, self.tal.fig4, self.tal.fig4_cpr_svar
        bars = tuple(figur.celle(kode) for kode in _CORE)
        yield ordene.soejler(figur, bars)
        yield ordene.grundlag(figur, "af_alle")
        table = ordene.tabel(figur, (*bars, figur.celle("BRUGT")), "k_hvad")
        yield table
        answers = ordene.tabel(svar, efter_antal(svar, ordene.vist), "k_cpr_svar", ialt=True)
        yield answers
        line = ordene.manglende(svar, table, answers)
        yield Linje(tekst=f"{line.tekst} {ordene.text('anonym')}")

    def _svar(self, figur: Talfigur, kolonne: str) -> Iterator[Del]:
        """A figure where one may give several answers."""
        ordene = self.ord
        rows = _answered(efter_antal(figur, ordene.vist))
        if not rows:  # nobody answered: the heading says so, and a table of nothing says no more
            yield ordene.manglende(figur)
            return
        yield ordene.soejler(figur, rows)
        yield ordene.grundlag(figur, "af_svar", ordene.text("flere_svar"))
        table = ordene.tabel(figur, rows, kolonne)
        yield table
        yield ordene.manglende(figur, table)

    def _begivenheder(self) -> Iterator[Del]:
        yield from self._svar(self.tal.fig6, "k_begivenheder")
        yield from self._fordelt(self.tal.fig6_hoved, "k_hoved")

    def _tiltag(self) -> Iterator[Del]:
        yield from self._svar(self.tal.fig7, "k_tiltag")
        yield from self._fordelt(self.tal.fig7_stabilisering, "k_stabilisering_uden")

    def _fordelt(self, figur: Talfigur, kolonne: str) -> Iterator[Del]:
        """A table beside a figure that comes to a whole."""
        if not figur.n:
            return
        rows = _answered(efter_antal(figur, self.ord.vist))
        table = self.ord.tabel(figur, rows, kolonne, ialt=True)
        yield table
        yield self.ord.manglende(figur, table)

    def _stabil(self) -> Iterator[Del]:
        ordene, figur = self.ord, self.tal.fig8
        own = tuple(tal for tal in figur.tal if tal.kode != "stab_delvis")
        yield ordene.soejler(figur, own)
        yield ordene.grundlag(figur, "af_svar")
        table = ordene.tabel(figur, (*own, figur.celle("stab_delvis")), "k_stabilisering")
        yield table
        yield ordene.manglende(figur, table)
        progression = self.tal.progression
        if progression.n:
            yield Mellemtitel(tekst=self._fremgang_fund())
            rows = ordene.tabel(progression, progression.tal, "k_fremgang", ialt=True)
            yield rows
            base = ordene.grundlag(progression, "af_par").tekst
            yield ordene.med_skjulte(f"{base} {self._par_mangler()}".strip(), rows)

    def _fremgang_fund(self) -> str:
        return self.ord.fund(fund(self.tal.progression, self.ord.vist))

    def _par_mangler(self) -> str:
        missing = self.ord.vist.mangler(self.tal.progression)
        return self.ord.text("par_mangler", antal=self.ord.celle(missing)) if missing else ""


def _sentence(figur: Talfigur, key: str) -> str:
    return key if figur.mangler or key == "stabil" else f"{key}_alle"


def _answered(rows: Sequence[Tal]) -> tuple[Tal, ...]:
    """Without what nobody answered."""
    return tuple(tal for tal in rows if tal.antal)


def _shares(ordene: Rapportord, before: Talfigur | None) -> Mapping[str, Decimal]:
    """Last year's shares that may be shown."""
    if before is None or ordene.forrige is None:
        return {}
    shares = {tal.kode: ordene.forrige.vist.pct(tal) for tal in before.tal}
    return {kode: share for kode, share in shares.items() if isinstance(share, Decimal)}
