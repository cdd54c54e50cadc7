"""One count: the contacts of a period grouped once for each question, and the figures made of the groups."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import replace
from typing import Final

from akutdesk.domain import opholdstal, progressionstal
from akutdesk.domain.figur import Celle, Figur, Middel, Tal
from akutdesk.domain.figurregel import figur
from akutdesk.domain.figurregler import HENVENDELSER, bag, inden_for, regler
from akutdesk.domain.kontaktsvar import LANGE_MINUTTER, LUKKEDE, er_identificeret
from akutdesk.domain.middel import middel
from akutdesk.domain.statistik import Statistik, Udvalg
from akutdesk.storage import opdeling, opholdsfakta
from akutdesk.storage.opdeling import Opdelt

PERSONER: Final = "personer"
IDENTIFICEREDE: Final = "identificerede"
OPDELINGER: Final = (
    *("krise", "kerne", "symptomer", "begivenheder", "tiltag", "minutter", "person"),
)


class Optaelling:
    """The figures of one selection over one connection. `opdelt`: its contacts, where they are read already."""

    def __init__(
        self, db: sqlite3.Connection, udvalg: Udvalg, opdelt: Opdelt | None = None
    ) -> None:
        self._db = db
        self._udvalg = udvalg
        self._opdelt = opdelt or Opdelt(db, udvalg, OPDELINGER, opdeling.PERSONER)

    def statistik(self) -> Statistik:
        """All figures of seed 004."""
        ophold = opholdsfakta.ophold(self._db, self._udvalg)
        maalt = opholdsfakta.maalt(self._db, self._udvalg)
        return Statistik(
            udvalg=self._udvalg,
            hoved=self._hoved(),
            fig2=self.figur("fig2"),
            fig3=opholdstal.fig3(ophold),
            fig3_afvist=opholdstal.fig3_afvist(ophold),
            middel_naetter=ophold.middel_naetter,
            fig4=self.figur("fig4"),
            fig4_cpr_svar=self.figur("fig4_cpr_svar"),
            fig5=self.figur("fig5"),
            fig6=self.figur("fig6"),
            fig6_hoved=self.figur("fig6_hoved"),
            fig7=self.figur("fig7"),
            fig7_stabilisering=self.figur("fig7_stabilisering"),
            fig8=self.figur("fig8"),
            fig9=inden_for(self.figur("fig9"), raekke=True),
            fig9_grad=inden_for(self.figur("fig9_grad"), raekke=False),
            progression=progressionstal.progression(maalt),
            par=progressionstal.andel_par(maalt),
            fremgang=progressionstal.fremgang(maalt),
            varighed=tuple(self._varighed(vagt) for vagt in LUKKEDE["vagt"]),
        )

    def figur(self, navn: str) -> Figur:
        """One figure over contacts; of several rules, their cells beside each other."""
        made = [
            figur(regel, ((one.svar, one.antal) for one in self._opdelt.grupper(regel.opdeling)))
            for regel in regler(self._udvalg.grundlag)[navn]
        ]
        cells = tuple(tal for each in made for tal in each.tal)
        return replace(made[-1], tal=cells)

    def _hoved(self) -> Figur:
        kinds = self.figur("gangtype")
        cells = {
            HENVENDELSER: (sum(one.antal for one in self._opdelt.grupper("krise")), None),
            **{one.kode: (one.antal, one.n) for one in kinds.tal},
            "UKENDT": (kinds.mangler, None),
            **dict(zip((PERSONER, IDENTIFICEREDE), self._personer(), strict=True)),
        }
        return Figur(
            navn="hoved",
            grundlag="H",
            tal=tuple(
                Tal(celle=Celle("hoved", kode), antal=antal, n=n)
                for kode, (antal, n) in cells.items()
            ),
            n=kinds.n,
            mangler=kinds.mangler,
        )

    def _personer(self) -> tuple[tuple[int, None], tuple[int, None]]:
        people = [kendt for _, kendt in self._opdelt.personer()]
        known = sum(map(er_identificeret, people))
        return (len(people), None), (known, None)

    def _varighed(self, vagt: str) -> Middel:
        celle = Celle("varighed", vagt)
        _, counts_in = bag(celle, self._udvalg.grundlag)
        minutes: Counter[int] = Counter()
        for one in self._opdelt.grupper("minutter"):
            if counts_in(one.svar):
                minutes[one.svar.minutter] += one.antal
        return middel(celle, minutes, graense=LANGE_MINUTTER)
