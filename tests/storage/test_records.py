"""Reading and saving single records at the desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from akutdesk.domain.borger import Borger
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.errors import AdgangError
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kriseplan import Deling, Kriseplan, Maal
from akutdesk.domain.krisesamtale import Krisesamtale, TrinStatus
from akutdesk.domain.record import new_id
from akutdesk.domain.record_types import RECORD_TYPES
from akutdesk.storage.errors import (
    FileDamaged,
    NotFound,
    NotOpened,
    NotSignedIn,
    OpeningReasonRequired,
    ReasonRequired,
    RecordExists,
    TextTooLong,
    TextUnfit,
)
from akutdesk.storage.save import save_all
from akutdesk.storage.saving import Saving
from tests.storage.desk import ANNA, BO, LEDER, MEDARBEJDER, join, signing_key
from tests.storage.persons import KAREN, karen, opkald


def test_a_saved_call_is_there_after_the_program_has_started_again(desk):
    call = opkald(notat="Kunne ikke sove.", symptomer=("ANGST", "SOEVN"))
    desk.store.save(MEDARBEJDER, call)
    assert desk.reopen().get(MEDARBEJDER, Henvendelse, call.id) == call


def test_every_kind_of_value_comes_back_as_it_was(store):
    plan = Kriseplan(
        id=new_id(),
        borger_id=KAREN,
        lavet_dato=date(2026, 11, 24),
        gaelder_fra=datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        k2_omraader=(3, None, 10, 0, None),
        k3_maal=(Maal(tekst="Sove fire timer", hvem="mig"), Maal()),
        k4_advarselstegn=("sover ikke", ""),
        k15_deling=(Deling(modtager="Egen læge", samtykke_id=new_id()), Deling()),
        k15_ingen=True,
        fortrolig_for=(new_id(), new_id()),
        fortrolighed="SKAERPET",
    )
    store.save(LEDER, plan)
    assert store.get(LEDER, Kriseplan, plan.id) == plan


@pytest.mark.parametrize("cls", RECORD_TYPES, ids=lambda cls: cls.TYPE)
def test_every_record_type_can_be_begun_and_read(store, cls):
    record = cls(id=new_id(), dataansvarlig_kommune="0607")
    save_all(store._file, LEDER, (Saving(after=record),))  # what left has a call of its own
    assert store.get(LEDER, cls, record.id) == record


def test_a_save_says_what_it_changed_and_writes_one_event_per_record(desk):
    call = opkald()
    talk = Krisesamtale(id=new_id(), henvendelse_id=call.id, trin_status=(TrinStatus(trin="1"),))
    saved = desk.store.save_all(MEDARBEJDER, [Saving(after=call), Saving(after=talk)])
    assert saved.changes.ids == {call.id, talk.id}
    assert saved.changes.types == {"henvendelse", "krisesamtale"}
    assert saved.tid == desk.clock.at
    rows = desk.db.execute("SELECT eid FROM event WHERE stream = 1 ORDER BY eid").fetchall()
    assert len(rows) == 2
    assert rows[1][0] == rows[0][0] + 1
    ids = {store_event.handling_id for store_event in desk.store.history(LEDER, talk.id)}
    assert ids == {saved.handling_id}


def test_nothing_changed_writes_nothing(desk):
    desk.store.save(MEDARBEJDER, karen())
    before = desk.db.execute("SELECT count(*) FROM event").fetchone()
    saved = desk.store.save(MEDARBEJDER, karen(), karen())
    assert (saved.handling_id, saved.changes.ids) == (None, frozenset())
    assert desk.db.execute("SELECT count(*) FROM event").fetchone() == before


def test_one_record_that_cannot_be_saved_keeps_the_others_out_too(desk):
    call = opkald()
    with pytest.raises(RecordExists):
        desk.store.save_all(
            MEDARBEJDER, [Saving(after=call), Saving(after=replace(call, form="SMS"))]
        )
    with pytest.raises(NotFound):
        desk.store.get(MEDARBEJDER, Henvendelse, call.id)
    desk.store.save(MEDARBEJDER, call)
    assert desk.reopen().get(MEDARBEJDER, Henvendelse, call.id) == call


def test_a_new_record_is_not_saved_over_one_that_is_here(store):
    store.save(MEDARBEJDER, karen())
    with pytest.raises(RecordExists):
        store.save(MEDARBEJDER, karen(kaldenavn="En anden"))


def test_a_change_of_a_record_that_is_not_here_is_refused(store):
    with pytest.raises(NotFound):
        store.save(MEDARBEJDER, karen(kaldenavn="K"), karen())


def test_a_save_from_an_old_view_keeps_both_words(store):
    store.save(MEDARBEJDER, karen())
    store.save(MEDARBEJDER, karen(moedes="Stille"), karen())
    store.save(LEDER, karen(moedes="Med te"), karen())
    (apart,) = store.samtidige(LEDER, KAREN)
    assert {value.vaerdi for value in apart.vaerdier} == {"Stille", "Med te"}


def test_opening_a_card_is_in_the_log_before_it_is_shown(desk):
    desk.store.save(LEDER, karen())
    desk.store.get(MEDARBEJDER, Borger, KAREN)
    assert desk.log() == [("AABN", KAREN)]


def test_no_record_is_shown_if_the_log_cannot_be_written(desk):
    desk.store.save(LEDER, karen())
    desk.db.execute("CREATE TRIGGER no BEFORE INSERT ON event BEGIN SELECT raise(ABORT, 'no'); END")
    with pytest.raises(Exception, match="no"):
        desk.store.get(MEDARBEJDER, Borger, KAREN)
    with pytest.raises(NotOpened):
        desk.store.reread(MEDARBEJDER, Borger, KAREN)
    desk.db.execute("DROP TRIGGER no")


def test_a_page_that_shows_a_record_reads_it_again_without_a_new_entry(desk):
    desk.store.save(LEDER, karen())
    with pytest.raises(NotOpened):
        desk.store.reread(MEDARBEJDER, Borger, KAREN)
    desk.store.get(MEDARBEJDER, Borger, KAREN)
    assert desk.store.reread(MEDARBEJDER, Borger, KAREN) == karen()
    assert desk.store.reread(LEDER, Borger, KAREN) == karen()  # Anna made it
    assert desk.log() == [("AABN", KAREN)]


def test_what_one_has_opened_is_closed_by_signing_out(store):
    store.save(MEDARBEJDER, karen())
    store.sign_in(BO, signing_key())
    store.sign_out(BO)
    with pytest.raises(NotOpened):
        store.reread(MEDARBEJDER, Borger, KAREN)


def test_what_hangs_on_a_call_is_read_with_one_entry_for_the_call(desk):
    call = opkald()
    talks = [
        Krisesamtale(id=new_id(), henvendelse_id=call.id, spor=spor) for spor in ("FULD", "KORT")
    ]
    desk.store.save_all(LEDER, [Saving(after=record) for record in (call, *talks)])
    assert desk.store.children(MEDARBEJDER, Krisesamtale, call.id) == tuple(talks)
    assert desk.store.children(MEDARBEJDER, Krisesamtale, call.id) == tuple(talks)
    assert desk.log() == [("AABN", call.id)]


def test_the_setup_of_the_house_is_read_without_an_entry(desk):
    house = Enhed(id=new_id(), navn="Akuttilbuddet")
    desk.store.save(LEDER, house)
    assert desk.store.setup(MEDARBEJDER, Enhed) == (house,)
    with pytest.raises(NotOpened):
        desk.store.setup(MEDARBEJDER, Borger)
    assert desk.log() == []


def test_closed_henvendelse_is_corrected_by_a_new_version(desk):
    call = opkald(status="AFSLUTTET", notat="Ringede kl. 2")
    desk.store.save(MEDARBEJDER, call)
    right = replace(call, notat="Ringede kl. 3")
    with pytest.raises(ReasonRequired):
        desk.store.save(MEDARBEJDER, right, call)
    with pytest.raises(ReasonRequired):
        desk.store.save(MEDARBEJDER, right, call, begrundelse="  ")
    with pytest.raises(NotSignedIn):
        desk.store.save(MEDARBEJDER, right, call, begrundelse="Forkert tid")
    desk.store.sign_in(BO, join(desk, BO))
    desk.store.save(MEDARBEJDER, right, call, begrundelse="Forkert tid")
    newest, first = desk.store.history(MEDARBEJDER, call.id)
    assert (newest.begrundelse, newest.signeret, newest.bruger) == ("Forkert tid", True, BO)
    assert (first.begrundelse, first.signeret) == (None, False)
    assert desk.store.get(MEDARBEJDER, Henvendelse, call.id) == right


def test_a_secret_record_is_for_those_named_in_it_and_the_leader(desk):
    secret = karen(fortrolighed="SKAERPET", fortrolig_for=(ANNA,))
    desk.store.save(LEDER, secret)
    talk = opkald(borger_id=KAREN)
    desk.store.save(LEDER, talk)
    for cls, rid in ((Borger, KAREN), (Henvendelse, talk.id)):
        with pytest.raises(AdgangError):
            desk.store.get(MEDARBEJDER, cls, rid)
    with pytest.raises(AdgangError):
        desk.store.save(MEDARBEJDER, replace(secret, moedes="x"), secret)
    with pytest.raises(AdgangError):
        desk.store.history(MEDARBEJDER, KAREN)
    named = replace(secret, fortrolig_for=(BO,))
    desk.store.save(LEDER, named, secret)
    with pytest.raises(OpeningReasonRequired):
        desk.store.get(MEDARBEJDER, Borger, KAREN)
    desk.store.begrund(MEDARBEJDER, KAREN, "SAMTALE")
    assert desk.store.get(MEDARBEJDER, Borger, KAREN) == named
    assert desk.log() == [("AABN", KAREN)]


@pytest.mark.parametrize(
    ("made", "finished"),
    [
        (opkald(), {"status": "AFSLUTTET"}),
        (opkald(), {"status": "ANNULLERET", "annulleret_grund": "Prøve"}),
        (Kriseplan(id=new_id(), k5_selv=("Gå en tur",)), {"status": "GAELDENDE"}),
    ],
)
def test_who_finishes_a_record_signs_it_and_nobody_signs_a_draft(desk, made, finished):
    store = desk.store
    store.sign_in(BO, join(desk, BO))
    store.save(MEDARBEJDER, made)
    store.save(MEDARBEJDER, replace(made, **finished), made)
    newest, first = store.history(MEDARBEJDER, made.id)
    assert (newest.signeret, first.signeret) == (True, False)


def test_where_an_answer_comes_from_is_kept(store):
    store.save(MEDARBEJDER, opkald(id=KAREN), kilder={"form": "FORSLAG", "grad_foer": "BORGER"})
    (made,) = store.history(MEDARBEJDER, KAREN)
    assert {one.felt: one.kilde for one in made.felter} == {
        "start": "MEDARBEJDER",
        "form": "FORSLAG",
        "grad_foer": "BORGER",
    }


NAUGHTY = [
    "",
    " ",
    "'; DROP TABLE borger; --",
    '{}[]"\\',
    '["notat"]',
    "\r\n\t\x1b[31m",
    "Å" + "A\u030a" + "å",
    "מחר בבוקר \u202e evil",
    "👩\u200d👩\u200d👧 \U0001f600",
    "\ufeff\ufffd\uffff",
    "ﷺ" * 50,
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!",
    "NULL",
    "x" * 4000,
]


@pytest.mark.parametrize("text", NAUGHTY, ids=range(len(NAUGHTY)))
def test_every_word_is_kept_byte_for_byte(desk, text):
    short = text[:60]
    call = opkald(notat=text, kaldenavn=short, symptomer=(short, short))
    desk.store.save(MEDARBEJDER, call)
    read = desk.reopen().get(MEDARBEJDER, Henvendelse, call.id)
    assert (read.notat, read.kaldenavn, read.symptomer) == (text, short, (short, short))
    desk.store.search_notes(MEDARBEJDER, text[:500])


@pytest.mark.parametrize(
    ("changes", "felt"),
    [
        ({"notat": "halvt tegn \ud83d"}, "notat"),
        ({"symptomer": ("ANGST", "\udcff")}, "symptomer"),
        ({"kaldenavn": "\udcff", "notat": "x"}, "kaldenavn"),
        ({"notat": "a\0b"}, "notat"),
    ],
)
def test_a_sign_that_is_nobodys_word_is_refused_with_the_name_of_its_field(
    store, kanarie, changes, felt
):
    call = opkald(kaldenavn=kanarie.navn)
    store.save(MEDARBEJDER, call)
    with pytest.raises(TextUnfit) as told:
        store.save(MEDARBEJDER, replace(call, **changes), call)
    assert told.value.felt == felt
    assert store.reread(MEDARBEJDER, Henvendelse, call.id) == call


def test_a_paste_of_a_megabyte_is_refused_with_the_name_of_its_field(store):
    call = opkald()
    store.save(MEDARBEJDER, call)
    with pytest.raises(TextTooLong) as told:
        store.save(MEDARBEJDER, replace(call, notat="x" * 1_000_000, form="SMS"), call)
    assert told.value.felt == "notat"
    assert store.reread(MEDARBEJDER, Henvendelse, call.id) == call


@pytest.mark.parametrize(
    ("words", "refusal"),
    [("\ud800", TextUnfit), ("a\0", TextUnfit), ("x" * 2001, TextTooLong)],
)
def test_a_reason_that_cannot_be_kept_is_refused_too(store, words, refusal):
    call = opkald(status="AFSLUTTET")
    store.save(MEDARBEJDER, call)
    store.sign_in(BO, signing_key())
    with pytest.raises(refusal) as told:
        store.save(MEDARBEJDER, replace(call, form="SMS"), call, begrundelse=words)
    assert told.value.felt == "begrundelse"


def test_words_over_the_fields_limit_are_refused_and_what_lay_there_before_stays(desk):
    call = opkald(notat="x" * 4000)
    desk.store.save(MEDARBEJDER, call)
    with pytest.raises(TextTooLong) as told:
        desk.store.save(MEDARBEJDER, replace(call, notat="x" * 4001), call)
    assert told.value.felt == "notat"
    assert desk.store.reread(MEDARBEJDER, Henvendelse, call.id) == call


def test_half_a_sign_inside_a_row_is_refused_with_its_section(store):
    made = Kriseplan(id=new_id(), k3_maal=(Maal(tekst="Sove"), Maal(tekst="\ud83d")))
    with pytest.raises(TextUnfit) as told:
        store.save(MEDARBEJDER, made)
    assert told.value.felt == "k3_maal"


def test_a_record_nobody_has_is_told(store):
    for call in (store.history, store.samtidige, store.tilstand):
        with pytest.raises(NotFound):
            call(MEDARBEJDER, new_id())
    with pytest.raises(NotFound):
        store.children(MEDARBEJDER, Krisesamtale, new_id())


def test_a_damaged_key_is_told_as_damage(desk):
    desk.store.save(LEDER, karen())
    desk.reopen()
    desk.db.execute("UPDATE keywrap SET wrap = zeroblob(length(wrap))")
    with pytest.raises(FileDamaged):
        desk.store.history(LEDER, KAREN)
    with pytest.raises(FileDamaged):
        desk.store.save(LEDER, karen(moedes="x"), karen())


def test_two_connections_of_one_start_write_one_chain(desk):
    other = desk.store.beside()
    for number in range(4):
        (other if number % 2 else desk.store).save(MEDARBEJDER, opkald())
    other.close()
    desk.store.save(MEDARBEJDER, karen())
    eids = [row[0] for row in desk.db.execute("SELECT eid FROM event ORDER BY eid")]
    assert eids == list(range(eids[0], eids[0] + 5))
