"""Timing and the rows of the table."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

MS = 1000.0


@dataclass(frozen=True, kw_only=True)
class Row:
    """One budget: what was measured, the budget, and the limit measured beside it."""

    what: str
    measured: str
    budget: str
    limit: str = "–"
    ratio: str = "–"
    kept: bool = True


def timed(work: Callable[[], object]) -> float:
    """Seconds that one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def resident() -> int:
    """Memory this process holds, in bytes; where the system does not tell, the most it ever held."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return int(status.split("VmRSS:")[1].split()[0]) * 1024


def quantile(seconds: Sequence[float], share: float) -> float:
    """The value that a share of all lie under, in milliseconds."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * MS


def in_turn(
    one: Callable[[], object], other: Callable[[], object], times: int
) -> tuple[list[float], list[float]]:
    """Both, alternating, so that a slow spell of the machine hits both."""
    ours: list[float] = []
    limit: list[float] = []
    for _ in range(times):
        ours.append(timed(one))
        limit.append(timed(other))
    return ours, limit


def print_table(rows: Sequence[Row]) -> None:
    """The rows in columns, in the order they were measured."""
    heads = Row(
        what="what", measured="measured", budget="budget", limit="limit beside it", ratio="ratio"
    )
    cells = [(r.what, r.measured, r.budget, r.limit, r.ratio) for r in (heads, *rows)]
    widths = [max(len(line[i]) for line in cells) for i in range(len(cells[0]))]
    marks = ["  ", *("ok" if row.kept else "!!" for row in rows)]
    for mark, line in zip(marks, cells, strict=True):
        columns = [cell.ljust(width) for cell, width in zip(line, widths, strict=True)]
        sys.stdout.write(" ".join((mark, "  ".join(columns).rstrip())) + "\n")
