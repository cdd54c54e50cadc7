"""Figure 9 of the status report: grades of crisis by shift, both ways round, and how long the talks were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from akutdesk.domain.figur import Middel
from akutdesk.domain.statistik import Statistik
from akutdesk.reports.diagram import Stabel, Stabeldiagram
from akutdesk.reports.rapportindhold import Del, Linje
from akutdesk.reports.rapportord import GRADER, Rapportord
from akutdesk.reports.tabel import Raekke, Tabel

VAGTER: Final = ("DAG", "AFT", "NAT")


@dataclass(frozen=True)
class Vagtfigur:
    """`tider` are the hours of each shift."""

    ord: Rapportord
    tal: Statistik
    tider: Mapping[str, str]

    def dele(self) -> Iterator[Del]:
        """Bars, three tables, and what is missing."""
        ordene = self.ord
        yield self._stabler()
        yield Linje(tekst=ordene.text("af_vagt"))
        counts, shares, minutes = self._matrix(), self._af_grad(), self._laengde()
        yield from (counts, shares, minutes)
        figur = self.tal.fig9
        n = self.tal.hoved.celle("henvendelser").antal
        said = ordene.text(
            "mangler_vagt",
            grad=ordene.celle(ordene.vist.mangler(figur)),
            n=ordene.celle(ordene.vist.antal(self.tal.hoved.celle("henvendelser"))),
            laengde=ordene.celle(ordene.vist.uden_tid(n, self.tal.varighed)),
        )
        yield ordene.med_skjulte(said, counts, shares)

    def _stabler(self) -> Stabeldiagram:
        ordene = self.ord
        bars = tuple(self._stabel(vagt) for vagt in VAGTER)
        said = [ordene.text("soejle", navn=one.navn, vaerdi=one.note) for one in bars]
        return Stabeldiagram(
            navne=tuple(ordene.codes["grad"].get(grad).papir for grad in GRADER),
            stabler=bars,
            beskrivelse=ordene.text("stabler", vaerdier=", ".join(said)),
        )

    def _stabel(self, vagt: str) -> Stabel:
        ordene, figur = self.ord, self.tal.fig9
        shares = [ordene.vist.pct(figur.celle(vagt, grad)) for grad in GRADER]
        told = [share for share in shares if isinstance(share, Decimal)]
        parts = tuple((float(share / 100), ordene.celle(share)) for share in told)
        n = ordene.vist.raekke(figur, vagt)
        nobody = all(share is None for share in shares)
        return Stabel(
            navn=ordene.codes["vagttype"].label(vagt),
            note=ordene.text("vagt", tid=self.tider.get(vagt, ""), n=ordene.celle(n)).lstrip(" ·"),
            dele=parts if len(told) == len(shares) else (),
            uden=ordene.celle(None) if nobody else ordene.text("skjult"),
        )

    def _heads(self, key: str) -> tuple[str, ...]:
        ordene = self.ord
        names = (ordene.codes["grad"].get(grad).papir for grad in GRADER)
        return (ordene.text(key), *names, ordene.text("i_alt"))

    def _matrix(self) -> Tabel:
        ordene, figur, vist = self.ord, self.tal.fig9, self.ord.vist
        rows = tuple(
            Raekke(
                navn=ordene.codes["vagttype"].label(vagt),
                celler=(
                    *(vist.antal(figur.celle(vagt, grad)) for grad in GRADER),
                    vist.raekke(figur, vagt),
                ),
            )
            for vagt in VAGTER
        )
        sums = (*(vist.soejle(figur, grad) for grad in GRADER), vist.n(figur))
        total = Raekke(navn=ordene.text("hele_doegnet"), celler=sums)
        return Tabel(hoved=self._heads("antal"), raekker=rows, ialt=total)

    def _af_grad(self) -> Tabel:
        ordene, figur, vist = self.ord, self.tal.fig9_grad, self.ord.vist
        rows = tuple(
            Raekke(
                navn=ordene.codes["vagttype"].label(vagt),
                celler=(
                    *(vist.pct(figur.celle(vagt, grad)) for grad in GRADER),
                    vist.raekke_pct(self.tal.fig9, vagt),
                ),
            )
            for vagt in VAGTER
        )
        return Tabel(hoved=self._heads("k_af_grad"), raekker=rows)

    def _laengde(self) -> Tabel:
        ordene = self.ord
        by = {middel.kode: middel for middel in self.tal.varighed}
        heads = ("k_laengde", "gennemsnit", "median", "antal")
        return Tabel(
            hoved=tuple(ordene.text(key) for key in heads),
            raekker=tuple(self._minutes(by[vagt]) for vagt in VAGTER if vagt in by),
        )

    def _minutes(self, middel: Middel) -> Raekke:
        ordene, vist = self.ord, self.ord.vist
        return Raekke(
            navn=ordene.codes["vagttype"].label(middel.kode),
            celler=(
                ordene.minutter(vist.middel(middel)),
                ordene.minutter(vist.median(middel)),
                vist.middel_n(middel),
            ),
        )
