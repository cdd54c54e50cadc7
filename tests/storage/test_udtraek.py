"""The evaluator's set is read from the file as it stands: pseudonyms per project, nobody closed, and all of it logged."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.errors import AdgangError
from akutdesk.domain.evaluatorsaet import FELTER
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.record import RecordId, new_id
from akutdesk.domain.samarbejdsaftale import Samarbejdsaftale
from akutdesk.domain.statistik import PeriodeError
from akutdesk.domain.udtraek import Bestilling, Pseudonymnoegle, Udtraek, UdtraekError
from tests.storage.desk import LEDER, MEDARBEJDER, stored_desk

START = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
"""The second of the two hours called 02 of the October night."""
AFTALE, ANDEN = RecordId(b"a" * 16), RecordId(b"b" * 16)
ADM = replace(LEDER, rolle="DATAANSVARLIG_ADM")


@pytest.fixture
def desk(tmp_path):
    with stored_desk(tmp_path / "desk") as made:
        for rid in (AFTALE, ANDEN):
            agree(made, rid)
        yield made


def agree(desk, rid, **fields):
    usual = {"status": "SKRIFTLIG", "indhold": ("DATA",), "udloeb": date(2027, 1, 1)}
    desk.store.save(LEDER, Samarbejdsaftale(id=rid, **{**usual, **fields}))


def order(**fields):
    usual = {
        "formaal": "Virker det?",
        "modtager": "Universitetet",
        "fra": date(2026, 10, 1),
        "til": date(2026, 10, 31),
        "aftale_id": AFTALE,
    }
    return Bestilling(**{**usual, **fields})


def person(desk, number, **fields):
    rid = RecordId(bytes([number]) * 16)
    usual = {
        "identitet": "SIKKER",
        "fornavn": f"Hemmelig{number}",
        "cpr": "6101840000",
        "telefon": "70 00 00 00",
        "foedselsaar": 1984,
        "koen": "K",
        "kommunekode": "0410",
    }
    desk.store.save(LEDER, Borger(id=rid, **{**usual, **fields}))
    return rid


def contact(desk, borger_id=None, **fields):
    usual = {
        "status": "AFSLUTTET",
        "start": START,
        "slut": START + timedelta(minutes=14),
        "form": "TLF",
        "henvender": "BORGER",
        "grad_foer": "LET",
        "gangtype": "FLER",
        "symptomer": ("ANGST", "SOEVN"),
        "tiltag": ("INGEN",),
        "stabilisering": "STAB",
        "krisesamtale": "GENNEMFOERT",
        "kriseplan": "NY",
        "progressionsmaal": "BASIS",
        "notat": "Står aldrig i sættet",
    }
    made = Henvendelse(id=new_id(), borger_id=borger_id, **{**usual, **fields})
    desk.store.save(LEDER, made)
    return made


def crowd(desk, first=1, count=5, **fields):
    """So many alike, with a contact each."""
    people = [person(desk, number, **fields) for number in range(first, first + count)]
    for rid in people:
        contact(desk, rid)
    return people


def made(desk, wanted=None, adgang=LEDER):
    wanted = wanted or order()
    return desk.store.udtraek.optael(adgang, wanted, desk.store.udtraek.noegle(adgang, wanted))


def test_a_contact_is_a_row_of_codes_and_says_neither_who_nor_exactly_when(desk):
    crowd(desk)
    first = made(desk).saet.raekker[0]
    said = {felt: getattr(first, felt) for felt in FELTER if felt != "pseudonym"}
    assert said == {
        "aldersgruppe": "A35",
        "koen": "K",
        "kommune": "0410",
        "maaned": "2026-10",
        "ugedag": "7",
        "timer": "00-03",
        "vagt": "NAT",
        "form": "TLF",
        "henvender": "BORGER",
        "gangtype": "FLER",
        "grad": "LET",
        "symptomer": ("ANGST", "SOEVN"),
        "begivenheder": (),
        "tiltag": ("INGEN",),
        "stabilisering": "STAB",
        "samtale": "GENNEMFOERT",
        "plan": "NY",
        "maal": "BASIS",
        "minutter": 14,
    }


def test_a_pseudonym_is_the_hmac_of_the_person_under_the_projects_key(desk):
    people = crowd(desk)
    key = desk.store.udtraek.noegle(LEDER, order()).noegle
    wanted = {hmac.new(key, rid, hashlib.sha256).hexdigest()[:32] for rid in people}
    assert {one.pseudonym for one in made(desk).saet.raekker} == wanted


def test_a_project_keeps_its_key_and_another_one_has_its_own(desk):
    crowd(desk)
    again = [{one.pseudonym for one in made(desk).saet.raekker} for _ in range(2)]
    other = {one.pseudonym for one in made(desk, order(aftale_id=ANDEN)).saet.raekker}
    assert again[0] == again[1]
    assert not again[0] & other


def test_the_key_is_there_after_a_new_start(desk):
    crowd(desk)
    before = made(desk).saet
    desk.reopen()
    assert made(desk).saet == before


def test_two_cards_of_one_person_are_one_pseudonym(desk):
    people = crowd(desk)
    double = person(desk, 9, sammenlagt_til=people[0])
    contact(desk, double)
    rows = made(desk).saet.raekker
    assert len(rows) == 6
    assert len({one.pseudonym for one in rows}) == 5


def test_a_closed_card_is_not_in_it_and_is_counted_as_left_out(desk):
    crowd(desk)
    hidden = person(desk, 8, fortrolighed="SKAERPET", fortrolig_for=(LEDER.bruger,))
    contact(desk, hidden)
    contact(desk, fortrolighed="SKAERPET", fortrolig_for=(LEDER.bruger,))
    saet = made(desk).saet
    assert (len(saet.raekker), saet.udeladt) == (5, 2)


def test_drafts_and_other_months_are_not_in_it(desk):
    people = crowd(desk)
    contact(desk, people[0], status="KLADDE")
    contact(desk, people[0], start=START + timedelta(days=30), slut=START + timedelta(days=30))
    assert len(made(desk).saet.raekker) == 5


def test_what_leaves_is_in_the_log_and_stands_as_a_record(desk):
    crowd(desk)
    optalt = made(desk)
    left = desk.store.udtraek.noter(LEDER, optalt)
    assert desk.log()[-1] == ("EKSPORT", left.id)
    assert desk.store.udtraek.liste(LEDER) == (left,)
    assert (left.antal, left.udeladt, left.godkendt_af) == (5, 0, LEDER.bruger)
    assert (left.fra, left.til, left.felter) == (date(2026, 10, 1), date(2026, 10, 31), FELTER)
    assert (left.pseudonymnoegle_id, left.aftale_id) == (optalt.noegle_id, AFTALE)


def test_the_data_controllers_administrator_may_too(desk):
    crowd(desk)
    assert made(desk, adgang=ADM).saet.raekker


@pytest.mark.parametrize(
    ("fields", "kode"),
    [
        ({"udloeb": date(2020, 1, 1)}, "UDTRAEK_AFTALE_UDLOEBET"),
        ({"status": "MUNDTLIG"}, "UDTRAEK_AFTALE_IKKE_SKRIFTLIG"),
        ({"indhold": ()}, "UDTRAEK_AFTALE_UDEN_DATA"),
    ],
)
def test_an_agreement_that_does_not_hold_makes_no_key(desk, fields, kode):
    rid = new_id()
    agree(desk, rid, **fields)
    with pytest.raises(UdtraekError, match=kode):
        desk.store.udtraek.noegle(LEDER, order(aftale_id=rid))
    assert desk.db.execute("SELECT count(*) FROM pseudonymnoegle").fetchone() == (0,)


@pytest.mark.parametrize("rid", [None, bytes(16)], ids=["none", "unknown"])
def test_without_an_agreement_there_is_nothing(desk, rid):
    with pytest.raises(UdtraekError, match="UDTRAEK_AFTALE_MANGLER"):
        desk.store.udtraek.noegle(LEDER, order(aftale_id=rid))


def test_an_agreement_that_ran_out_meanwhile_lets_nothing_leave(desk):
    crowd(desk)
    optalt = made(desk)
    held = desk.store.setup(LEDER, Samarbejdsaftale)[0]
    desk.store.save(LEDER, replace(held, udloeb=date(2020, 1, 1)), held)
    with pytest.raises(UdtraekError, match="UDTRAEK_AFTALE_UDLOEBET"):
        desk.store.udtraek.noter(LEDER, optalt)
    assert desk.store.udtraek.liste(LEDER) == ()


def test_an_empty_period_and_one_with_nobody_but_the_rare_are_two_answers(desk):
    with pytest.raises(UdtraekError, match="UDTRAEK_TOMT"):
        made(desk)
    crowd(desk, count=4)
    with pytest.raises(UdtraekError, match="UDTRAEK_FOR_FAA"):
        made(desk)


def test_days_the_wrong_way_round_are_refused(desk):
    with pytest.raises(PeriodeError, match="OMVENDT"):
        made(desk, order(fra=date(2026, 11, 1)))


def test_staff_neither_make_nor_read_one(desk):
    for call in (
        lambda: desk.store.udtraek.noegle(MEDARBEJDER, order()),
        lambda: desk.store.udtraek.liste(MEDARBEJDER),
        lambda: desk.store.save(MEDARBEJDER, Udtraek(id=new_id())),
        lambda: desk.store.get(MEDARBEJDER, Pseudonymnoegle, new_id()),
    ):
        with pytest.raises(AdgangError):
            call()


# ---- two municipalities, one service: each is the controller of its own citizens' data (domain.md 2.0.4, 7)


@pytest.fixture
def shared(desk):
    """Fredericia and Middelfart share the house; six people of each have been there, and both have agreements."""
    desk.store.save(
        LEDER, Enhed(id=new_id(), navn="Akuttilbuddet", deltagende_kommuner=("0607", "0410"))
    )
    for number in range(12):
        kommune = "0607" if number < 6 else "0410"
        who = person(desk, number + 60, kommunekode=kommune)
        contact(desk, who, dataansvarlig_kommune=kommune)
    return desk


def signed_by(desk, kommune, rid):
    agree(desk, rid, dataansvarlig_kommune=kommune)
    return order(aftale_id=rid)


def sets_of(desk, asked):
    key = desk.store.udtraek.noegle(LEDER, asked)
    return desk.store.udtraek.optael(LEDER, asked, key)


def test_a_set_holds_only_contacts_of_the_municipality_that_signed(shared):
    for kommune, rid in (("0607", b"f" * 16), ("0410", b"m" * 16)):
        counted = sets_of(shared, signed_by(shared, kommune, RecordId(rid)))
        assert counted.kommune == kommune
        assert len(counted.saet.raekker) == 6
        left = shared.store.udtraek.noter(LEDER, counted)
        assert left.dataansvarlig_kommune == kommune


def test_an_agreement_that_does_not_say_who_signed_lets_nothing_leave(shared):
    with pytest.raises(UdtraekError, match="UDTRAEK_AFTALE_UDEN_KOMMUNE"):
        shared.store.udtraek.noegle(LEDER, order())
    stranger = signed_by(shared, "0101", RecordId(b"s" * 16))
    with pytest.raises(UdtraekError, match="UDTRAEK_AFTALE_UDEN_KOMMUNE"):
        shared.store.udtraek.noegle(LEDER, stranger)
    assert shared.store.udtraek.liste(LEDER) == ()
    assert "EKSPORT" not in [handling for handling, _ in shared.log()]


def test_a_set_that_was_counted_for_one_does_not_leave_on_the_others_signature(shared):
    rid = RecordId(b"f" * 16)
    counted = sets_of(shared, signed_by(shared, "0607", rid))
    before = shared.store.get(LEDER, Samarbejdsaftale, rid)
    shared.store.save(LEDER, replace(before, dataansvarlig_kommune="0410"), before)
    with pytest.raises(UdtraekError, match="UDTRAEK_AENDRET"):
        shared.store.udtraek.noter(LEDER, counted)
    assert shared.store.udtraek.liste(LEDER) == ()
