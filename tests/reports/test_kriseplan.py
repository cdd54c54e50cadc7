"""The kriseplan on A4: order, numerals, pages, and what a reader and a voice meet."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pypdfium2
import pytest

from akutdesk.domain.kriseplan import Aftale, Deling, Kontakt, Kriseplan
from akutdesk.reports.kriseplan import render_kriseplan
from akutdesk.reports.papir import Papir
from akutdesk.reports.skrift import NORMAL, STOR, Skrift
from akutdesk.reports.udskrift import Afsender, Udskrift
from tests.reports.checker import Report, check, outside
from tests.reports.conftest import KONTROLLEREDE

BOTH = pytest.mark.parametrize("skrift", [NORMAL, STOR], ids=lambda skrift: skrift.navn)


@pytest.fixture
def printed(papir: Papir, udskrift: Udskrift):
    def show(plan: Kriseplan, skrift: Skrift = NORMAL) -> Report:
        dokument = render_kriseplan(
            papir, plan, udskrift, skrift=skrift, kontrollerede=KONTROLLEREDE
        )
        return check(dokument.pdf)

    return show


@BOTH
def test_a_plan_is_a_good_paper(printed, kort: Kriseplan, sikker: Kriseplan, skrift: Skrift):
    for plan in (kort, sikker):
        report = printed(plan, skrift)
        assert report.faults == []
        assert outside(report) == []
        assert report.titel == "Min kriseplan"


def test_the_short_plan_is_one_page(printed, kort: Kriseplan):
    assert printed(kort).sider == 1


def test_the_acute_part_is_printed_first(printed, sikker: Kriseplan):
    assert printed(sikker).said("H2") == [
        "Det handler om",
        "Mine tegn på, at det går den forkerte vej",
        "1 Det kan jeg selv gøre",
        "2 Steder og mennesker, der giver ro",
        "3 Mennesker jeg kan bede om hjælp",
        "4 Fagfolk og numre",
        "Sådan gør jeg mine omgivelser mere sikre",
        "Det, der holder mig fast i livet",
        "Sådan ser det ud i dag",
        "Om fem dage vil jeg gerne",
        "Sådan vil jeg gerne mødes",
        "Dem jeg har ansvar for",
        "Det praktiske",
        "Vores aftaler",
        "Må deles med",
        "Når det er ovre",
    ]


def test_only_steps_that_are_there_carry_numerals(printed, sikker: Kriseplan):
    heads = printed(replace(sikker, k6_ro=(), k7_mennesker=(Kontakt(),))).said("H2")
    assert [head for head in heads if head[0].isdecimal()] == [
        "1 Det kan jeg selv gøre",
        "2 Fagfolk og numre",
    ]


def test_one_step_alone_has_no_numeral_and_does_not_say_where_to_begin(
    printed, sikker: Kriseplan, tom: Kriseplan
):
    begin = "Begynd ved 1."
    assert begin in printed(sikker).words
    alone = printed(replace(tom, k5_selv=("Gå en tur",)))
    assert begin not in alone.words
    assert alone.said("H2") == ["Det kan jeg selv gøre"]


def test_the_steps_stay_on_one_page(printed, kort: Kriseplan):
    signs = tuple(f"Tegn nummer {number} kommer stille" for number in range(5))
    for extra in range(6):
        plan = replace(kort, k1_handler_om="Jeg er træt. " * 4 * extra, k4_advarselstegn=signs)
        report = printed(plan)
        assert page_of(report, "Begynd ved 1") == page_of(report, "112")


def test_the_steps_part_rather_than_leave_page_one_without_them(
    printed, kort: Kriseplan, sikker: Kriseplan
):
    plan = replace(
        kort,
        k3_maal=kort.k3_maal[:1],
        k4_advarselstegn=sikker.k4_advarselstegn[:1],
        k6_ro=sikker.k6_ro,
        k7_mennesker=sikker.k7_mennesker[:1],
        k11_fast_i_livet=("Min søsters to drenge",),
        k14_aftaler=kort.k14_aftaler[:1],
    )
    report = printed(plan, STOR)
    assert report.sider == 2
    assert page_of(report, "Det kan jeg selv gøre") == 0
    for head, last in (("Mennesker jeg", "04 61 20 35"), ("Fagfolk og numre", "112")):
        assert page_of(report, head) == page_of(report, last)


@BOTH
def test_an_agreement_for_today_is_printed_with_its_date(printed, kort: Kriseplan, skrift: Skrift):
    due = datetime(2026, 11, 24, 6, tzinfo=UTC)
    row = Aftale(hvem="Anna", hvad="taler med mig", hvornaar="i dag kl. 7", forfald=due)
    report = printed(replace(kort, k14_aftaler=(row,)), skrift)
    assert "i dag kl. 7, tirsdag 24. november" in " ".join(report.words.split())
    assert page_of(report, "tirsdag 24. november") == report.sider - 1
    assert report.faults == []


def page_of(report: Report, words: str) -> int:
    return next(text.page for text in report.texts if words in text.text)


def test_sender_and_number_stand_on_every_page(printed, sikker: Kriseplan):
    report = printed(sikker)
    assert report.sider > 1
    for page in range(report.sider):
        words = " ".join(text.text for text in report.texts if text.page == page)
        assert "Akuttilbuddet Åbredden" in words
        assert "04 20 60 80" in words
        assert f"Side {page + 1} af {report.sider}" in words
        assert "Udgave 3, udskrevet 23. november 2026" in words


def test_the_last_page_says_whose_plan_it_is(printed, sikker: Kriseplan):
    report = printed(sikker)
    pages = [text.page for text in report.texts if text.text.startswith("Planen er din")]
    assert pages == [report.sider - 1]


@pytest.mark.parametrize(
    ("lavet_sammen", "words"),
    [
        ("JA", "Lavet sammen med Anna 23. november 2026. Gælder til 21. december 2026."),
        ("DELVIS", "Lavet med hjælp fra Anna 23. november 2026."),
        ("NEJ", "Skrevet af Anna 23. november 2026."),
    ],
)
def test_the_head_says_how_it_was_made(printed, kort: Kriseplan, lavet_sammen: str, words: str):
    report = printed(replace(kort, lavet_sammen=lavet_sammen))
    assert words in report.said("P")[1]
    assert ("Forslag – ikke gennemgået sammen." in report.words) == (lavet_sammen == "NEJ")


@BOTH
def test_a_plan_from_practice_says_so_on_every_page(printed, sikker: Kriseplan, skrift: Skrift):
    report = printed(replace(sikker, oevelse=True), skrift)
    pages = {text.page for text in report.texts if "ØVELSE" in text.text}
    assert pages == set(range(report.sider))
    assert report.faults == []
    assert "ØVELSE" not in printed(sikker).words


def test_a_plan_without_name_or_date_has_no_empty_line(printed, kort: Kriseplan):
    bare = replace(kort, kaldenavn="", lavet_dato=None, gaelder_til=None)
    assert printed(bare).said("P")[1] == "Jeg kan ikke sove og er bange for i morgen."


def test_an_empty_plan_prints_headings_only(printed, tom: Kriseplan):
    report = printed(tom)
    assert report.said("H2") == [
        "Det handler om",
        "1 Det kan jeg selv gøre",
        "2 Fagfolk og numre",
        "Om fem dage vil jeg gerne",
        "Vores aftaler",
    ]
    assert report.said("LBody") == []
    assert report.faults == []


def test_numbers_nobody_has_checked_do_not_print(papir: Papir, udskrift: Udskrift, kort: Kriseplan):
    dokument = render_kriseplan(papir, kort, udskrift)
    words = check(dokument.pdf).words
    assert dokument.udeladte == ("Lægevagten",)
    assert "70 11 07 07" not in words
    assert "112" in words
    assert "04 33 12 90" in words


def test_eight_digits_print_in_pairs(printed, sikker: Kriseplan):
    report = printed(sikker)
    assert "04 61 20 35" in report.said("P")
    assert "04612035" not in report.words


def test_a_voice_says_hours_and_number_apart(printed, sikker: Kriseplan):
    said = printed(sikker).said("P")
    assert "Bodil ved siden af, til kl. 22" in said
    assert "04 52 70 18" in said


def test_large_print_puts_hours_under_the_name(printed, kort: Kriseplan):
    texts = printed(kort, STOR).texts
    name = next(
        text for text in texts if text.text.startswith("Akuttilbuddet ") and text.size == 18
    )
    hours = next(text for text in texts if text.text == "hele døgnet")
    number = next(text for text in texts if text.text == "04 20 60 80" and text.size == 28)
    assert hours.y == pytest.approx(name.y + 24)
    assert number.y == pytest.approx(name.y)


@BOTH
def test_numbers_stand_in_one_column(printed, sikker: Kriseplan, skrift: Skrift):
    texts = printed(sikker, skrift).texts
    numbers = [text for text in texts if text.size == skrift.number and text.text[:1].isdecimal()]
    assert len(numbers) == 6
    assert len({round(text.x0, 1) for text in numbers}) == 1


def test_a_voice_says_what_a_mark_on_the_scale_means(printed, sikker: Kriseplan):
    said = printed(sikker).said("P")
    assert [text for text in said if text.endswith(" af 10")] == [
        "3 af 10",
        "5 af 10",
        "4 af 10",
        "10 af 10",
    ]
    assert "Forstå det, der sker" not in said


def test_agreements_are_a_table_with_heads(printed, kort: Kriseplan):
    report = printed(replace(kort, k14_aftaler=(Aftale(hvem="Anna", hvornaar="i morgen"),)))
    assert report.said("TH") == ["Hvem", "Hvad", "Hvornår"]
    assert report.said("TD") == ["Anna", "i morgen"]
    assert report.faults == []


def test_nobody_may_see_it_is_an_answer(printed, kort: Kriseplan):
    plan = replace(kort, k15_ingen=True)
    assert "Ingen" in printed(plan).said("P")
    told = replace(plan, k15_deling=(Deling(modtager="Lone"),))
    assert "Ingen" not in printed(told).said("P")


def test_a_date_is_never_torn(printed, tom: Kriseplan):
    for pad in range(40):
        text = "a" * pad + " kommer igen 23. november kl. 02.14 og ringer til 04 61 20 35 i morgen"
        drawn = [part.text for part in printed(replace(tom, k1_handler_om=text)).texts]
        for whole in ("23. november", "kl. 02.14", "04 61 20 35"):
            assert any(whole in line for line in drawn)


def test_no_name_stands_in_the_file_apart_from_the_page(
    papir: Papir, udskrift: Udskrift, kort: Kriseplan
):
    dokument = render_kriseplan(papir, kort, udskrift)
    assert b"Karen" not in dokument.pdf
    assert dokument.titel == "Min kriseplan"


def test_the_same_plan_gives_the_same_bytes(papir: Papir, udskrift: Udskrift, sikker: Kriseplan):
    first, second = (render_kriseplan(papir, sikker, udskrift).pdf for _ in range(2))
    assert first == second


def test_the_preview_knows_where_each_section_stands(
    papir: Papir, udskrift: Udskrift, sikker: Kriseplan
):
    dokument = render_kriseplan(papir, sikker, udskrift, kontrollerede=KONTROLLEREDE)
    report = check(dokument.pdf)
    for nr, words in (
        ("K1", "Jeg kan ikke sove"),
        ("K5", "Tage et varmt bad"),
        ("K14", "Anna og jeg"),
    ):
        (area,) = dokument.sektioner[nr]
        found = next(text for text in report.texts if words in text.text)
        assert area.side == found.page + 1
        assert area.y0 < found.top < found.bottom < area.y1
        assert area.x0 <= found.x0
    assert set(dokument.sektioner) == {f"K{number}" for number in range(1, 17)}


def test_the_preview_knows_how_full_the_paper_is(
    papir: Papir, udskrift: Udskrift, kort: Kriseplan, tom: Kriseplan
):
    full, empty = (render_kriseplan(papir, plan, udskrift) for plan in (kort, tom))
    assert (full.sider, full.linjer) == (1, 12)
    assert empty.linjer == 0
    assert 0 < empty.fyld < full.fyld <= 1


def test_the_text_twin_reads_as_the_page(papir: Papir, udskrift: Udskrift, kort: Kriseplan):
    lines = render_kriseplan(papir, kort, udskrift).tekst.splitlines()
    assert lines[1] == "Min kriseplan"
    assert "Gå en tur ned til åen, også hvis det regner" in lines
    assert "Dagvagten · ringer til mig · mandag 23. november kl. 10" in lines
    assert lines[-1] == "Planen er din. Du kan altid ændre den."


def test_the_page_is_a4_and_its_words_can_be_copied(
    papir: Papir, udskrift: Udskrift, kort: Kriseplan
):
    pdf = pypdfium2.PdfDocument(render_kriseplan(papir, kort, udskrift).pdf)
    assert [round(side) for side in pdf[0].get_size()] == [595, 842]
    words = pdf[0].get_textpage().get_text_range()
    assert "Gå en tur ned til åen, også hvis det regner" in words
    assert "....." not in words
    pdf.close()


def test_a_long_sender_pushes_the_page_down(
    papir: Papir, udskrift: Udskrift, afsender: Afsender, kort: Kriseplan
):
    long = replace(
        afsender, navn="Det sociale akuttilbud for Åbredden, Nørreå og Ærø kommuner i fællesskab"
    )
    report = check(render_kriseplan(papir, kort, replace(udskrift, afsender=long)).pdf)
    assert report.faults == []
    assert outside(report) == []


def test_the_longest_plan_is_three_pages(papir: Papir, udskrift: Udskrift, sikker: Kriseplan):
    name = "Søster Åse Kjærgård-Møller på Ærøskøbing"
    line = "Gå en tur ned til åen, også hvis det regner 🌧"
    note = "\n".join(["Jeg vil gerne have ro og en kop te"] * 5)
    person = Kontakt(navn=name, hvornaar="også om natten", nummer="04612035")
    plan = replace(
        sikker,
        kaldenavn=name,
        lavet_med=name,
        lavet_dato=date(2026, 9, 23),
        k1_handler_om=("Alting kører rundt. " * 15).strip(),
        k4_advarselstegn=(line,) * 5,
        k5_selv=(line,) * 5,
        k6_ro=(line,) * 2,
        k7_mennesker=(person,) * 2,
        k8_fagfolk=(person,) * 3,
        k9_moedes=note,
        k9_hjaelper_ikke=note,
        k10_omgivelser=(line,) * 2,
        k13_praktisk=(line,) * 2,
        k16_bagefter=note,
    )
    dokument = render_kriseplan(papir, plan, udskrift)
    report = check(dokument.pdf)
    assert (len(name), dokument.sider) == (40, 3)
    assert report.faults == []
    assert outside(report) == []


def test_a_sign_that_no_font_has_is_a_box_and_is_still_said(printed, tom: Kriseplan):
    report = printed(replace(tom, k5_selv=("Ringe til mor 👩‍👧 og le",), k1_handler_om="Æv"))
    assert "Ringe til mor 👩‍👧 og le" in report.said("LBody")
    assert "👧" not in report.words
    assert report.faults == []


def test_boxes_are_counted(papir: Papir, udskrift: Udskrift, tom: Kriseplan):
    plan = replace(tom, k5_selv=("👩‍👧 🇩🇰 مرحبا",), kaldenavn="Åse")
    assert render_kriseplan(papir, plan, udskrift).ukendte_tegn == 8


def test_very_long_texts_lose_nothing(printed, tom: Kriseplan):
    word = "".join(chr(97 + number % 26) for number in range(2000))
    people = (Kontakt(navn=word, nummer="9" * 400, hvornaar=word),)
    deals = (Aftale(hvem=word, hvad=word, hvornaar=word),)
    plan = replace(tom, k1_handler_om=word, k5_selv=(word,), k7_mennesker=people, k14_aftaler=deals)
    for skrift in (NORMAL, STOR):
        report = printed(plan, skrift)
        assert report.faults == []
        assert outside(report) == []
        drawn = "".join(text.text.replace(" ", "") for text in report.texts)
        assert drawn.count("9") >= 400
        assert len(drawn) > 7 * 2000
