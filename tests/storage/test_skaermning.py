"""A card that is closed to others: who may open it, that they say why, and what everybody else sees of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from akutdesk.domain.adgang import Adgang, paa_papir
from akutdesk.domain.borger import Borger
from akutdesk.domain.errors import AdgangError, FritekstError
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.krisesamtale import Krisesamtale
from akutdesk.domain.opfoelgning import Opfoelgning
from akutdesk.domain.overnatning import Overnatning
from akutdesk.domain.paaroerende import Paaroerende
from akutdesk.domain.record import new_id
from akutdesk.storage.errors import OpeningReasonRequired
from tests.fakes.clock import NIGHT
from tests.storage.desk import BO, LEDER, MEDARBEJDER, MOGENS, stored_desk
from tests.storage.persons import KAJA, KAREN, kaja, karen, opkald, plan

STRANGER = Adgang(bruger=MOGENS, rolle="MEDARBEJDER", formaal="egen vagt")
HOURS = (NIGHT - timedelta(hours=9), NIGHT + timedelta(hours=9))


@pytest.fixture
def desk(tmp_path):
    with stored_desk(tmp_path / "desk") as desk:
        yield desk


@pytest.fixture
def call():
    """A call of Karen's from before her card was closed."""
    return opkald(borger_id=KAREN, notat="ordet om åen", status="AFSLUTTET")


@pytest.fixture
def talk(call):
    return Krisesamtale(id=new_id(), henvendelse_id=call.id, borgers_ord="ordet om åen")


@pytest.fixture
def store(desk, call, talk):
    """Bo closes Karen's card; what hangs on it was written when it was open."""
    for record in (karen(), call, talk, plan(borger_id=KAREN)):
        desk.store.save(MEDARBEJDER, record)
    desk.store.get(MEDARBEJDER, Borger, KAREN)
    desk.store.skaermning.luk(MEDARBEJDER, KAREN, ())
    return desk.store


def test_whoever_closes_a_card_has_it_open_and_nobody_else_but_the_leader(store):
    mine = store.reread(MEDARBEJDER, Borger, KAREN)
    assert (mine.fortrolighed, mine.fortrolig_for) == ("SKAERPET", (BO,))
    with pytest.raises(AdgangError):
        store.get(STRANGER, Borger, KAREN)
    store.begrund(LEDER, KAREN, "TILSYN")
    assert store.get(LEDER, Borger, KAREN) == mine


def test_what_hangs_on_it_however_deep_is_closed_too(store, call, talk):
    for cls, rid in ((Henvendelse, call.id), (Krisesamtale, talk.id)):
        with pytest.raises(AdgangError):
            store.get(STRANGER, cls, rid)
        with pytest.raises(AdgangError):
            store.history(STRANGER, rid)
    with pytest.raises(AdgangError):
        store.children(STRANGER, Krisesamtale, call.id)
    with pytest.raises(AdgangError):
        store.save(STRANGER, replace(talk, borgers_ord="x"), talk)


def test_others_find_nothing_of_it_in_lists_search_and_tasks(store):
    task = Opfoelgning(id=new_id(), borger_id=KAREN, type="OPKALD", tekst="Ring", forfald=NIGHT)
    store.save(MEDARBEJDER, task)
    store.save(MEDARBEJDER, opkald(om_borger_id=KAREN, henvender="PAAR", kaldenavn="Lone"))
    palette = store.palette(STRANGER)
    assert palette.hits("karen") == palette.hits("22113344") == palette.hits("") == ()
    assert store.borgere.liste(STRANGER) == store.borgere.seneste(STRANGER) == ()
    assert store.borgere.duplikater(STRANGER, kaja(telefon=karen().telefon)) == ()
    assert store.henvendelser.liste(STRANGER) == ()
    assert store.vagtbord.kontakter(STRANGER, *HOURS) == ()
    assert store.vagtbord.kladder(STRANGER) == ()
    assert store.opfoelgninger.liste(STRANGER) == ()
    assert store.search_notes(STRANGER, "ordet") == ()
    assert len(store.vagtbord.kontakter(MEDARBEJDER, *HOURS)) == 2


def test_a_page_that_lies_on_the_desk_shows_it_to_nobody(store):
    for adgang in (MEDARBEJDER, LEDER):
        assert store.vagtbord.kontakter(paa_papir(adgang), *HOURS) == ()
        assert store.borgere.liste(paa_papir(adgang)) == ()


def test_a_guest_in_the_house_is_counted_without_a_name(store):
    guest = Overnatning(
        id=new_id(), borger_id=KAREN, plads="1", ankomst=NIGHT, fortrolighed="SKAERPET"
    )
    store.save(MEDARBEJDER, guest)
    (row,) = store.vagtbord.i_huset(STRANGER, NIGHT)
    assert (row.navn, row.foedselsaar, row.plads) == ("", None, "1")


