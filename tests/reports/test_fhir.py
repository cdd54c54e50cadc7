"""A case as FHIR is taken by a library that is not ours, and holds nothing that stays in the house."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from fhir.resources.R4B.bundle import Bundle

from akutdesk.domain.borger import Borger
from akutdesk.domain.codes import code_list
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.krisesamtale import Krisesamtale
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.progressionsmaal import Progressionsmaal
from akutdesk.domain.record import RecordId
from akutdesk.domain.samtykke import Samtykke
from akutdesk.domain.sikkerhedsafklaring import Sikkerhedsafklaring
from akutdesk.domain.videregivelse import Videregivelse
from akutdesk.reports.fhir import fhir_bundle
from akutdesk.reports.fhir_code import CARE_SOCIAL, FFB, Words
from akutdesk.reports.fhir_people import CPR
from tests.resources import RESOURCES

AT = datetime(2026, 11, 24, 1, 14, tzinfo=UTC)
DONE = datetime(2026, 11, 24, 1, 42, tzinfo=UTC)
SECRETS = (
    "Åvej 12",
    "hører dårligt",
    "BO sad ved siden af",
    "kollegaen var usikker",
    "70 00 00 00",
)


def rid(number):
    return RecordId(bytes([number]) * 16)


WORDS = Words(
    texts=RESOURCES.texts(),
    codes={navn: code_list(navn, raw) for navn, raw in RESOURCES.codes().items()},
    spoergsmaal={"tanker": "Tanker om selvmord", "plan": "Plan"},
)
KAREN = Borger(
    id=rid(2),
    fornavn="Karen",
    efternavn="Kjær",
    cpr="6101840000",
    foedselsaar=1984,
    koen="K",
    adresse="Åvej 12",
    adresse_skjult=True,
    telefon="70 00 00 00",
    opmaerksomhed="hører dårligt",
)
CONTACT = Henvendelse(
    id=rid(3),
    status="AFSLUTTET",
    start=AT,
    slut=DONE,
    form="TLF",
    henvender="BORGER",
    borger_id=KAREN.id,
    grad_foer="MELLEM",
    symptomer=("ANGST", "SOEVN"),
    begivenheder=("PAAR", "SORG"),
    tiltag=("KRISEPLAN", "ANDET"),
    tiltag_andet="Går en tur",
    stabilisering="DELVIS",
    handleniveau="1",
    notat="Hun ville gerne sove.\nHun går en tur i morgen.",
    tilbagekald_nummer="70 00 00 00",
    usikker_hjaelp="KOLLEGA",
    ikke_overdraget_grund="kollegaen var usikker",
)
WHOLE = Videregivelse(
    id=rid(1),
    tid=DONE,
    henvendelse=CONTACT,
    enhed=Enhed(id=rid(4), navn="Dit Akuttilbud", telefon="70 12 34 56"),
    borger=KAREN,
    medarbejder=Medarbejder(id=rid(5), navn="Anna Lund", initialer="AN"),
    samtale=Krisesamtale(
        id=rid(6), spor="KORT", borgers_ord="Alt vælter", omraader=(3, None, 5, None, None)
    ),
    afklaring=Sikkerhedsafklaring(
        id=rid(7),
        spurgt_direkte="JA",
        tanker="TANKER",
        plan="NEJ",
        droeftet_med_navn="BO sad ved siden af",
    ),
    plan=Kriseplan(
        id=rid(8), status="GAELDENDE", lavet_dato=date(2026, 11, 24), gaelder_til=date(2026, 12, 22)
    ),
    maalinger=(
        Progressionsmaal(
            id=rid(9),
            instrument="OMR5",
            maaling="BASIS",
            svar=(3, 4, None, 5, 6),
            udfyldt_af="SAMMEN",
        ),
    ),
    modtager="Myndighed, Åby Kommune",
    samtykke=Samtykke(
        id=rid(10),
        formaal="DELING_PARTNER",
        modtager="Kommunen",
        oplysninger="Samtalen og planen",
        givet_tid=AT,
        udloeb=date(2027, 5, 1),
    ),
)
PLAN = (("Det handler om", ("Jeg kan ikke sove",)), ("Det kan jeg selv gøre", ("Gå en tur", "Te")))


def made(parcel=WHOLE, plan=PLAN):
    raw = fhir_bundle(parcel, WORDS, plan)
    bundle = json.loads(raw)
    Bundle.model_validate(bundle)
    found = {}
    for entry in bundle["entry"]:
        found.setdefault(entry["resource"]["resourceType"], []).append(entry["resource"])
    return bundle, found


def test_a_whole_case_is_taken_by_a_fhir_library():
    bundle, found = made()
    assert {kind: len(some) for kind, some in found.items()} == {
        "Organization": 1,
        "Patient": 1,
        "Practitioner": 1,
        "Consent": 1,
        "Encounter": 1,
        "QuestionnaireResponse": 4,
        "CarePlan": 1,
    }
    assert bundle["type"] == "collection"


def test_every_reference_leads_to_an_entry_of_the_bundle():
    bundle, _ = made()
    there = {entry["fullUrl"] for entry in bundle["entry"]}
    assert len(there) == len(bundle["entry"])

    def references(value):
        if isinstance(value, dict):
            if "reference" in value and isinstance(value["reference"], str):
                yield value["reference"]
            for part in value.values():
                yield from references(part)
        elif isinstance(value, list):
            for part in value:
                yield from references(part)

    asked = set(references(bundle))
    assert asked
    assert asked <= there


def test_what_stays_in_the_house_is_not_in_it():
    raw = fhir_bundle(WHOLE, WORDS, PLAN).decode()
    assert [word for word in SECRETS if word in raw] == []
    assert "Anna Lund" not in raw


def test_the_encounter_carries_kls_codes_where_a_whole_one_is_known():
    _, found = made()
    (encounter,) = found["Encounter"]
    assert encounter["class"]["system"] == CARE_SOCIAL
    assert encounter["serviceType"]["coding"][0] == {
        "system": FFB,
        "code": "f3edac43-d0d6-4cc3-96c7-4658a557257a",
    }
    reasons = {
        one["text"]: [each["system"] for each in one["coding"]] for one in encounter["reasonCode"]
    }
    assert reasons == {
        "Angst/nervøsitet": [FFB, "urn:akutdesk:kode:symptomer"],
        "Søvnbesvær": ["urn:akutdesk:kode:symptomer"],
        "Pårørendeproblematikker": [FFB, "urn:akutdesk:kode:begivenheder"],
        "Dødsfald eller sorg": ["urn:akutdesk:kode:begivenheder"],
    }
    assert (encounter["period"]["start"], encounter["length"]["value"]) == (
        "2026-11-24T01:14:00+00:00",
        28,
    )


@pytest.mark.parametrize(("form", "code"), [("FREM", "AMB"), ("UDG", "FLD"), ("SMS", "VR")])
def test_other_ways_to_come_are_the_standards_own(form, code):
    _, found = made(replace(WHOLE, henvendelse=replace(CONTACT, form=form)))
    assert found["Encounter"][0]["class"]["code"] == code


def test_answers_have_names_codes_and_labels():
    _, found = made()
    answers = {
        one["questionnaire"].rpartition(":")[2]: {
            item["text"]: item.get("answer") or item["item"] for item in one["item"]
        }
        for one in found["QuestionnaireResponse"]
    }
    assert answers["henvendelse"]["Krise"] == [
        {
            "valueCoding": {
                "system": "urn:akutdesk:kode:grad",
                "code": "MELLEM",
                "display": "Mellemsvær krise",
            }
        }
    ]
    assert answers["henvendelse"]["Note"] == [{"valueString": CONTACT.notat}]
    assert [
        (one["linkId"], one["answer"]) for one in answers["krisesamtale"]["De fem områder"]
    ] == [
        ("omraader.1", [{"valueInteger": 3}]),
        ("omraader.3", [{"valueInteger": 5}]),
    ]
    assert (
        answers["sikkerhedsafklaring"]["Tanker om selvmord"][0]["valueCoding"]["code"] == "TANKER"
    )
    (first, *_) = answers["progressionsmaal"]["Svar"]
    assert first["answer"] == [{"valueInteger": 3}]
    assert first["text"] == WORDS.texts("papir.plan.omr1")


def test_the_words_of_somebody_elses_instrument_stay_in_its_pack():
    measured = Progressionsmaal(id=rid(9), instrument="WHO5", maaling="BASIS", svar=(1, 2, 3, 4, 5))
    _, found = made(replace(WHOLE, maalinger=(measured,)))
    (answers,) = (
        one for one in found["QuestionnaireResponse"] if one["id"] == str(UUID(bytes=rid(9)))
    )
    (asked,) = (item for item in answers["item"] if item["linkId"] == "svar")
    assert [one["text"] for one in asked["item"]] == ["1", "2", "3", "4", "5"]


def test_the_plan_is_its_sections_in_the_words_of_its_paper():
    _, found = made()
    (plan,) = found["CarePlan"]
    assert (plan["status"], plan["intent"]) == ("active", "plan")
    assert [one["detail"]["description"] for one in plan["activity"]] == [
        "Jeg kan ikke sove",
        "Gå en tur\nTe",
    ]


def test_the_number_is_an_identifier_and_nothing_else_is_said_of_where_one_lives():
    _, found = made()
    (patient,) = found["Patient"]
    assert patient["identifier"] == [{"system": CPR, "value": "6101840000"}]
    assert set(patient) == {"resourceType", "id", "identifier", "name", "gender", "birthDate"}


def test_somebody_without_a_name_has_no_patient():
    bare = replace(
        WHOLE,
        borger=None,
        samtykke=None,
        grundlag="LOV",
        henvendelse=replace(CONTACT, borger_id=None),
        samtale=None,
        afklaring=None,
        maalinger=(),
    )
    _, found = made(bare)
    assert "Patient" not in found
    assert found["CarePlan"][0]["subject"] == {"display": "Anonym"}
    assert "subject" not in found["Encounter"][0]


def test_a_bare_contact_is_a_whole_bundle_too():
    bare = Videregivelse(
        id=rid(1),
        tid=DONE,
        henvendelse=Henvendelse(id=rid(3), status="AFSLUTTET"),
        enhed=Enhed(id=rid(4), navn="Dit Akuttilbud"),
    )
    _, found = made(bare, ())
    assert set(found) == {"Organization", "Encounter"}


def test_the_same_case_is_the_same_bytes():
    assert fhir_bundle(WHOLE, WORDS, PLAN) == fhir_bundle(WHOLE, WORDS, PLAN)
