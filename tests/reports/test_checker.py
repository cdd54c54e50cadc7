"""The checker of our papers finds what it says it finds: each fault here is drawn or made on purpose."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest

from akutdesk.reports.papir import Papir
from akutdesk.reports.pdf import pdf_of
from akutdesk.reports.sheet import Element, Run, Sheet, Stroke
from tests.reports.checker import check, outside


def drawn(papir: Papir, draw: Callable[[Sheet], None]) -> bytes:
    sheet = Sheet(papir.fonts)
    sheet.new_page()
    sheet.mark(sheet.root.child("H1"), Run(100, 100, "Prøve", "bold", 14))
    draw(sheet)
    return pdf_of(sheet, "Prøve")


def say(
    tag: str, y: float = 200.0, x: float = 100.0, size: float = 14.0
) -> Callable[[Sheet], None]:
    return lambda sheet: sheet.mark(
        sheet.root.child(tag), Run(x, y, "Jeg kan ikke sove", "regular", size)
    )


def jump(sheet: Sheet) -> None:
    sheet.mark(sheet.root.child("P"), Run(100, 150, "Under", "regular", 14))
    sheet.root.children.reverse()
    sheet.mark(sheet.root.child("H2"), Run(100, 250, "For dybt", "regular", 14))
    sheet.root.children.sort(key=lambda part: isinstance(part, Element) and part.tag == "H1")


def test_a_good_page_has_no_faults(papir: Papir):
    report = check(drawn(papir, say("P")))
    assert report.faults == []
    assert outside(report) == []
    assert report.tree == [("H1", "Prøve"), ("P", "Jeg kan ikke sove")]


@pytest.mark.parametrize(
    ("draw", "fault"),
    [
        (say("P", size=11), "text of 11.0 pt"),
        (say("P", y=101), "over"),
        (say("P", y=838), "text above or below"),
        (lambda sheet: sheet.artifact(Stroke(100, 200, 300, 200, 0.5)), "a line of 0.5 pt"),
        (jump, "the first heading is not H1"),
    ],
)
def test_faults_that_can_be_drawn_are_found(
    papir: Papir, draw: Callable[[Sheet], None], fault: str
):
    assert any(fault in found for found in check(drawn(papir, draw)).faults)


def test_text_beyond_the_margin_is_found(papir: Papir):
    assert outside(check(drawn(papir, say("P", x=480)))) == ["Jeg kan ikke sove"]


def no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def no_tabs(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Tabs


def other_owner(pdf: pikepdf.Pdf) -> None:
    owners = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    owners[0] = owners[1]


def lost_mark(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot.K[0].K[1]


def written(change: Callable[[bytes], bytes]) -> Callable[[pikepdf.Pdf], None]:
    def write(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        page.Contents = pdf.make_stream(change(page.Contents.read_bytes()))

    return write


@pytest.mark.parametrize(
    ("harm", "fault"),
    [
        (no_language, "not language"),
        (no_tabs, "tabs"),
        (other_owner, "another owner"),
        (lost_mark, "marks and tree differ"),
        (written(lambda code: code + b" q 1 w 1 1 m 9 9 l S Q"), "a path outside every mark"),
        (written(lambda code: code.replace(b"EMC", b"", 1)), "a mark within a mark"),
        (written(lambda code: code + b" .5 g"), "ink other than black"),
        (written(lambda code: code + b" 1 0 0 rg"), "ink other than black"),
        (written(lambda code: b"/P BMC EMC" if not code else code[code.find(b"BT") :]), "outside"),
    ],
)
def test_faults_made_afterwards_are_found(
    papir: Papir, harm: Callable[[pikepdf.Pdf], None], fault: str
):
    with pikepdf.open(BytesIO(drawn(papir, say("P")))) as pdf:
        harm(pdf)
        harmed = BytesIO()
        pdf.save(harmed)
    assert any(fault in found for found in check(harmed.getvalue()).faults)
