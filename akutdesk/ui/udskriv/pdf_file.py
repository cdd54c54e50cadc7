"""The papers of a plan as files. The name that is offered holds no person (ux.md 5.1)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from akutdesk.domain.udlevering import Udlevering
from akutdesk.storage.saving import Saving
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
        fortryd=partial(_not_given, desk, papers),
        ved=tuple(Ved(card, partial(made, kind)) for kind in more),
    )


def _not_given(desk: Desk, papers: PlanPapers, given: tuple[Udlevering, ...]) -> None:
    """No file could be written: the log and each udlevering say so (decision 0174). Raises StorageError."""
    plan = papers.plan
    desk.store.log(desk.adgang, "IKKE_GIVET", objekt_type=plan.TYPE, objekt_id=plan.id)
    savings = [Saving(after=replace(one, udfald="KOM_IKKE"), before=one) for one in given]
    desk.store.save_all(desk.adgang, savings)
