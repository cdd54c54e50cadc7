"""A plan as finished documents: A4, large print, card, and their discreet editions. Runs inside a job."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from akutdesk.domain.kriseplan import Kontakt, Kriseplan, saet_gaeldende
from akutdesk.reports.diskret import render_diskret
from akutdesk.reports.dokument import Dokument
from akutdesk.reports.kriseplan import render_kriseplan
from akutdesk.reports.lommekort import Kort, Kortark, kort_af_plan, render_lommekort
from akutdesk.reports.papir import Papir
from akutdesk.reports.skrift import NORMAL, STOR
from akutdesk.reports.udskrift import Udskrift


@dataclass(frozen=True)
class Kept:
    """What the citizen chose to leave out of one printing; never remembered.

    `kort` is None until somebody has chosen. `maerker` are the citizen's marks by number.
    """

    kort: Kort | None = None
    skjul: frozenset[tuple[str, int]] = frozenset()
    maerker: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class PlanPapers:
    """Makes the papers of one plan. `kontrollerede` are the directory codes somebody has checked."""

    papir: Papir
    plan: Kriseplan
    udskrift: Udskrift
    kontrollerede: frozenset[str] = field(default_factory=frozenset[str])

    def paper(self, kind: str, *, diskret: bool = False, kept: Kept | None = None) -> Dokument:
        """A4, STOR or LOMMEKORT (`Udlevering.papir`). Raises AssetDamaged."""
        kept = kept or Kept()
        if kind == "LOMMEKORT":
            return self.card(diskret=diskret, kept=kept).dokument
        skrift = STOR if kind == "STOR" else NORMAL
        if not diskret:
            return render_kriseplan(
                self.papir,
                self.plan,
                self.udskrift,
                skrift=skrift,
                kontrollerede=self.kontrollerede,
            )
        return render_diskret(
            self.papir,
            self._marked(kept),
            self.udskrift,
            skrift=skrift,
            kontrollerede=self.kontrollerede,
            skjul=kept.skjul,
        )

    def card(self, *, diskret: bool = False, kept: Kept | None = None) -> Kortark:
        """The card, and the lines that did not fit; it is printed only when there are none."""
        kept = kept or Kept()
        chosen = kept.kort or self.whole_card(kept)
        return render_lommekort(self.papir, chosen, diskret=diskret)

    def whole_card(self, kept: Kept) -> Kort:
        """The card with every line of the plan that may stand on one."""
        return kort_af_plan(self._marked(kept), self.kontrollerede)

    def _marked(self, kept: Kept) -> Kriseplan:
        marks = dict(kept.maerker)

        def with_mark(one: Kontakt) -> Kontakt:
            return replace(one, maerke=marks.get(one.nummer, one.maerke))

        return replace(
            self.plan,
            k7_mennesker=tuple(with_mark(one) for one in self.plan.k7_mennesker),
            k8_fagfolk=tuple(with_mark(one) for one in self.plan.k8_fagfolk),
        )


def as_printed(plan: Kriseplan, nu: datetime) -> Kriseplan:
    """The plan as its paper has it; a draft as it would be if it were finished now.

    "Shared with nobody" is what silence means, and silence does not print.
    """
    dated = saet_gaeldende(plan, nu) if plan.status == "KLADDE" else plan
    return replace(dated, status=plan.status, k15_ingen=False)
