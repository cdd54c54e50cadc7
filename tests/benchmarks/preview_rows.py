"""From the last key of a pause to the page on the screen, in the real window with a real store."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from akutdesk.assets import Assets
from akutdesk.ui.theme import Look
from tests.benchmarks.measure import Row, quantile
from tests.ui.pictures import make_look
from tests.ui.plan_desk import PlanDesk, plan_desk, whole_plan

_KEYS = 60
_BUDGET_MS = 150
_PATIENCE_S = 5


def preview_rows(assets: Assets) -> Iterator[Row]:
    """The budget of the preview (design.md 6)."""
    app = QApplication.instance() or QApplication([])
    look = make_look(app, assets)
    with tempfile.TemporaryDirectory() as folder:
        seconds = _measured(Path(folder) / "desk", look, assets)
    late = quantile(seconds, 0.95)
    yield Row(
        what="Preview after the last key",
        measured=f"p50 {quantile(seconds, 0.5):.0f}, p95 {late:.0f} ms",
        budget=f"p95 ≤{_BUDGET_MS} ms",
        kept=late <= _BUDGET_MS,
    )


def _measured(folder: Path, look: Look, assets: Assets) -> list[float]:
    with plan_desk(folder, look, assets) as desk:
        desk.window.resize(1366, 768)
        desk.window.show()
        plan = whole_plan(desk.karen)
        desk.night.save(plan)
        desk.open(plan.id)
        _drawn(desk)
        return [_one_key(desk) for _ in range(_KEYS)]


def _one_key(desk: PlanDesk) -> float:
    desk.page.parts.editor.sections["K5"].rows.field(0, 0).setFocus()
    begun = time.perf_counter()
    desk.keys.write("a")
    _drawn(desk)
    return time.perf_counter() - begun


def _drawn(desk: PlanDesk) -> None:
    """Wait until the next page is painted."""
    paper = desk.page.parts.preview.paper
    show = type(paper).show_page
    painted: list[bool] = []

    def shown(*args: object, **kwargs: object) -> None:
        show(paper, *args, **kwargs)
        paper.repaint()
        painted.append(True)

    paper.show_page = shown
    until = time.monotonic() + _PATIENCE_S
    while not painted and time.monotonic() < until:
        QApplication.processEvents()
