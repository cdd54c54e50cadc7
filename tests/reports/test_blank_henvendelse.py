"""The blank henvendelse: everything that closing asks, on one side."""

from __future__ import annotations

import pytest

from akutdesk.assets import Assets
from akutdesk.domain.codes import code_list
from akutdesk.reports.blank_henvendelse import render_blank_henvendelse
from akutdesk.reports.papir import Papir
from tests.reports.checker import check, outside


def test_each_number_gets_one_side(papir: Papir):
    dokument = render_blank_henvendelse(papir, numre=[f"A-{number:04}" for number in range(10)])
    report = check(dokument.pdf)
    assert report.faults == []
    assert outside(report) == []
    assert dokument.sider == 10
    assert len([text for text in report.texts if text.text == "A-0007"]) == 1


def test_every_question_has_answers_to_tick(papir: Papir):
    report = check(render_blank_henvendelse(papir, numre=("A-0417-K",)).pdf)
    labels = report.said("P")
    for question in (
        "Hvornår",
        "Kontakt",
        "Målgruppe",
        "Selvmord",
        "Handling",
        "Overdraget",
        "Tryg nu",
    ):
        assert question in labels
    answers = report.said("LBody")
    assert answers.count("Andet:") == 4
    assert "Har allerede taget noget eller skadet sig: ring 112 nu" in answers
    assert len(answers) == 84


def test_levels_are_named_by_what_one_does(papir: Papir):
    answers = check(render_blank_henvendelse(papir, numre=("A-1",)).pdf).said("LBody")
    assert "Plan eller midler: læge nu" in answers
    assert not [answer for answer in answers if answer[0] in "0123" and answer != "112"]


LISTS = {
    "kontakt": "form",
    "hvem": "henvender",
    "ring_op": "maa_ringes_op",
    "krise": "grad",
    "symptomer": "symptomer",
    "begivenhed": "begivenheder",
    "svar": "tanker",
    "handling": "handleniveau",
    "tiltag": "tiltag",
    "samtale": "krisesamtale",
    "kriseplan": "kriseplan",
    "bagefter": "stabilisering",
}


@pytest.mark.parametrize(("question", "liste"), LISTS.items())
def test_an_answer_on_paper_is_called_as_in_its_code_list(
    assets: Assets, question: str, liste: str
):
    texts = assets.texts()
    lines = [texts[key] for key in texts if key.startswith(f"papir.blanket.{question}_")]
    answers = [word.rstrip("_ :") for line in lines for word in line.split(" | ")]
    codes = code_list(liste, assets.codes()[liste]).koder
    assert answers
    assert set(answers) <= {code.papir.rstrip(":") for code in codes}
