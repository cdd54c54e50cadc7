"""Alt+H: lines of the plan before, fetched one by one, never all by default (ux.md 2.10)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from akutdesk.assets import Texts
from akutdesk.domain.guide import Plansektion
from akutdesk.domain.kriseplan import Linje
from akutdesk.ui.fields.row_paint import Row
from akutdesk.ui.kriseplan.line_panel import LinePanel
from akutdesk.ui.theme import Look


class FetchLines(LinePanel):
    """The lines still to fetch, under their sections; `taken` gives a Linje, and the panel stays."""

    def __init__(
        self, look: Look, texts: Texts, guide: Mapping[str, Plansektion], *, origin: str
    ) -> None:
        super().__init__(
            look,
            texts,
            title=(texts("kriseplan.fra_sidst.titel"), origin),
            close=texts("kriseplan.fra_sidst.luk"),
        )
        self._texts = texts
        self._guide = guide

    def show_lines(self, lines: Sequence[Linje], *, no_room: bool) -> None:
        """Show what can still be fetched. `no_room`: there are more lines, for sections that are full."""
        key = "hjaelp" if lines else "fuld" if no_room else "tom"
        rows: list[Row] = []
        section = ""
        for line in lines:
            if line.nr != section:
                section = line.nr
                rows.append(
                    Row(("heading", section), self._guide[section].overskrift, heading=True)
                )
            rows.append(Row(line, line.tekst.splitlines()[0], high=40))
        self.show_rows(rows, self._texts(f"kriseplan.fra_sidst.{key}"))
