"""All editions of a plan at once, so that choosing among them costs no waiting. No widgets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from akutdesk.assets import Texts
from akutdesk.reports.dokument import Dokument
from akutdesk.reports.lommekort import Kortark
from akutdesk.ui.udskriv.papers import Kept, PlanPapers
from akutdesk.ui.udskriv.sheets import Sheet
from akutdesk.ui.udskriv.state import EDITIONS, PAPERS, Choice

_NAMES = {"A4": "udskriv.navn_plan", "STOR": "udskriv.navn_stor", "LOMMEKORT": "udskriv.navn_kort"}


@dataclass(frozen=True)
class Overview:
    """Each paper of one plan, discreet or not."""

    documents: Mapping[str, Dokument]
    kort: Kortark
    diskret: bool

    def sheets(self, choice: Choice, texts: Texts) -> tuple[Sheet, ...]:
        """The pages of the chosen edition, in the order they come out."""
        return tuple(
            Sheet(self.documents[paper], side, self._name(paper, texts))
            for paper in choice.papers
            for side in range(1, self.documents[paper].sider + 1)
        )

    def asides(self, texts: Texts) -> dict[str, str]:
        """How much paper each edition takes, in words."""
        said = {"A4_KORT": texts("udskriv.ark_mere"), "KORT": texts("udskriv.klip")}
        for edition in EDITIONS:
            if edition not in said:
                count = sum(self.documents[paper].sider for paper in PAPERS[edition])
                one = count == 1
                said[edition] = texts("udskriv.ark_1") if one else texts("udskriv.ark", n=count)
        return said

    def too_much(self, choice: Choice) -> bool:
        """Whether a card is wanted on which not everything fits."""
        return "LOMMEKORT" in choice.papers and bool(self.kort.rester)

    def notes(self, choice: Choice, texts: Texts) -> tuple[str, ...]:
        """What will not be on the paper, and why."""
        documents = [self.documents[paper] for paper in choice.papers]
        notes: list[str] = []
        left = sorted({navn for one in documents for navn in one.udeladte})
        if left and self.diskret:
            notes.append(texts("udskriv.uden_maerke"))
        elif len(left) == 1:
            notes.append(texts("udskriv.udeladt", navn=left[0]))
        elif left:
            notes.append(texts("udskriv.udeladt_flere", n=len(left)))
        if any(one.ukendte_tegn for one in documents):
            notes.append(texts("udskriv.ukendte_tegn"))
        if self.too_much(choice):
            notes.append(texts("udskriv.linjer.hjaelp_kort"))
        return tuple(notes)

    def _name(self, paper: str, texts: Texts) -> str:
        discreet = self.diskret and paper != "LOMMEKORT"
        return texts("udskriv.navn_diskret") if discreet else texts(_NAMES[paper])


def overview(papers: PlanPapers, kept: Kept, *, diskret: bool) -> Overview:
    """Make every paper. Runs in a job; some 150 ms. Raises AssetDamaged."""
    card = papers.card(diskret=diskret, kept=kept)
    documents = {
        "A4": papers.paper("A4", diskret=diskret, kept=kept),
        "STOR": papers.paper("STOR", diskret=diskret, kept=kept),
        "LOMMEKORT": card.dokument,
    }
    return Overview(documents, card, diskret)
