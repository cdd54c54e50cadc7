"""The blank kriseplan: the printed plan's skeleton with lines to write on."""

from __future__ import annotations

from akutdesk.reports.blank_kriseplan import render_blank_kriseplan
from akutdesk.reports.papir import Papir
from akutdesk.reports.udskrift import Afsender
from tests.reports.checker import check, outside
from tests.reports.conftest import FAGFOLK


def test_each_number_gets_a_page_of_its_own(papir: Papir, afsender: Afsender):
    numre = ("A-0231-H", "A-0232-K")
    dokument = render_blank_kriseplan(papir, afsender, kontakter=FAGFOLK[:3], numre=numre)
    report = check(dokument.pdf)
    assert report.faults == []
    assert outside(report) == []
    assert dokument.sider == 2
    for page, nummer in enumerate(numre):
        assert [text.page for text in report.texts if nummer in text.text] == [page]


def test_it_has_the_heads_of_the_printed_plan(papir: Papir, afsender: Afsender):
    report = check(
        render_blank_kriseplan(papir, afsender, kontakter=FAGFOLK[:1], numre=("A-1",)).pdf
    )
    assert report.said("H2") == [
        "Det handler om",
        "1 Det kan jeg selv gøre det nemmeste først",
        "2 Mennesker jeg kan bede om hjælp navn og telefon",
        "3 Fagfolk og numre",
        "Om fem dage vil jeg gerne",
        "Vores aftaler hvem, hvad og hvornår",
    ]
    assert "04 20 60 80" in report.said("P")


def test_it_can_be_printed_before_any_number_is_checked(papir: Papir, afsender: Afsender):
    report = check(render_blank_kriseplan(papir, afsender, kontakter=(), numre=("A-1",)).pdf)
    assert report.faults == []
    assert outside(report) == []
