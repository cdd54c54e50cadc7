"""The papers of a plan as files. The name that is offered holds no person (ux.md 5.1)."""

from __future__ import annotations

from functools import partial

from akutdesk.ui.desk import Desk
from akutdesk.ui.file_saver import Fil, Ved
from akutdesk.ui.udskriv.papers import Kept, PlanPapers
from akutdesk.ui.udskriv.sending import note_given
from akutdesk.ui.udskriv.state import Choice


def plan_file(desk: Desk, papers: PlanPapers, kept: Kept, choice: Choice) -> Fil:
    """One pdf a paper: the first under the name that is chosen, the card beside it."""
    texts = desk.texts
    name = texts("udskriv.fil_navn_diskret" if choice.diskret else "udskriv.fil_navn")

    def made(kind: str) -> bytes:
        return papers.paper(kind, diskret=choice.diskret, kept=kept).pdf

    first, *more = choice.papers
    card = texts("udskriv.fil_navn_kort")
    return Fil(
        titel=texts("udskriv.gem_pdf"),
        slags=texts("udskriv.fil"),
        navn=f"{name}.pdf",
        noter=partial(note_given, desk, papers, choice, kanal="FIL"),
        lav=partial(made, first),
        ved=tuple(Ved(card, partial(made, kind)) for kind in more),
    )
