"""K3: one to three goals for five days ahead, each with its first step and who takes it."""

from __future__ import annotations

from dataclasses import replace

from akutdesk.assets import Texts
from akutdesk.domain.guide import Plansektion
from akutdesk.domain.kriseplan import Kriseplan, Maal
from akutdesk.domain.sektion import SEKTIONER
from akutdesk.ui.kriseplan.row_fields import Column, RowFields
from akutdesk.ui.kriseplan.section import RowsSection, numbered
from akutdesk.ui.override import override
from akutdesk.ui.theme import Look


class GoalsSection(RowsSection):
    """Goal and first step on one line. Enter in the step asks who takes it; Enter in a goal, for the next."""

    def __init__(self, look: Look, texts: Texts, words: Plansektion) -> None:
        super().__init__(look, texts, words)
        skridt = texts("kriseplan.felt.skridt")
        columns = (
            Column(numbered(texts, "kriseplan.felt.maal_nr"), hint=texts("kriseplan.felt.maal")),
            Column(
                numbered(texts, "kriseplan.felt.skridt_nr"),
                hint=texts("kriseplan.felt.skridt_hint"),
                width=186,
                label=skridt,
            ),
            Column(
                numbered(texts, "kriseplan.felt.hvem_nr"),
                width=186,
                label=texts("kriseplan.felt.hvem"),
                folded=True,
            ),
        )
        self.rows = RowFields(look, columns, spare=False, most=SEKTIONER["K3"].antal)
        self.hold("k3_maal", self.rows)

    @override
    def load(self, plan: Kriseplan) -> None:
        rows = tuple((maal.tekst, maal.foerste_skridt, maal.hvem) for maal in plan.k3_maal)
        if self.rows.values != rows:
            self.rows.set_values(rows)
            self.rows.hold_first()

    @override
    def into(self, plan: Kriseplan) -> Kriseplan:
        goals = [row for row in self.rows.values if any(part.strip() for part in row)]
        return replace(
            plan,
            k3_maal=tuple(
                Maal(tekst=tekst, foerste_skridt=skridt, hvem=hvem) for tekst, skridt, hvem in goals
            ),
        )
