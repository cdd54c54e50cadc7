"""What a person gets of the house: all of it, in words, without a name of the staff, on paper and as data."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from akutdesk.domain.adgang import OM_HUSET, OM_LOGGEN, UD_AF_HUSET
from akutdesk.domain.indsigt import (
    ANDRE,
    PAAROERENDE,
    Indsigtsmappe,
    Indsigtspost,
    Kig,
    Tilbageholdt,
    Version,
    tidligere,
)
from akutdesk.domain.kriseplan import Kriseplan, Maal
from akutdesk.domain.krisesamtale import Krisesamtale, TrinStatus
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.paaroerende import Paaroerende
from akutdesk.domain.progressionsmaal import Progressionsmaal
from akutdesk.domain.record import field_types, fields_of
from akutdesk.domain.record_types import RECORD_TYPES
from akutdesk.reports.indsigt import render_indsigt
from akutdesk.reports.indsigtsdata import indsigtsdata
from akutdesk.reports.indsigtsord import Indsigtsord
from tests.reports.checker import check, outside
from tests.reports.test_fhir import AT, CONTACT, DONE, KAREN, WHOLE, WORDS, rid

BO, STRANGER = rid(50), rid(51)
ORD = Indsigtsord(texts=WORDS.texts, codes=WORDS.codes, roller={BO: "VIKAR"})
OF_PEOPLE = [
    cls
    for cls in RECORD_TYPES
    if cls.TYPE
    not in OM_HUSET
    | OM_LOGGEN
    | UD_AF_HUSET
    | {"vagt", "vagtoverlevering", "kortopkald", "noedmappe"}
]


def post(record, kilde="", *changes):
    first = Version(tid=AT, af=BO, felter=fields_of(record), begrundelse="")
    return Indsigtspost(record=record, versioner=(first, *changes), kilde=kilde, staar=1)


LONE = Paaroerende(id=rid(60), borger_id=KAREN.id, navn="Lone", relation="SOESKENDE")
TASK = Opfoelgning(id=rid(61), borger_id=STRANGER, ansvarlig=BO, tekst="Ring til Karen")
CHANGED = Version(
    tid=DONE, af=BO, felter={"notat": CONTACT.notat, "grad_foer": "MELLEM"}, begrundelse="Hørt igen"
)
FOLDER = Indsigtsmappe(
    borger_id=KAREN.id,
    tid=DONE,
    enhed=WHOLE.enhed,
    poster=(
        post(KAREN),
        replace(
            post(CONTACT),
            versioner=(
                Version(
                    tid=AT,
                    af=BO,
                    felter={"notat": "Hun sov.", "grad_foer": "LET"},
                    begrundelse="",
                ),
                CHANGED,
            ),
        ),
        post(LONE, PAAROERENDE),
        post(TASK, ANDRE),
    ),
    opslag=(
        Kig(tid=AT, handling="AABN", slags="borger", formaal="EGEN_VAGT"),
        Kig(tid=DONE, handling="VIS_CPR", slags="borger", formaal="Hun ringer nu"),
    ),
    roller={BO: "VIKAR"},
    tilbageholdt=(Tilbageholdt(rid=rid(62), slags="underretning", grund="Et barn er nævnt"),),
)


@pytest.fixture
def paper(papir):
    def made(folder=FOLDER):
        report = check(render_indsigt(papir, ORD, folder).pdf)
        assert report.faults == []
        assert outside(report) == []
        return report

    return made


def beside(report):
    return list(zip(report.said("TH"), report.said("TD"), strict=True))


def test_it_begins_as_a_letter_that_says_what_one_gets_and_what_was_left_out(paper):
    report = paper()
    letter = [one.replace("\u00a0", " ") for one in report.said("P")]
    assert letter[1].startswith("Kære Karen. Her er det, vi har gemt om dig.")
    assert "ring til os på 70 12 34 56" in letter[1]
    assert "Én oplysning er udeladt. Grunden står i afsnit 6." in letter
    assert letter[-1] == "Du kan altid klage til Datatilsynet, datatilsynet.dk."
    assert report.said("TOCI") == [
        "1 Oplysninger om dig 1",
        "2 Henvendelse 2",
        "3 Pårørende 3",
        "4 Opfølgning 3",
        "5 Hvornår nogen har set på det, og hvorfor 3",
        "6 Holdt tilbage 3",
    ]
    assert [one.split()[0] for one in report.said("H2")[1:]] == ["1", "2", "3", "4", "5", "6"]


def test_where_nothing_was_held_back_the_letter_says_it_is_all(paper):
    report = paper(replace(FOLDER, tilbageholdt=(), enhed=replace(WHOLE.enhed, telefon="")))
    letter = " ".join(report.said("P"))
    assert "Her er alt, hvad vi har gemt om dig. Er noget forkert, så sig det til os" in letter
    assert "udeladt" not in letter
    assert len(report.said("TOCI")) == 5


def test_more_records_of_a_kind_are_one_chapter_each_under_its_own_day(paper):
    again = replace(CONTACT, id=rid(70))
    posts = (FOLDER.poster[0], post(CONTACT), *FOLDER.poster[2:], post(again))
    report = paper(replace(FOLDER, poster=posts))
    assert report.said("TOCI")[1].startswith("2 Henvendelser, 2 i alt")
    assert report.said("H3") == ["24. november 2026 kl. 02.14"] * 2


def test_the_first_rows_say_about_whom_and_why(paper):
    rows = dict(beside(paper())[:7])
    assert rows["Navn"] == "Karen Kjær"
    assert rows["Cpr-nummer"] == "610184-0000"
    assert rows["Hvorfor"].startswith("Vi skriver for at kunne hjælpe dig")
    assert "herunder" in rows["Hvem har fået det"]


@pytest.mark.parametrize(
    ("identitet", "months"), [("SIKKER", 60), ("SANDSYNLIG", 60), ("ALIAS", 24), (None, 24)]
)
def test_how_long_it_is_kept_is_the_houses_own_rule_for_somebody_known_so(paper, identitet, months):
    card = post(replace(KAREN, identitet=identitet))
    rows = dict(beside(paper(replace(FOLDER, poster=(card, *FOLDER.poster[1:]))))[:7])
    assert rows["Hvor længe"].startswith(f"Vi må gemme det i {months} måneder")


def test_every_record_has_its_answers_in_words_and_who_wrote_it_by_role(paper):
    report = paper()
    rows = beside(report)
    assert report.said("H2")[2] == "2 Henvendelse"
    assert ("Hvad fyldte", "Angst/nervøsitet Søvnbesvær") in rows
    assert ("Skrevet", "24. november 2026 kl. 02.14 · Vikar") in rows
    assert ("Hvem gør det", "Vikar") in rows
    assert ("Adresse", "Åvej 12") in rows


def test_what_stood_before_a_correction_is_told_with_the_reason(paper):
    rows = dict(beside(paper()))
    said = rows["Rettet"]
    assert (
        said
        == "24. november 2026 kl. 02.42. Note var: Hun sov. Krise var: Let krise Grund: Hørt igen"
    )


def test_look_ups_stand_with_their_purpose_and_what_is_held_back_with_its_reason(paper):
    rows = beside(paper())
    assert ("24/11 2026 kl. 02.14", "Åbnet · Borger · Egen vagt") in rows
    assert ("24/11 2026 kl. 02.42", "Vist cpr-nummer · Borger · Hun ringer nu") in rows
    assert ("Underretning", "Et barn er nævnt") in rows


def test_the_same_look_ups_of_a_minute_are_one_line_that_says_how_many(paper):
    looks = (FOLDER.opslag[0],) * 5 + FOLDER.opslag[1:]
    rows = beside(paper(replace(FOLDER, opslag=looks)))
    assert ("24/11 2026 kl. 02.14", "Åbnet · Borger · Egen vagt · 5 gange") in rows
    assert ("24/11 2026 kl. 02.42", "Vist cpr-nummer · Borger · Hun ringer nu") in rows


def test_a_person_nobody_looked_at_and_of_whom_little_is_known_has_a_page_too(paper):
    bare = type(KAREN)(id=KAREN.id)
    folder = replace(
        FOLDER, poster=(replace(post(bare), versioner=()),), opslag=(), tilbageholdt=()
    )
    rows = dict(beside(paper(folder)))
    assert rows["Borger"] == "Intet er udfyldt"
    assert rows["Tid, hvad der blev gjort, og hvorfor"] == "Ingen opslag"


def test_a_year_of_looks_goes_on_over_many_pages(papir):
    looks = tuple(replace(FOLDER.opslag[0], tid=AT + timedelta(hours=n)) for n in range(300))
    made = render_indsigt(papir, ORD, replace(FOLDER, opslag=looks))
    assert made.sider > 8
    assert check(made.pdf).faults == []


def test_the_data_hold_the_same_with_codes_and_words():
    data = json.loads(indsigtsdata(ORD, FOLDER))
    assert data["format"] == "akutdesk-indsigt/1"
    contact = data["poster"][1]
    assert contact["felter"]["symptomer"]["vaerdi"] == ["ANGST", "SOEVN"]
    assert contact["felter"]["symptomer"]["ord"] == ["Angst/nervøsitet", "Søvnbesvær"]
    assert contact["felter"]["start"]["vaerdi"] == "2026-11-24T01:14:00+00:00"
    assert contact["felter"]["borger_id"]["vaerdi"] == KAREN.id.hex()
    assert [one["felter"]["notat"]["vaerdi"] for one in contact["versioner"]] == [
        "Hun sov.",
        CONTACT.notat,
    ]
    assert contact["versioner"][0]["rolle"] == "VIKAR"
    assert data["opslag"][0]["formaal"] == "Egen vagt"
    assert data["tilbageholdt"] == [{"slags": "underretning", "grund": "Et barn er nævnt"}]


def test_the_data_name_neither_staff_nor_another_person_nor_what_is_held_back():
    raw = indsigtsdata(ORD, FOLDER).decode()
    assert json.loads(raw)["poster"][3]["felter"]["ansvarlig"]["vaerdi"] == "VIKAR"
    assert json.loads(raw)["poster"][3]["felter"]["borger_id"]["vaerdi"] is None
    for secret in (BO, STRANGER, rid(62)):
        assert secret.hex() not in raw


def test_values_with_parts_are_told_in_words():
    talk = Krisesamtale(id=rid(1), trin_status=(TrinStatus(trin="1", status="GJORT"),))
    plan = Kriseplan(id=rid(2), k3_maal=(Maal(tekst="Sove", foerste_skridt="Te"),))
    assert dict(ORD.answers(plan))["Mål"] == ["Sove · Te"]
    assert dict(ORD.answers(talk))["Trin"][0].startswith("1")


def test_a_measurement_says_which_answer_is_which_and_none_moves_where_one_was_left_out():
    five = Progressionsmaal(id=rid(3), instrument="OMR5", svar=(3, 4, None, 2, 3))
    told = dict(ORD.answers(five))["Svar"]
    assert told[0] == "Passe på mig selv: bolig, mad, søvn: 3"
    assert [one[-1] for one in told] == ["3", "4", "2", "3"]
    other = replace(five, instrument="WHO5")
    assert dict(ORD.answers(other))["Svar"] == ["1: 3", "2: 4", "4: 2", "5: 3"]
    assert dict(ORD.answers(replace(five, instrument="MAAL10", svar=(4,))))["Svar"] == ["4"]
    data = json.loads(indsigtsdata(ORD, replace(FOLDER, poster=(*FOLDER.poster, post(five)))))
    assert data["poster"][-1]["felter"]["svar"]["ord"] == list(told)


def test_a_field_and_a_value_of_a_newer_program_are_told_as_they_are():
    assert ORD.field("nyt_felt") == "nyt_felt"
    assert ORD.said_plain("borger", "nyt_felt", "ord") == ["ord"]
    assert ORD.said_plain("borger", "foedselsaar", ["x"]) == ()
    newer = Version(tid=AT, af=BO, felter={"nyt_felt": {"a": b"1" * 16}}, begrundelse="")
    folder = replace(FOLDER, poster=(replace(post(KAREN), versioner=(newer,)),))
    data = json.loads(indsigtsdata(ORD, folder))
    assert data["poster"][0]["versioner"][0]["felter"]["nyt_felt"]["vaerdi"] == {"a": None}


def test_first_words_are_no_correction():
    assert tidligere(post(KAREN)) == ()


@pytest.mark.parametrize("cls", OF_PEOPLE, ids=lambda cls: cls.TYPE)
def test_every_field_of_what_may_be_about_a_person_has_a_name(cls):
    unnamed = [felt for felt in field_types(cls) if ORD.field(felt) == felt]
    assert unnamed == []
    assert f"synk.type.{cls.TYPE}" in ORD.texts
    assert f"indsigt.flere.{cls.TYPE}" in ORD.texts


def test_the_letter_stands_together_on_the_first_page_also_under_a_long_name(paper):
    house = replace(
        WHOLE.enhed, navn="Det sociale akuttilbud for Åbredden, Nørreå og Ærø i fællesskab"
    )
    report = paper(replace(FOLDER, enhed=house))
    listed = [text.page for text in report.texts if text.text.startswith("Hvornår nogen har set")]
    assert listed[0] == 0
