"""K14: who does what and when; each agreement becomes an opfoelgning when the plan is finished."""

from __future__ import annotations

from dataclasses import replace

from akutdesk.assets import Texts
from akutdesk.domain.clock import Clock
from akutdesk.domain.guide import Plansektion
from akutdesk.domain.kalender import Kalender
from akutdesk.domain.kriseplan import Aftale, Kriseplan
from akutdesk.ui.kriseplan.row_fields import Column, RowFields
from akutdesk.ui.kriseplan.section import RowsSection, numbered
from akutdesk.ui.kriseplan.state import aftale
from akutdesk.ui.override import override
from akutdesk.ui.theme import Look


class AgreementsSection(RowsSection):
    """Rows of hvem, hvad and hvornaar; the note says how the time of the row was understood."""

    def __init__(
        self, look: Look, texts: Texts, words: Plansektion, *, clock: Clock, kalender: Kalender
    ) -> None:
        super().__init__(look, texts, words)
        self._clock = clock
        self._kalender = kalender
        self._held: tuple[Aftale, ...] = ()
        columns = (
            Column(
                numbered(texts, "kriseplan.felt.aftale_hvem"),
                hint=texts("kriseplan.felt.hvem"),
                width=140,
            ),
            Column(
                numbered(texts, "kriseplan.felt.aftale_hvad"),
                hint=texts("kriseplan.felt.hvad"),
            ),
            Column(
                numbered(texts, "kriseplan.felt.aftale_hvornaar"),
                hint=texts("kriseplan.felt.hvornaar"),
                width=150,
            ),
        )
        self.rows = RowFields(look, columns, spare=False)
        self.hold("k14_aftaler", self.rows)
        self.changed.connect(self._say_when)

    @override
    def load(self, plan: Kriseplan) -> None:
        self._held = plan.k14_aftaler
        rows = tuple((row.hvem, row.hvad, row.hvornaar) for row in plan.k14_aftaler)
        if self.rows.values != rows:
            self.rows.set_values(rows)
            self.rows.hold_first()

    @override
    def into(self, plan: Kriseplan) -> Kriseplan:
        rows = [row for row in self.rows.values if any(part.strip() for part in row)]
        return replace(plan, k14_aftaler=tuple(self._agreed(*row) for row in rows))

    def _agreed(self, hvem: str, hvad: str, hvornaar: str) -> Aftale:
        """The agreement; a time that was understood once keeps its meaning ("i dag" stays that day)."""
        for row in self._held:
            if row.hvornaar == hvornaar and row.forfald is not None:
                return replace(row, hvem=hvem, hvad=hvad)
        return aftale(hvem, hvad, hvornaar, self._clock.now())

    def _say_when(self) -> None:
        said = [self._agreed(*row) for row in self.rows.values if row[2].strip()]
        note = self.words.hint
        if said and said[-1].forfald is not None:
            note = self.texts("kriseplan.felt.forfald", tid=self._due(said[-1]))
        elif said:
            note = self.texts("kriseplan.felt.forfald_uklar")
        self.heading.set_words(self.heading.text(), note)

    def _due(self, row: Aftale) -> str:
        if row.forfald is None:
            return ""
        day = self._kalender.ugedag(self._kalender.dato(row.forfald))
        if row.forfald_slut is not None:
            return day
        return self.texts(
            "kriseplan.felt.dag_og_tid", dag=day, tid=self._kalender.klokken(row.forfald)
        )
