"""K3: one to three goals for five days ahead, each with its first step."""

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
    """Goal and first step on one line; Enter makes room for the next goal."""

    def __init__(self, look: Look, texts: Texts, words: Plansektion) -> None:
        super().__init__(look, texts, words)
        skridt = texts("kriseplan.felt.skridt")
        columns = (
            Column(numbered(texts, "kriseplan.felt.maal_nr"), hint=texts("kriseplan.felt.maal")),
            Column(numbered(texts, "kriseplan.felt.skridt_nr"), width=186, label=skridt),
        )
        self.rows = RowFields(look, columns, spare=False, most=SEKTIONER["K3"].antal)
        self._held: tuple[Maal, ...] = ()
        self.hold("k3_maal", self.rows)

    @override
    def load(self, plan: Kriseplan) -> None:
        self._held = plan.k3_maal
        rows = tuple((maal.tekst, maal.foerste_skridt) for maal in plan.k3_maal)
        if self.rows.values != rows:
            self.rows.set_values(rows)
            self.rows.hold_first()

    @override
    def into(self, plan: Kriseplan) -> Kriseplan:
        return replace(
            plan,
            k3_maal=tuple(
                Maal(tekst=tekst, foerste_skridt=skridt, hvem=self._who(number, tekst))
                for number, (tekst, skridt) in enumerate(self.rows.values)
                if tekst.strip() or skridt.strip()
            ),
        )

    def _who(self, number: int, tekst: str) -> str:
        """Who does it was written elsewhere, and goes with its goal."""
        same = next((maal.hvem for maal in self._held if maal.tekst == tekst), None)
        if same is not None:
            return same
        return self._held[number].hvem if number < len(self._held) else ""
