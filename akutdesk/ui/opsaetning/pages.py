"""The pages that set-up prints: the two recovery sheets and the test page, in memory only."""

from __future__ import annotations

from datetime import date

from akutdesk.reports.papir import Papir
from akutdesk.reports.udskrift import Afsender

Kit = tuple[str, ...]


def recovery_sheets(papir: Papir, afsender: Afsender, kits: tuple[Kit, Kit]) -> tuple[bytes, ...]:
    """Both sheets, in memory only. Raises AssetDamaged."""
    from akutdesk.reports.genopretningsark import KITS, render_genopretningsark

    return tuple(
        render_genopretningsark(papir, afsender, kit=name, grupper=kit).pdf
        for name, kit in zip(KITS, kits, strict=True)
    )


def test_page(papir: Papir, afsender: Afsender, dag: date) -> tuple[bytes, ...]:
    """The page with the ruler. Raises AssetDamaged."""
    from akutdesk.reports.proeveside import render_proeveside

    return (render_proeveside(papir, afsender, udskrevet=dag).pdf,)
