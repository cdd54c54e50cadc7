"""The yearly report: the finding as heading, the same numbers in chart and table, and nothing small told."""

from __future__ import annotations

import re

import pytest

from akutdesk.domain.codes import code_list
from akutdesk.domain.implementeringsgrad import Implementeringsgrad, Punktgrad
from akutdesk.domain.periodetal import Periodetal
from akutdesk.domain.runde import Runde
from akutdesk.domain.statistik import Statistik
from akutdesk.domain.udgivet_trae import udgivet_periode
from akutdesk.reports.aarsrapport import Aarsrapport, Aarstal, statusrapport
from akutdesk.reports.diagram import Stabeldiagram
from akutdesk.reports.rapportindhold import Statusrapport
from akutdesk.reports.statusrapport import render_statusrapport
from akutdesk.reports.tabel import Raekke, Tabel
from tests.domain.invented_figures import Contact, Year, some_year
from tests.reports.checker import check, outside

GRAD = Implementeringsgrad(
    runde=Runde(2026, True),
    punkter=tuple(
        Punktgrad(
            punkt=str(number),
            score=None if number > 14 else number % 5,
            ikke_rel=number == 15,
            foraar=280,
            efteraar=320 if number % 2 else None,
        )
        for number in range(1, 17)
    ),
)
TIDER = {"DAG": "07–15", "AFT": "15–23", "NAT": "23–07"}


@pytest.fixture(scope="session")
def codes(assets):
    return {name: code_list(name, raw) for name, raw in assets.codes().items()}


def told(figures: Statistik) -> Aarstal:
    """A year that is judged by itself."""
    return Aarstal(figures, udgivet_periode(Periodetal(statistik=figures)))


@pytest.fixture
def report(papir, afsender, codes):
    def make(
        year: Year, last: Year | None = None, grad: Implementeringsgrad = GRAD, **tekster: str
    ) -> Statusrapport:
        made = Aarsrapport(
            afsender=afsender,
            aaret=told(year.figures(2026)),
            sidste=None if last is None else told(last.figures(2025)),
            tekster=tekster,
            tider=TIDER,
            implementering=grad,
            slut=("Bord 1 er med til og med 31. december 2026.",),
        )
        return statusrapport(papir, codes, made)

    return make


@pytest.fixture
def printed(papir, report):
    def make(year: Year, last: Year | None = None, **tekster: str):
        return render_statusrapport(papir, report(year, last, **tekster))

    return make


@pytest.mark.parametrize(
    ("size", "last"), [(471, some_year(2, 440)), (60, None), (9, some_year(3, 12)), (0, None)]
)
def test_any_year_is_a_clean_tagged_pdf(printed, size, last):
    paper = check(printed(some_year(7, size), last).pdf)
    assert not paper.faults
    assert not outside(paper)
    assert paper.titel == "Statusrapport 2026"
    assert len(paper.said("Figure")) >= 5


def test_the_figures_stand_in_the_order_of_2015_with_the_finding_as_heading(printed):
    paper = check(printed(some_year(1, 471)).pdf)
    labels = [text for text in paper.said("P") if text.startswith("Figur ")]
    assert [re.match(r"Figur (\d)", text)[1] for text in labels] == list("123456789")
    assert "Næsten hver anden var en let krise" in paper.said("H2")
    assert paper.said("H1") == ["Statusrapport 2026"]


def test_the_cover_lists_each_figure_with_its_page(printed):
    paper = check(printed(some_year(1, 471)).pdf)
    listed = paper.said("TOCI")
    assert len(listed) == 9
    assert listed[1].split() == ["2", "Grad", "af", "krise", "3"]
    assert listed[-1].endswith(str(paper.sider))


def test_chart_and_table_say_the_same(printed, report):
    year = some_year(1, 471)
    chart = check(printed(year).pdf).said("Figure")[1]
    table = next(part for part in report(year).figurer[1].dele if isinstance(part, Tabel))
    for row in table.raekker:
        share = str(row.celler[1]).replace(".", ",")
        assert f"{row.navn}: {share}" in chart.replace("\u00a0", " ")


def test_the_leaders_words_stand_under_their_figure_and_at_both_ends(printed):
    words = {"fig3": "Sengen var tom i juli.", "indledning": "Et roligt år.", "afslutning": "Tak."}
    paper = check(printed(some_year(1, 471), **words).pdf)
    said = [text for _, text in paper.tree]
    assert said.index("Et roligt år.") < said.index("Figur 2. Grad af krise")
    third = said.index("Figur 3. Overnatninger")
    assert third < said.index("Sengen var tom i juli.") < said.index("Tak.")