def test_why_it_is_opened_is_asked_and_stands_in_the_log(store, desk, call):
    with pytest.raises(OpeningReasonRequired) as asked:
        store.get(LEDER, Henvendelse, call.id)
    assert asked.value.rid == KAREN
    for nothing in ("", "  "):
        with pytest.raises(OpeningReasonRequired):
            store.begrund(LEDER, KAREN, nothing)
    with pytest.raises(FritekstError, match="LANG"):
        store.begrund(LEDER, KAREN, "x" * 2001)
    store.begrund(LEDER, KAREN, "Hun ringer nu")
    store.get(LEDER, Henvendelse, call.id)
    row = store.read_log(LEDER, desk.audit_private())[-2]
    assert (row.entry.objekt_id, row.formaal) == (call.id, "Hun ringer nu")


def test_notes_of_a_closed_card_are_found_once_why_was_said(store):
    assert store.search_notes(LEDER, "ordet") == ()
    store.begrund(LEDER, KAREN, "TILSYN")
    assert len(store.search_notes(LEDER, "ordet")) == 2


def test_a_handover_leaves_out_what_is_opened_only_with_a_reason(store, call):
    assert store.vagtoverleveringer.kontakter(LEDER, [call.id]) == ()
    store.begrund(LEDER, KAREN, "OVERLEVERING")
    assert len(store.vagtoverleveringer.kontakter(LEDER, [call.id])) == 1


def test_the_reason_is_asked_again_after_signing_out(store):
    store.begrund(LEDER, KAREN, "TILSYN")
    store.get(LEDER, Borger, KAREN)
    store.sign_out(LEDER.bruger)
    with pytest.raises(OpeningReasonRequired):
        store.get(LEDER, Borger, KAREN)


def test_a_named_colleague_reads_what_was_written_before_they_were_named(store, call):
    lone = Paaroerende(id=new_id(), borger_id=KAREN, navn="Lone")
    mine = store.reread(MEDARBEJDER, Borger, KAREN)
    store.save(MEDARBEJDER, replace(lone, fortrolighed="SKAERPET", fortrolig_for=(BO,)))
    store.skaermning.luk(MEDARBEJDER, KAREN, (*mine.fortrolig_for, MOGENS))
    store.begrund(STRANGER, KAREN, "SAMTALE")
    assert store.get(STRANGER, Henvendelse, call.id).notat == "ordet om åen"
    (found,) = store.children(STRANGER, Paaroerende, KAREN)
    store.save(STRANGER, replace(found, telefon="22"), found)


def test_only_the_leader_takes_a_name_away_or_opens_the_card(store):
    with pytest.raises(AdgangError):
        store.skaermning.aabn(MEDARBEJDER, KAREN)
    store.skaermning.luk(MEDARBEJDER, KAREN, (MOGENS,))
    store.begrund(STRANGER, KAREN, "SAMTALE")
    with pytest.raises(AdgangError):
        store.skaermning.luk(STRANGER, KAREN, ())
    store.begrund(LEDER, KAREN, "TILSYN")
    store.skaermning.luk(LEDER, KAREN, (MOGENS,))
    with pytest.raises(AdgangError):
        store.reread(MEDARBEJDER, Borger, KAREN)
    store.skaermning.aabn(LEDER, KAREN)
    assert store.reread(MEDARBEJDER, Borger, KAREN).fortrolighed == "NORMAL"
    assert len(store.borgere.liste(STRANGER)) == 1


def test_whoever_closed_it_takes_that_back_and_no_named_colleague_does(store):
    closed = store.skaermning.luk(MEDARBEJDER, KAREN, (MOGENS,))
    store.begrund(STRANGER, KAREN, "SAMTALE")
    with pytest.raises(AdgangError):
        store.undo(STRANGER, closed.handling_id)
    store.undo(MEDARBEJDER, closed.handling_id)
    with pytest.raises(AdgangError):
        store.get(STRANGER, Borger, KAREN)


def test_a_temp_may_not_close_a_card(store):
    store.save(LEDER, kaja())
    vikar = replace(STRANGER, rolle="VIKAR")
    store.get(vikar, Borger, KAJA)
    with pytest.raises(AdgangError):
        store.skaermning.luk(vikar, KAJA, ())


def test_of_a_person_with_two_cards_no_card_tells_what_the_other_keeps(store):
    store.save(LEDER, kaja(identitet="SIKKER"))
    mine = opkald(borger_id=KAJA, notat="ordet")
    store.save(LEDER, mine)
    assert [hit.navn for hit in store.borgere.liste(STRANGER)] == ["Kaja"]
    store.begrund(LEDER, KAREN, "TILSYN")
    store.samling.saml(LEDER, KAREN, KAJA)
    assert store.borgere.liste(STRANGER) == store.henvendelser.liste(STRANGER) == ()
    with pytest.raises(AdgangError):
        store.get(STRANGER, Henvendelse, mine.id)
    store.samling.skil(LEDER, KAREN)
    assert store.get(STRANGER, Henvendelse, mine.id) == mine
