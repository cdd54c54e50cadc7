"""A period that left the house stays as it left, in a real store: late entries, corrections, erasures, two desks (0169)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from akutdesk.domain.adgang import ROLLER, Adgang
from akutdesk.domain.errors import AdgangError
from akutdesk.domain.periodetal import Periodetal, UdgivelseError
from akutdesk.domain.record import new_id
from akutdesk.domain.statistik import Udvalg
from akutdesk.domain.udgivelse import Stand, Udgivelse
from akutdesk.domain.udgivet_trae import knude_af, udgivet_periode
from akutdesk.storage import noun_table
from akutdesk.storage.history import changes_of
from akutdesk.storage.save import save_all
from akutdesk.storage.saving import Saving
from akutdesk.storage.udgivelser import pak, pak_ud
from tests.domain.invented_periods import known_small, together
from tests.storage.desk import LEDER, MEDARBEJDER, deliver, events_of, stored_desk, twin
from tests.storage.exchange import replayed
from tests.storage.persons import karen, opkald
from tests.storage.test_periodetal import desk as invented_year
from tests.storage.test_sletning import erase, sign_in

__all__ = ["invented_year"]

OCTOBER = Udvalg(fra=date(2026, 10, 1), til=date(2026, 10, 31))
SEPTEMBER = Udvalg(fra=date(2026, 9, 1), til=date(2026, 9, 30))
AUTUMN = Udvalg(fra=date(2026, 7, 1), til=date(2026, 9, 30))
TODAY = date(2026, 11, 24)


def contact(day: int, month: int = 10, **changes):
    """A call that was closed the same evening."""
    start = datetime(2026, month, day, 18, 0, tzinfo=UTC)
    told = {
        "status": "AFSLUTTET",
        "start": start,
        "slut": start + timedelta(minutes=20),
        "henvender": "BORGER",
        "gangtype": "FOERST",
    }
    return opkald(**(told | changes))


@pytest.fixture
def desk(tmp_path):
    """A desk with twelve contacts of October and twelve of September."""
    with stored_desk(tmp_path / "data") as desk:
        sign_in(desk)
        for day in range(1, 13):
            desk.store.save(LEDER, contact(day))
            desk.store.save(LEDER, contact(day, 9))
        yield desk


def publish(desk, udvalg: Udvalg = OCTOBER) -> Periodetal:
    return desk.store.statistik.udgiv(LEDER, udvalg, TODAY)


def kept(desk, publication: Udgivelse) -> None:
    """As another program wrote it; no window of this one can."""
    save_all(desk.store._file, LEDER, (Saving(after=publication),))


def counted(desk, udvalg: Udvalg = OCTOBER) -> int:
    """What the screen says."""
    return desk.store.statistik.beregn(LEDER, udvalg).hoved.celle("henvendelser").antal


def every(tal: Periodetal) -> int:
    return tal.figur("hoved").celle("henvendelser").antal


def test_a_month_let_out_again_after_one_late_contact_is_the_same_to_the_last_number(desk):
    first = publish(desk)
    desk.store.save(LEDER, contact(20, grad_foer="ALVOR"))
    assert publish(desk) == first
    assert every(first) == 12
    assert counted(desk) == 13


def test_forty_late_contacts_change_nothing_of_it_either(desk):
    first = publish(desk)
    for _ in range(40):
        desk.store.save(LEDER, contact(21))
    assert publish(desk) == first


def test_a_correction_changes_nothing_of_it(desk):
    wrong = contact(22, grad_foer="ALVOR")
    desk.store.save(LEDER, wrong)
    first = publish(desk)
    desk.store.save(LEDER, replace(wrong, grad_foer="LET"), wrong, begrundelse="Skrevet forkert")
    assert publish(desk) == first
    assert desk.store.statistik.beregn(LEDER, OCTOBER).fig2.celle("ALVOR").antal == 0


def test_an_erased_person_leaves_the_counts_as_they_were_and_no_name_is_in_them(desk):
    somebody = karen(id=new_id(), kaldenavn="Zebrafinken")
    call = contact(23, borger_id=somebody.id)
    desk.store.save(LEDER, somebody)
    desk.store.save(LEDER, call)
    first = publish(desk)
    erase(desk, somebody.id, call.id)
    assert counted(desk) == 12
    assert publish(desk) == first
    (kept,) = noun_table.select(desk.db, Udgivelse, "", ())
    packed = str(pak_ud(kept.tal))
    assert "Zebrafinken" not in packed
    assert somebody.id.hex() not in packed


def test_a_quarter_says_of_its_month_what_the_months_file_said_and_counts_the_rest_now(desk):
    september = publish(desk, SEPTEMBER)
    desk.store.save(LEDER, contact(25, 9))
    desk.store.save(LEDER, contact(25, 8))
    quarter = publish(desk, AUTUMN)
    assert [every(one) for one in quarter.dele] == [0, 1, 12]
    assert quarter.dele[2] == september
    assert every(quarter) == 13
    assert counted(desk, AUTUMN) == 14


def test_a_month_stands_as_the_quarter_that_is_out_had_it(desk):
    quarter = publish(desk, AUTUMN)
    desk.store.save(LEDER, contact(25, 9))
    assert publish(desk, SEPTEMBER) == quarter.dele[2]
    assert len(noun_table.select(desk.db, Udgivelse, "", ())) == 1


def test_nothing_is_let_out_by_looking(desk):
    desk.store.statistik.periode(LEDER, OCTOBER, TODAY)
    assert desk.store.statistik.udgivet(LEDER, OCTOBER) == Stand()
    desk.store.save(LEDER, contact(20))
    assert every(desk.store.statistik.periode(LEDER, OCTOBER, TODAY)) == 13


def test_since_when_it_stands_is_told_of_the_period_and_of_what_lies_in_it(desk):
    publish(desk, AUTUMN)
    since = desk.clock.now()
    desk.clock.go(days=3)
    publish(desk, AUTUMN)
    assert desk.store.statistik.udgivet(LEDER, AUTUMN).siden == since
    assert desk.store.statistik.udgivet(LEDER, SEPTEMBER).siden == since
    assert desk.store.statistik.udgivet(LEDER, OCTOBER) == Stand()


def test_a_longer_period_tells_which_parts_stand_since_before_and_since_when(desk):
    publish(desk, SEPTEMBER)
    since = desk.clock.now()
    desk.clock.go(days=3)
    assert desk.store.statistik.udgivet(LEDER, AUTUMN) == Stand(dele=((SEPTEMBER, since),))
    publish(desk, AUTUMN)
    assert desk.store.statistik.udgivet(LEDER, AUTUMN) == Stand(
        siden=desk.clock.now(), dele=((SEPTEMBER, since),)
    )
    assert desk.store.statistik.udgivet(LEDER, SEPTEMBER) == Stand(siden=since)
    year = Udvalg(fra=date(2026, 1, 1), til=date(2026, 12, 31))
    assert desk.store.statistik.udgivet(LEDER, year).dele == (
        (AUTUMN, desk.clock.now()),
        (SEPTEMBER, since),
    )


def test_two_desks_that_let_out_the_same_numbers_apart_do_not_differ(desk, tmp_path):
    there = twin(desk, tmp_path / "there")
    deliver(there, events_of(desk))
    sign_in(there)
    publish(desk)
    publish(there)
    deliver(desk, events_of(there))
    assert len(noun_table.select(desk.db, Udgivelse, "", ())) == 2
    assert not desk.store.statistik.udgivet(LEDER, OCTOBER).uens
    there.store.close()


def test_a_month_that_a_quarter_of_another_desk_has_otherwise_is_told_of_both(desk, tmp_path):
    there = twin(desk, tmp_path / "there")
    deliver(there, events_of(desk))
    sign_in(there)
    publish(desk, SEPTEMBER)
    there.clock.go(minutes=5)
    there.store.save(LEDER, contact(20, 9))
    publish(there, AUTUMN)
    deliver(desk, events_of(there))
    assert desk.store.statistik.udgivet(LEDER, SEPTEMBER).uens
    assert desk.store.statistik.udgivet(LEDER, AUTUMN).uens
    there.store.close()


def test_it_stands_when_the_program_starts_again_and_when_the_tables_are_made_anew(desk):
    first = publish(desk)
    desk.reopen()
    sign_in(desk)
    desk.store.save(LEDER, contact(20))
    assert publish(desk) == first
    replayed(desk)
    assert publish(desk) == first


def test_of_two_desks_that_let_out_the_same_month_apart_the_first_stands_at_both(desk, tmp_path):
    there = twin(desk, tmp_path / "there")
    deliver(there, events_of(desk))
    sign_in(there)
    here_first = publish(desk)
    there.clock.go(minutes=5)
    there.store.save(LEDER, contact(20))
    theirs = publish(there)
    assert every(theirs) == 13, "that file is out, and nobody can take it back"
    deliver(there, events_of(desk))
    deliver(desk, events_of(there))
    assert publish(there) == publish(desk) == here_first
    assert all(one.store.statistik.udgivet(LEDER, OCTOBER).uens for one in (desk, there))
    assert not desk.store.statistik.udgivet(LEDER, SEPTEMBER).uens
    there.store.close()


def test_what_another_desk_let_out_stands_here_too(desk, tmp_path):
    there = twin(desk, tmp_path / "there")
    deliver(there, events_of(desk))
    sign_in(there)
    theirs = publish(there)
    deliver(desk, events_of(there))
    desk.store.save(LEDER, contact(20))
    assert publish(desk) == theirs
    assert not desk.store.statistik.udgivet(LEDER, OCTOBER).uens
    there.store.close()


@pytest.mark.parametrize("tal", [None, b"", b"et nyere program", b"x\x9c\x03"])
def test_numbers_of_a_newer_program_are_not_counted_anew(desk, tal):
    newer = Udgivelse(id=new_id(), fra=OCTOBER.fra, til=OCTOBER.til, tal=tal)
    kept(desk, newer)
    with pytest.raises(UdgivelseError) as no:
        publish(desk)
    assert no.value.kode == "UDGIVELSE_NYERE"


def test_a_publication_that_lacks_the_month_is_not_read_as_one_without_contacts(desk):
    whole = publish(desk, SEPTEMBER)
    odd = Udgivelse(id=new_id(), fra=OCTOBER.fra, til=OCTOBER.til, tal=pak(whole))
    kept(desk, odd)
    with pytest.raises(UdgivelseError):
        publish(desk)


def test_a_year_of_all_figures_is_packed_into_a_small_record(desk):
    year = desk.store.statistik.periode(
        LEDER, Udvalg(fra=date(2026, 1, 1), til=date(2026, 12, 31)), date(2027, 1, 1)
    )
    packed = pak(year)
    assert pak_ud(packed) == year
    assert len(packed) < 64 * 1024


def test_what_is_hidden_is_the_same_in_both_files(desk):
    first = udgivet_periode(publish(desk)).skjult
    for day in range(1, 5):
        desk.store.save(LEDER, contact(day, grad_foer="ALVOR"))
    assert udgivet_periode(publish(desk)).skjult == first


@pytest.mark.parametrize("rolle", ROLLER)
def test_no_role_makes_changes_or_takes_back_a_publication_by_saving_or_undo(desk, rolle):
    first = publish(desk)
    (made,) = noun_table.select(desk.db, Udgivelse, "", ())
    who = Adgang(LEDER.bruger, rolle, "STATISTIK")
    desk.store.save(LEDER, contact(20))
    (act,) = changes_of(desk.store._file, made.id)
    attempts = (
        lambda: desk.store.save(who, replace(made, til=date(2026, 10, 30)), made),
        lambda: desk.store.save(who, replace(made, tal=None), made, begrundelse="Ny fil"),
        lambda: desk.store.save_all(who, [Saving(after=replace(made, fra=None), before=made)]),
        lambda: desk.store.save(who, Udgivelse(id=new_id(), fra=made.fra, til=made.til)),
        lambda: desk.store.undo(who, act.handling_id),
    )
    for attempt in attempts:
        with pytest.raises(AdgangError):
            attempt()
    assert noun_table.select(desk.db, Udgivelse, "", ()) == [made]
    assert publish(desk) == first


def test_only_who_may_export_lets_a_period_out(desk):
    for nobody in (MEDARBEJDER, Adgang(LEDER.bruger, "EVALUATOR_LAES", "STATISTIK")):
        with pytest.raises(AdgangError):
            desk.store.statistik.udgiv(nobody, OCTOBER, TODAY)
    assert desk.store.statistik.udgivet(LEDER, OCTOBER) == Stand()
    with pytest.raises(UdgivelseError):
        desk.store.statistik.udgiv(LEDER, OCTOBER, date(2026, 10, 31))


def test_of_every_figure_of_the_invented_year_no_file_after_late_contacts_tells_a_small_number(
    invented_year,
):
    store, leder = invented_year

    def let_out(fra: date, til: date) -> Periodetal:
        return store.statistik.udgiv(leder, Udvalg(fra=fra, til=til), date(2027, 1, 1))

    january = let_out(date(2026, 1, 1), date(2026, 1, 31))
    let_out(date(2026, 5, 1), date(2026, 5, 31))
    for month in (1, 2, 5):
        store.save(leder, contact(9, month, grad_foer="ALVOR", gangtype="FLER"))
    quarter = let_out(date(2026, 1, 1), date(2026, 3, 31))
    store.save(leder, contact(10, 3, grad_foer="ALVOR"))
    year = knude_af(let_out(date(2026, 1, 1), date(2026, 12, 31)))
    assert quarter.dele[0] == january
    assert year.dele[0].tal == knude_af(quarter).tal
    told, hidden = together(year)
    for one in told.summer:
        assert told.antal[one.helhed] == sum(told.antal[part] for part in one.dele)
    assert not known_small(told, hidden)