def test_a_long_text_of_the_leaders_goes_on_over_the_page(printed):
    paper = check(printed(some_year(1, 90), fig2="Det gik. " * 700).pdf)
    assert not paper.faults
    assert not outside(paper)


def test_the_head_of_a_long_table_stands_again_on_the_next_page(papir, report):
    made = report(some_year(1, 90))
    rows = tuple(Raekke(navn=f"Række {number}", celler=(number * 7,)) for number in range(70))
    long = Tabel(hoved=("Noget", "Mange"), raekker=rows)
    figur = type(made.figurer[0])(
        navn="Figur 2. Lang", kort="Lang", nummer="2", fund="Lang", dele=(long,)
    )
    whole = Statusrapport(
        afsender=made.afsender,
        titel="Statusrapport",
        aar="2026",
        periode="",
        hovedtal=(),
        figurer=(figur,),
    )
    paper = check(render_statusrapport(papir, whole).pdf)
    assert not paper.faults
    drawn = [text.page for text in paper.texts if text.text.strip() == "Mange"]
    assert drawn == [1, 2]
    assert paper.said("TH").count("Mange") == 1


def test_an_empty_year_says_so_and_never_nought_per_cent(printed):
    paper = check(printed(Year([])).pdf)
    assert "Ingen henvendelser i perioden" in paper.said("H2")
    assert "0,0 %" not in paper.words
    assert "–" in paper.words


def test_a_year_of_few_says_why_so_much_is_hidden_and_no_sentence_begins_in_the_middle(printed):
    words = " ".join(check(printed(some_year(1, 9)).pdf).words.split())
    assert "Der var få henvendelser. Derfor er mange tal skjult, så ingen kan kendes." in words
    assert "skjult af" not in words
    whole = " ".join(check(printed(some_year(1, 471)).pdf).words.split())
    assert "Der var få henvendelser" not in whole


def test_a_shift_where_nobody_came_hides_nothing_and_one_of_few_does(report):
    evening = [Contact(vagt="AFT", grad="LET", minutter=20)] * 30
    for nights, said in ((0, "–"), (3, "skjult")):
        night = [Contact(vagt="NAT", grad="ALVOR", minutter=20)] * nights
        parts = report(Year([*evening, *night])).figurer[-1].dele
        (bars,) = (part for part in parts if isinstance(part, Stabeldiagram))
        assert {one.navn: one.uden for one in bars.stabler if not one.dele}["Nat"] == said


def test_a_figure_that_nobody_answered_has_no_table_of_nothing(report):
    for figur in report(Year(())).figurer:
        assert all(del_.raekker for del_ in figur.dele if isinstance(del_, Tabel))


def test_a_small_number_is_hidden_and_its_bar_is_not_drawn(printed):
    contacts = [Contact("NAT", grad="LET")] * 40 + [Contact("NAT", grad="ALVOR")] * 3
    paper = check(printed(Year([*contacts, *([Contact("DAG", grad="MELLEM")] * 30)])).pdf)
    chart = paper.said("Figure")[1]
    assert "Alvorlig krise: <5" in chart
    assert "skjult" in chart


def test_last_years_share_is_told_beside_this_years(printed):
    paper = check(printed(some_year(1, 471), some_year(2, 440)).pdf)
    assert "Den lodrette streg er 2025." in paper.words.replace("\u00a0", " ")
    assert "2025" in paper.said("TH")


def test_figure_one_has_every_point_with_the_country_beside_it(printed):
    paper = check(printed(some_year(1, 471)).pdf)
    assert "6 af 14 punkter er stort set på plads" in paper.said("H2")
    assert "1. Akuttelefon: 1" in paper.said("Figure")[0]
    assert "15. Formidl.: partnere: ikke relevant" in paper.said("Figure")[0]
    assert "15. Formidling til samarbejdspartnere" in paper.said("TH")
    assert "Ikke vurderet: 1." in paper.said("P")
    assert {"2,8", "3,2"} <= set(paper.said("TD"))


def test_figure_one_without_a_score_says_so_and_shows_no_empty_table(papir, report):
    nobody = Implementeringsgrad(runde=GRAD.runde, punkter=(Punktgrad(punkt="1"),))
    paper = check(render_statusrapport(papir, report(some_year(1, 60), grad=nobody)).pdf)
    assert not paper.faults
    assert "Ingen har vurderet punkterne endnu" in paper.said("H2")
    assert "1. Akuttelefon døgnet rundt alle dage" not in paper.said("TH")
