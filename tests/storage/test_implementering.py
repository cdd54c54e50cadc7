"""The evidence of the self-assessment is counted from a round's own records, and by a leader only."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from akutdesk.domain.droeftelse import Droeftelse
from akutdesk.domain.errors import AdgangError
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.implementeringsbevis import PARTNERE, beviser
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.overnatning import Overnatning
from akutdesk.domain.progressionsmaal import Progressionsmaal
from akutdesk.domain.record import new_id
from akutdesk.domain.runde import Runde
from akutdesk.domain.samarbejdsaftale import Samarbejdsaftale
from akutdesk.domain.samarbejdspartner import Samarbejdspartner
from akutdesk.domain.vagt import Vagt
from tests.storage.desk import LEDER, stored_desk
from tests.storage.persons import KAREN, karen

AUTUMN = Runde(2026, True)
NOW = datetime(2026, 11, 24, 2, 14, tzinfo=UTC)
FIRST = datetime(2026, 6, 30, 22, 0, tzinfo=UTC)
"""Midnight in Copenhagen, when the round begins."""


@pytest.fixture
def store(tmp_path):
    with stored_desk(tmp_path / "desk") as desk:
        desk.store.save(LEDER, karen(identitet="SIKKER"))
        yield desk.store


def contact(store, start=NOW - timedelta(days=3), **fields):
    usual = {
        "status": "AFSLUTTET",
        "form": "TLF",
        "henvender": "BORGER",
        "grad_foer": "LET",
        "maalgruppe": "IND",
        "tiltag": ("INGEN",),
    }
    made = Henvendelse(
        id=new_id(), start=start, slut=start + timedelta(minutes=14), **{**usual, **fields}
    )
    store.save(LEDER, made)
    return made


def told(store, punkt, runde=AUTUMN):
    found = beviser(store.implementering.grundlag(LEDER, runde, NOW))[punkt]
    return {one.noegle: (one.antal, one.n) for one in found}


def test_a_house_without_records_counts_none_of_none(store):
    assert told(store, "1") == {"tlf.alle": (0, 0), "tlf.nat": (0, 0), "tlf.timer": (0, 24)}
    assert told(store, "7")["samtaler"] == (0, 0)


def test_calls_are_counted_by_hour_and_by_night(store):
    for hour in (21, 22, 6):
        contact(store, datetime(2026, 11, 20, hour, 30, tzinfo=UTC))
    contact(store, form="FREM")
    assert told(store, "1") == {"tlf.alle": (3, 4), "tlf.nat": (1, 3), "tlf.timer": (3, 24)}
    assert told(store, "2")["frem.alle"] == (1, 4)


def test_a_round_begins_at_midnight_of_its_first_day_and_practice_and_drafts_are_not_counted(store):
    contact(store, FIRST)
    contact(store, FIRST - timedelta(seconds=1))
    contact(store, status="KLADDE")
    contact(store, NOW - timedelta(hours=2), status="KLADDE")
    assert told(store, "1")["tlf.alle"] == (1, 1)
    assert told(store, "1", Runde(2026, False))["tlf.alle"] == (1, 1)
    assert told(store, "16") == {"afsluttet": (1, 2), "kladder": (1, None)}


def test_who_came_without_a_name_is_a_share_of_all(store):
    contact(store)
    contact(store, borger_id=KAREN)
    assert told(store, "4") == {"navnloese": (1, 2)}


def test_those_outside_the_target_group_were_helped_on_or_not(store):
    contact(store)
    contact(store, maalgruppe="AFLAST", tiltag=("ANDETSTEDS",))
    contact(store, maalgruppe="U18")
    assert told(store, "5") == {"uden_for": (2, 3), "hjulpet_videre": (1, 2)}


def test_talks_are_of_those_where_they_make_sense_and_plans_of_all(store):
    contact(store, krisesamtale="GENNEMFOERT", kriseplan="NY")
    contact(store, krisesamtale="IKKE_REL", grad_foer="IKKE")
    contact(store, krisesamtale="AFSLAAET", kriseplan="IKKE_REL")
    staff = (date(2026, 1, 1), None)
    for taught in staff:
        store.save(LEDER, Medarbejder(id=new_id(), initialer="X", krisesamtale_undervist=taught))
    assert told(store, "7")["samtaler"] == (1, 2)
    assert told(store, "7")["undervist"][0] == 1
    assert told(store, "8")["planer"] == (1, 3)


def test_stays_and_nos_are_counted(store):
    arrived = NOW - timedelta(days=2)
    store.save(LEDER, Overnatning(id=new_id(), borger_id=KAREN, plads="1", ankomst=arrived))
    store.save(
        LEDER, Overnatning(id=new_id(), borger_id=KAREN, ankomst=arrived, afvist_grund="FULDT")
    )
    assert told(store, "3")["ophold"] == (1, None)
    assert told(store, "3")["afviste"] == (1, None)


def test_a_plan_is_made_together_or_not(store):
    for how, status in (("JA", "GAELDENDE"), ("NEJ", "AFLOEST"), ("JA", "KLADDE")):
        store.save(
            LEDER,
            Kriseplan(
                id=new_id(),
                borger_id=KAREN,
                status=status,
                lavet_sammen=how,
                lavet_dato=date(2026, 11, 1),
            ),
        )
    assert told(store, "6") == {"sammen": (1, 2)}


@pytest.mark.parametrize(
    ("aftale", "antal"),
    [
        ({"status": "SKRIFTLIG"}, 1),
        ({"status": "MUNDTLIG"}, 0),
        ({"status": "SKRIFTLIG", "udloeb": date(2026, 11, 1)}, 0),
        ({"status": "SKRIFTLIG", "indgaaet": date(2026, 12, 1)}, 0),
    ],
)
def test_an_agreement_counts_while_it_is_written_and_holds(store, aftale, antal):
    partner = Samarbejdspartner(id=new_id(), type="PSYKAKUT", navn="Akut")
    store.save(LEDER, partner)
    store.save(LEDER, Samarbejdsaftale(id=new_id(), partner_id=partner.id, **aftale))
    assert told(store, "9") == {
        "aftale.BEHANDLPSYK": (0, None),
        "aftale.PSYKAKUT": (antal, None),
    }


def test_a_wish_to_talk_is_met_or_waits(store):
    for met in (NOW, None):
        made = contact(store, usikker_hjaelp="OENSKER")
        store.save(
            LEDER,
            Droeftelse(
                id=new_id(), henvendelse_id=made.id, medarbejder_id=LEDER.bruger, talt_tid=met
            ),
        )
    contact(store, usikker_hjaelp="OENSKER")
    contact(store, usikker_hjaelp="KOLLEGA")
    assert told(store, "13") == {"droeftet": (1, 3)}


def test_shifts_where_somebody_has_the_telephone(store):
    for who in (LEDER.bruger, None):
        store.save(LEDER, Vagt(id=new_id(), start=NOW, slut=NOW, akut_ansvarlig=who))
    assert told(store, "12")["ansvarlig"] == (1, 2)


def test_where_they_heard_of_the_house(store):
    for heard in ("PLAKAT", "LAEGE", "IKKE_SPURGT", None):
        contact(store, hoert_fra=heard)
    assert told(store, "14") == {"hoert": (2, 4), "hoert_borgere": (1, 2)}
    assert told(store, "15") == {"hoert": (2, 4), "hoert_partnere": (1, 2)}


def test_every_point_has_evidence(store):
    found = beviser(store.implementering.grundlag(LEDER, AUTUMN, NOW))
    assert sorted(found, key=int) == [str(nr) for nr in range(1, 17)]
    assert all(found.values())


@pytest.fixture
def full(store):
    """Something behind every number there is."""
    for hour, answers in ((21, {}), (22, {"form": "FREM"}), (6, {}), (7, {"form": "FREM"})):
        contact(store, datetime(2026, 11, 20, hour, 30, tzinfo=UTC), **answers)
    contact(store, datetime(2026, 11, 19, 1, 0, tzinfo=UTC), form="FREM", hoert_fra="LAEGE")
    contact(store, maalgruppe="AFLAST", tiltag=("ANDETSTEDS",), hoert_fra="PLAKAT")
    contact(store, borger_id=KAREN, krisesamtale="GENNEMFOERT", kriseplan="NY")
    contact(store, progressionsmaal="BASIS")
    contact(store, status="KLADDE")
    wish = contact(store, usikker_hjaelp="OENSKER")
    store.save(
        LEDER,
        Droeftelse(id=new_id(), henvendelse_id=wish.id, medarbejder_id=LEDER.bruger, talt_tid=NOW),
    )
    _house(store)
    _guests(store)
    return store


def _house(store):
    trained = {"krisesamtale_undervist": date(2026, 1, 1), "dsa_gennemfoert": date(2026, 2, 1)}
    store.save(LEDER, Medarbejder(id=new_id(), initialer="XY", **trained))
    store.save(LEDER, Vagt(id=new_id(), start=NOW, slut=NOW, akut_ansvarlig=LEDER.bruger))
    for kind in (kind for kinds in PARTNERE.values() for kind in kinds):
        partner = Samarbejdspartner(id=new_id(), type=kind, navn=f"Hos {kind}")
        store.save(LEDER, partner)
        store.save(LEDER, Samarbejdsaftale(id=new_id(), partner_id=partner.id, status="SKRIFTLIG"))


def _guests(store):
    arrived = NOW - timedelta(days=2)
    stay = Overnatning(id=new_id(), borger_id=KAREN, plads="1", ankomst=arrived)
    store.save(LEDER, stay)
    store.save(LEDER, replace(stay, id=new_id(), plads="", afvist_grund="FULDT"))
    store.save(
        LEDER,
        Kriseplan(
            id=new_id(),
            borger_id=KAREN,
            status="GAELDENDE",
            lavet_sammen="JA",
            lavet_dato=date(2026, 11, 1),
        ),
    )
    before = Progressionsmaal(
        id=new_id(),
        borger_id=KAREN,
        instrument="EGET",
        maaling="BASIS",
        dato=date(2026, 11, 1),
        svar=(3,),
    )
    before = replace(before, par_id=before.id)
    store.save(LEDER, before)
    after = replace(before, id=new_id(), maaling="OPF", dato=date(2026, 11, 8), svar=(6,))
    store.save(LEDER, after)


def test_behind_every_number_of_the_evidence_lie_as_many_rows(full):
    found = beviser(full.implementering.grundlag(LEDER, AUTUMN, NOW))
    every = [one for some in found.values() for one in some]
    assert [one.noegle for one in every if not one.antal] == []
    wrong = [
        (one.noegle, one.antal, len(rows))
        for one in every
        if len(rows := full.implementering.raekker(LEDER, AUTUMN, one)) != one.antal
    ]
    assert wrong == []


def test_rows_of_evidence_come_in_pages_and_the_house_has_its_names(full):
    found = beviser(full.implementering.grundlag(LEDER, AUTUMN, NOW))
    (every, *_) = found["1"]
    whole = full.implementering.raekker(LEDER, AUTUMN, every)
    paged = [
        row
        for offset in range(0, every.antal, 2)
        for row in full.implementering.raekker(LEDER, AUTUMN, every, limit=2, offset=offset)
    ]
    assert tuple(paged) == whole
    assert [row.dato for row in whole] == sorted((row.dato for row in whole), reverse=True)
    (taught,) = (one for one in found["7"] if one.noegle == "undervist")
    assert [row.navn for row in full.implementering.raekker(LEDER, AUTUMN, taught)] == ["XY"]
    (agreed, *_) = found["9"]
    assert [row.navn for row in full.implementering.raekker(LEDER, AUTUMN, agreed)] == [
        "Hos BEHANDLPSYK"
    ]


def test_only_a_leader_counts(store):
    for rolle in ("MEDARBEJDER", "BAGVAGT", "VIKAR", "DATAANSVARLIG_ADM", "EVALUATOR_LAES"):
        with pytest.raises(AdgangError):
            store.implementering.grundlag(replace(LEDER, rolle=rolle), AUTUMN, NOW)
