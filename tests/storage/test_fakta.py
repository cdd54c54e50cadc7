"""The facts behind the figures follow every save: closed, changed, annulled, undone, merged, erased, moved borders."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.borger import Borger
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.figur import Celle
from akutdesk.domain.record import RecordId, new_id
from akutdesk.domain.statistik import Udvalg
from akutdesk.domain.vagtgraenser import Vagtgraenser
from akutdesk.storage import fakta
from akutdesk.storage.replay import replay
from tests.fakes.clock import NIGHT
from tests.storage.desk import ANNA, LEDER, deliver, events_of, twin
from tests.storage.persons import KAJA, KAREN, kaja, karen, opkald

AARET = Udvalg(fra=date(2026, 1, 1), til=date(2026, 12, 31))


@pytest.fixture(autouse=True)
def signed_in(desk):
    desk.store.sign_in(ANNA, desk.person.sign)


def lukket(**changes):
    """A closed call of a quarter of an hour."""
    fields = {"status": "AFSLUTTET", "slut": NIGHT + timedelta(minutes=15), "gangtype": "FLER"}
    return opkald(**(fields | changes))


def antal(desk, raekke="henvendelser"):
    return desk.store.statistik.beregn(LEDER, AARET).hoved.celle(raekke).antal


def made_again(desk):
    """Whether a replay gives the same tables."""
    file = desk.store._file
    before = list(fakta.dump(file.db))
    with file.transaction():
        replay(file.db, file.log, file.tables)
    return list(fakta.dump(file.db)) == before


def test_only_closed_contacts_count_and_an_annulled_one_no_more(desk):
    draft = lukket(status="KLADDE")
    desk.store.save(LEDER, draft)
    assert antal(desk) == 0
    closed = replace(draft, status="AFSLUTTET")
    desk.store.save(LEDER, closed, draft)
    assert antal(desk) == 1
    desk.store.save(LEDER, replace(closed, status="ANNULLERET"), closed, begrundelse="forkert")
    assert antal(desk) == 0
    assert made_again(desk)


def test_a_corrected_answer_counts_where_it_belongs_and_undo_moves_it_back(desk):
    call = lukket(grad_foer="LET")
    desk.store.save(LEDER, call)
    saved = desk.store.save(LEDER, replace(call, grad_foer="ALVOR"), call, begrundelse="hørt igen")
    fig2 = desk.store.statistik.beregn(LEDER, AARET).fig2
    assert (fig2.celle("LET").antal, fig2.celle("ALVOR").antal) == (0, 1)
    desk.store.undo(LEDER, saved.handling_id)
    fig2 = desk.store.statistik.beregn(LEDER, AARET).fig2
    assert (fig2.celle("LET").antal, fig2.celle("ALVOR").antal) == (1, 0)
    assert made_again(desk)


def test_two_cards_of_one_person_count_as_one_until_they_are_parted(desk):
    under = kaja(cpr="7001011234")
    for record in (karen(), under, lukket(borger_id=KAREN), lukket(borger_id=KAJA)):
        desk.store.save(LEDER, record)
    assert antal(desk, "personer") == 2
    merged = replace(under, sammenlagt_til=KAREN)
    desk.store.save(LEDER, merged, under)
    assert antal(desk, "personer") == 1
    assert desk.store.statistik.beregn(LEDER, AARET).fig4.celle("cpr").antal == 2
    (person,) = desk.store.statistik.raekker(LEDER, AARET, Celle("hoved", "personer"))
    assert (person.rid, person.navn) == (KAREN, "Karen")
    assert made_again(desk)
    desk.store.save(LEDER, under, merged)
    assert antal(desk, "personer") == 2
    assert made_again(desk)


def test_a_desk_that_hears_of_the_contact_before_the_citizen_counts_alike(desk, tmp_path):
    for record in (karen(identitet="SIKKER"), lukket(borger_id=KAREN)):
        desk.store.save(LEDER, record)
    there = twin(desk, tmp_path / "there")
    try:
        deliver(there, list(reversed(events_of(desk))))
        assert antal(there) == antal(there, "identificerede") == 1
        assert there.store.digest() == desk.store.digest()
    finally:
        there.store.close()


def test_moved_borders_move_the_contacts_of_their_days_and_no_others(desk):
    house = Enhed(id=RecordId(b"huset-----------"), navn="Huset")
    early, late = (datetime(2026, month, 1, 21, 30, tzinfo=UTC) for month in (6, 9))
    for record in (
        house,
        *(lukket(start=at, slut=at + timedelta(minutes=9)) for at in (early, late)),
    ):
        desk.store.save(LEDER, record)
    nights = replace(AARET, vagt="NAT")
    assert desk.store.statistik.beregn(LEDER, nights).hoved.celle("henvendelser").antal == 2
    later = Vagtgraenser(gaelder_fra=date(2026, 7, 1), dag="07:00", aften="15:00", nat="23:45")
    desk.store.save(LEDER, replace(house, vagtgraenser=(Vagtgraenser(), later)), house)
    (row,) = desk.store.statistik.raekker(LEDER, nights, Celle("hoved", "henvendelser"))
    assert row.tid == early
    assert made_again(desk)


def test_a_closed_card_counts_and_its_row_says_nothing_to_whoever_may_not_read_it(desk):
    hidden = replace(karen(), fortrolighed="SKAERPET")
    call = lukket(borger_id=KAREN, fortrolighed="SKAERPET")
    for record in (hidden, call):
        desk.store.save(LEDER, record)
    keeper = Adgang(new_id(), "DATAANSVARLIG_ADM", "STATISTIK")
    (seen,) = desk.store.statistik.raekker(LEDER, AARET, Celle("hoved", "henvendelser"))
    (shut,) = desk.store.statistik.raekker(keeper, AARET, Celle("hoved", "henvendelser"))
    assert seen.kontakt is not None
    assert (shut.lukket, shut.navn, shut.kontakt) == (True, "", None)


def test_an_erased_contact_leaves_no_row(desk):
    call = lukket()
    desk.store.save(LEDER, call)
    file = desk.store._file
    with file.transaction():
        file.tables.forget(call.id)
    assert file.db.execute("SELECT count(*) FROM fakta_kontakt").fetchone() == (0,)


def test_a_citizen_that_is_gone_is_still_somebody_but_nothing_is_known(desk):
    known = karen(cpr="7001011234", identitet="SIKKER")
    for record in (known, lukket(borger_id=KAREN)):
        desk.store.save(LEDER, record)
    assert antal(desk, "identificerede") == 1
    file = desk.store._file
    with file.transaction():
        file.tables.forget(KAREN)
    assert (antal(desk, "personer"), antal(desk, "identificerede")) == (1, 0)


def test_a_house_that_shares_counts_each_municipality_alone(desk):
    for kommune in ("0607", "0410", "0410"):
        desk.store.save(LEDER, lukket(dataansvarlig_kommune=kommune))
    only = replace(AARET, kommune="0410")
    assert desk.store.statistik.beregn(LEDER, only).hoved.celle("henvendelser").antal == 2
    assert desk.store.statistik.beregn(LEDER, replace(only, kommune="0101")).fig2.n == 0


def test_codes_of_a_newer_program_and_of_the_house_do_not_stop_the_figures(desk):
    desk.store.save(LEDER, lukket(grad_foer="NY_GRAD", symptomer=("L_STOEJ", "ANGST")))
    tal = desk.store.statistik.beregn(LEDER, AARET)
    assert (tal.fig2.n, tal.fig2.mangler) == (0, 1)
    assert {one.kode for one in tal.fig5.tal} == {"L_STOEJ", "ANGST"}


def test_nothing_is_known_of_borgere_without_contacts(desk):
    desk.store.save(LEDER, Borger(id=new_id(), kaldenavn="Ida"))
    assert antal(desk, "personer") == 0
