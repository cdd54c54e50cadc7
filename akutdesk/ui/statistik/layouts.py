"""Which figures stand together under one topic, and the few numbers over all of them. No Qt, no store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from akutdesk.domain.figur import Figur, Tal, antal_tekst, procent_tekst
from akutdesk.domain.implementeringsgrad import Implementeringsgrad
from akutdesk.domain.kalender import Kalender
from akutdesk.domain.sammenligning import Sammenligning
from akutdesk.domain.statistik import Medregnet, Pcmed, Statistik
from akutdesk.ui.statistik.figure import Cell, Figure, Large, Line
from akutdesk.ui.statistik.figures import (
    Beside,
    Shown,
    bars_figure,
    means_figure,
    wholes_figure,
)
from akutdesk.ui.statistik.others import others_figure
from akutdesk.ui.statistik.phone_figure import NO_PHONE, Phone, phone_figures
from akutdesk.ui.statistik.point_figure import point_figure
from akutdesk.ui.statistik.reading import Counted
from akutdesk.ui.statistik.state import Behind
from akutdesk.ui.statistik.wording import Wording

Layout = tuple[tuple[Figure, ...], ...]
"""Columns of figures."""

Pick = Callable[[Statistik], Figur]


@dataclass(frozen=True, kw_only=True)
class Sayer:
    """Figures in words, with the period they are compared with."""

    counted: Counted
    said: Wording
    kalender: Kalender
    grad: Implementeringsgrad
    mod_navn: str = ""
    andre: tuple[Sammenligning, ...] = ()
    telefon: Phone = NO_PHONE

    def layout(self, emne: str) -> Layout:
        """The figures of a topic."""
        return _LAYOUTS[emne](self)

    def bars(self, pick: Pick) -> Figure:
        """A figure with one direction."""
        return bars_figure(self._shown(pick), self.said)

    def wholes(self, pick: Pick, *, by_grade: bool = False) -> Figure:
        """A figure with two."""
        return wholes_figure(self._shown(pick), self.said, by_grade=by_grade)

    def stays(self) -> Figure:
        """Nights, stays and people; the heading looks at those who were refused too."""
        now = self.counted.statistik
        title = self.said.stays_heading(now.fig3, now.fig3_afvist)
        return replace(self.bars(lambda one: one.fig3), title=title)

    def minutes(self) -> Figure:
        """How long a talk is, by shift."""
        now = self.counted.statistik
        return means_figure("varighed", now.varighed, now.udvalg, self.said)

    def change(self) -> Figure:
        """How far people came."""
        now = self.counted.statistik
        return means_figure("fremgang", now.fremgang, now.udvalg, self.said)

    def others(self) -> Figure:
        """The own house beside other services."""
        now = self.counted.statistik
        return others_figure(now.fig2, now.udvalg, self.andre, self.said)

    def numbers(self) -> list[Large]:
        """Contacts, those of people who came before, and how many slept here (domain.md 5.2, head)."""
        texts, now = self.said.texts, self.counted.statistik
        every = now.hoved.celle("henvendelser")
        again = now.hoved.celle("FLER")
        guests, nights = now.fig3.celle("personer"), now.fig3.celle("naetter").antal
        who = "borgere_1" if guests.antal == 1 else "borgere"
        slept = f"{who}_nat" if nights == 1 else who
        many = "henvendelser_1" if every.antal == 1 else "henvendelser"
        share = procent_tekst(again.antal, again.n or 0)
        return [
            self._large(every, texts(f"statistik.hoved.{many}")),
            self._large(again, texts("statistik.hoved.fler", pct=share)),
            self._large(guests, texts(f"statistik.hoved.{slept}", n=antal_tekst(nights))),
        ]

    def _large(self, tal: Tal, words: str) -> Large:
        """It opens what it counted, like every number."""
        behind = Behind(self.counted.statistik.udvalg, tal.celle) if tal.antal else None
        return Large(antal_tekst(tal.antal), words, behind)

    def reach(self) -> str:
        """Until when every PC of the house is counted with (G69)."""
        return reach(self.counted.med, self.said, self.kalender)

    def pcs(self) -> Figure:
        """Each PC, and until when what was typed there is counted with."""
        texts = self.said.texts
        return Figure(
            key="pcer",
            title=self.reach(),
            note=texts("statistik.pcer.note"),
            columns=(texts("statistik.pcer.pc"), texts("statistik.pcer.til")),
            lines=tuple(self._pc(pc) for pc in self.counted.med.pcer),
            foot=self._waiting(),
        )

    def _waiting(self) -> str:
        med, texts = self.counted.med, self.said.texts
        if med.venter:
            return texts("statistik.pcer.venter", n=med.venter)
        if med.kontakt_tid is None:
            return texts("statistik.pcer.aldrig")
        day = self.kalender.dag(self.kalender.dato(med.kontakt_tid))
        return texts("statistik.pcer.kontakt", dag=day, tid=self.kalender.klokken(med.kontakt_tid))

    def _pc(self, pc: Pcmed) -> Line:
        texts, said = self.said.texts, self.kalender
        name = pc.navn or texts("statistik.pcer.nr", nr=pc.nr)
        if pc.denne:
            name = texts("statistik.pcer.denne", navn=name)
        when = texts("statistik.pcer.intet")
        if pc.sidst is not None:
            when = f"{said.dag(said.dato(pc.sidst))} {said.klokken(pc.sidst)}"
        return Line(label=name, cells=(Cell(text=when),))

    def _shown(self, pick: Pick) -> Shown:
        now, mod = self.counted.statistik, self.counted.mod
        beside = None
        if mod is not None:
            beside = Beside(figur=pick(mod), udvalg=mod.udvalg, navn=self.mod_navn)
        return Shown(figur=pick(now), udvalg=now.udvalg, beside=beside)


def reach(med: Medregnet, said: Wording, kalender: Kalender) -> str:
    """One sentence: until when all PCs are in, or how many are not in at all."""
    others = [pc for pc in med.pcer if not pc.denne]
    if not others:
        return said.texts("statistik.med.en")
    known = [pc.sidst for pc in others if pc.sidst is not None]
    if len(known) < len(others):
        missing = len(others) - len(known)
        key = "statistik.med.mangler_1" if missing == 1 else "statistik.med.mangler"
        return said.texts(key, n=missing)
    return said.texts("statistik.med.alle", dag=kalender.dag_kort(kalender.dato(min(known))))


_LAYOUTS: dict[str, Callable[[Sayer], Layout]] = {
    "grad": lambda s: (
        (s.bars(lambda one: one.fig2), s.wholes(lambda one: one.fig9_grad, by_grade=True)),
        (s.wholes(lambda one: one.fig9), s.minutes()),
    ),
    "henvendelser": lambda s: ((s.bars(lambda one: one.hoved),),),
    "overnatning": lambda s: (
        (s.stays(),),
        (s.bars(lambda one: one.fig3_afvist),),
    ),
    "planer": lambda s: (
        (s.bars(lambda one: one.fig4),),
        (s.bars(lambda one: one.fig4_cpr_svar),),
    ),
    "symptomer": lambda s: ((s.bars(lambda one: one.fig5),),),
    "begivenheder": lambda s: (
        (s.bars(lambda one: one.fig6),),
        (s.bars(lambda one: one.fig6_hoved),),
    ),
    "tiltag": lambda s: (
        (s.bars(lambda one: one.fig7),),
        (s.bars(lambda one: one.fig7_stabilisering),),
    ),
    "stabilisering": lambda s: ((s.bars(lambda one: one.fig8),),),
    "progression": lambda s: (
        (s.bars(lambda one: one.progression), s.bars(lambda one: one.par)),
        (s.change(),),
    ),
    "implementering": lambda s: ((point_figure(s.grad, s.said),),),
    "andre": lambda s: ((s.others(),),),
    "pcer": lambda s: ((s.pcs(),),),
    "telefoni": lambda s: phone_figures(s.telefon, s.said, s.mod_navn),
}
TYPED_TOPICS = ("telefoni",)
"""Those among them that a leader types and no PC counts."""
SAID = tuple(_LAYOUTS)
"""Every topic that is said at once, as everything of it is read already."""
TOPICS = tuple(emne for emne in SAID if emne not in TYPED_TOPICS)
"""The topics that the figures of seed 004 fill, in the order of the list."""
