"""A vikar for August: from the first day to the last, at the lock and behind it, whatever the clock says (0155)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from akutdesk.domain.adgangstid import ALTID, Adgangstid
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.errors import AdgangError
from akutdesk.domain.record import RecordId
from akutdesk.storage.bruger import Bruger
from akutdesk.storage.errors import AccessOver
from akutdesk.storage.keyring import Keyring
from akutdesk.storage.udkast import Udkast
from akutdesk.storage.vault_errors import LastLeader, PasswordWrong
from akutdesk.wire.membership import read_membership
from tests.fakes.clock import FakeClock
from tests.storage.founded import ANNA, ANNAS_KODE, KRAV, MOGENS, founded_desk
from tests.storage.persons import opkald

VIKAR = Bruger(id=RecordId(MOGENS), initialer="MO", navn="Mogens", rolle="VIKAR")
LEDER = Bruger(id=RecordId(MOGENS), initialer="MO", navn="Mogens", rolle="LEDER")
NIGHT = datetime(2026, 11, 23, 22, 40, tzinfo=UTC)
TO_NOW = Adgangstid(til=date(2026, 11, 23))
FROM_TOMORROW = Adgangstid(fra=date(2026, 11, 24))
MORNING = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
"""07:00 in Denmark: the night of the 23rd ends."""


@pytest.fixture
def clock():
    return FakeClock(NIGHT)


@pytest.fixture
def ring(tmp_path, clock):
    with founded_desk(tmp_path / "data") as made:
        vault = made.vault
    ring = Keyring(vault=vault, clock=clock, read_krav=lambda: KRAV)
    yield ring
    ring.luk()


@pytest.fixture
def anna(ring):
    return ring.lad_ind(ring.proev("AN", ANNAS_KODE))


@pytest.fixture
def slip(ring, anna):
    return ring.giv_adgang(anna, VIKAR)


def grund_of(ring, kode):
    with pytest.raises(AccessOver) as caught:
        ring.lad_ind(ring.proev("MO", kode))
    return caught.value.grund


def log_of(ring, anna):
    keys = ring.store()._file.presence.log_keys
    return [row.entry.handling for row in ring.store().read_log(anna.adgang, keys[anna.id])]


def test_whoever_begins_tomorrow_is_told_so_and_comes_in_at_midnight(ring, anna, slip, clock):
    ring.saet_tid(anna, VIKAR.id, FROM_TOMORROW)
    assert grund_of(ring, slip) == "IKKE_BEGYNDT"
    clock.at = datetime(2026, 11, 23, 23, 0, tzinfo=UTC)
    assert ring.lad_ind(ring.proev("MO", slip)).tid == FROM_TOMORROW


def test_last_night_is_worked_to_its_end(ring, anna, slip, clock):
    ring.saet_tid(anna, VIKAR.id, TO_NOW)
    clock.at = MORNING - timedelta(minutes=1)
    mogens = ring.lad_ind(ring.proev("MO", slip))
    assert ring.afvist(mogens.id) is None
    clock.at = MORNING
    assert ring.afvist(mogens.id).grund == "SLUT"
    assert grund_of(ring, slip) == "SLUT"


def test_who_is_in_when_the_time_ends_opens_nothing_more_and_loses_nothing(ring, anna, slip, clock):
    ring.saet_tid(anna, VIKAR.id, TO_NOW)
    mogens = ring.lad_ind(ring.proev("MO", slip))
    call = opkald()
    ring.store().save(mogens.adgang, call)
    clock.at = MORNING
    assert not ring.vil_aabne_mere(mogens.id)
    ring.store().write_draft(mogens.adgang, Udkast(rid=call.id, felt="notat", text="sidste ord"))
    ring.store().save(mogens.adgang, type(call)(**{**vars(call), "notat": "sidste ord"}), call)
    assert not ring.vil_aabne_mere(mogens.id)
    with pytest.raises(AccessOver):
        ring.store().get(mogens.adgang, type(call), call.id)
    assert ring.vil_aabne_mere(mogens.id)
    assert ring.store().get(anna.adgang, type(call), call.id).notat == "sidste ord"


def test_who_is_in_with_a_role_that_is_changed_opens_nothing_more_with_it_and_loses_nothing(
    ring, anna, slip
):
    mogens = ring.lad_ind(ring.proev("MO", slip))
    call = opkald()
    ring.store().save(mogens.adgang, call)
    ring.skift_rolle(anna, mogens.id, "MEDARBEJDER")
    assert ring.afvist(mogens.id, mogens.rolle).grund == "ROLLE"
    after = type(call)(**{**vars(call), "notat": "sidste ord"})
    ring.store().save(mogens.adgang, after, call)
    with pytest.raises(AccessOver, match="ROLLE"):
        ring.store().get(mogens.adgang, type(call), call.id)
    assert ring.vil_aabne_mere(mogens.id)
    back = ring.lad_ind(ring.proev("MO", slip))
    assert (back.rolle, ring.afvist(back.id, back.rolle)) == ("MEDARBEJDER", None)
    assert ring.store().get(back.adgang, type(call), call.id).notat == "sidste ord"
    assert "ROLLE" in log_of(ring, anna)


def test_a_role_that_is_given_back_opens_again(ring, anna, slip):
    mogens = ring.lad_ind(ring.proev("MO", slip))
    for rolle in ("MEDARBEJDER", "VIKAR"):
        ring.skift_rolle(anna, mogens.id, rolle)
    assert ring.afvist(mogens.id, mogens.rolle) is None
    assert ring.afvist(mogens.id, "MEDARBEJDER").grund == "ROLLE"


def test_a_leader_whose_time_ended_sets_up_nothing(ring, anna, clock):
    slip = ring.giv_adgang(anna, LEDER)
    ring.saet_tid(anna, LEDER.id, TO_NOW)
    mogens = ring.lad_ind(ring.proev("MO", slip))
    clock.at = MORNING
    deeds = (
        lambda: ring.saet_tid(mogens, LEDER.id, ALTID),
        lambda: ring.ny_kode(mogens, anna.id),
        lambda: ring.stop(mogens, anna.id),
        lambda: ring.skift_rolle(mogens, anna.id, "VIKAR"),
        lambda: ring.giv_adgang(
            mogens, Bruger(id=RecordId(b"2" * 16), initialer="X", navn="X", rolle="VIKAR")
        ),
        lambda: ring.store().save(mogens.adgang, Enhed(id=RecordId(b"3" * 16))),
    )
    for deed in deeds:
        with pytest.raises(AccessOver):
            deed()


def test_a_refused_unlock_stands_in_the_log_and_leaves_no_key(ring, anna, slip):
    ring.saet_tid(anna, VIKAR.id, FROM_TOMORROW)
    grund_of(ring, slip)
    assert RecordId(MOGENS) not in ring._keys
    assert MOGENS not in ring.store()._file.presence.signing_keys
    assert log_of(ring, anna)[-4:-1] == ["ADGANGSTID", "LOGIND", "ADGANG_AFVIST"]


def test_alone_at_the_lock_a_refused_person_opens_no_store(ring, anna, slip):
    ring.saet_tid(anna, VIKAR.id, FROM_TOMORROW)
    ring.luk()
    assert grund_of(ring, slip) == "IKKE_BEGYNDT"
    with pytest.raises(RuntimeError):
        ring.store()


@pytest.mark.parametrize("restart", [False, True])
def test_a_clock_set_back_gives_nobody_another_day(ring, anna, slip, clock, restart):
    ring.saet_tid(anna, VIKAR.id, TO_NOW)
    clock.at = MORNING + timedelta(days=2)
    ring.lad_ind(ring.proev("AN", ANNAS_KODE))  # whatever is written or logged says how late it is
    if restart:
        ring.luk()
    clock.at = NIGHT
    assert grund_of(ring, slip) == "SLUT"


def test_a_clock_that_once_stood_ahead_is_forgotten_when_the_server_says_the_time(
    ring, anna, slip, clock
):
    ring.saet_tid(anna, VIKAR.id, TO_NOW)
    clock.at = NIGHT + timedelta(days=400)
    ring.lad_ind(ring.proev("AN", ANNAS_KODE))
    clock.at = NIGHT
    assert ring.afvist(VIKAR.id).grund == "SLUT"
    ring.store().net.clock_seen(0)
    ring.efter_runde()  # their slot had gone
    assert ring.lad_ind(ring.proev("MO", slip)).id == VIKAR.id


# ---------------------------------------------------------------- a clock that once stood ahead (decision 0172)


@pytest.fixture
def ahead(ring, anna, clock):
    """The vikar has a week; the clock stood 400 days ahead for one unlock, and stands right again."""
    ring.slip = ring.giv_adgang(anna, VIKAR)
    ring.saet_tid(anna, VIKAR.id, Adgangstid(til=date(2026, 11, 30)))
    clock.at = NIGHT + timedelta(days=400)
    ring.lad_ind(ring.proev("AN", ANNAS_KODE))
    ring.luk()
    clock.at = NIGHT + timedelta(minutes=5)
    return ring.lad_ind(ring.proev("AN", ANNAS_KODE))


def come_back(ring):
    """A fresh process: the leader, and then the vikar if they may."""
    ring.luk()
    return ring.lad_ind(ring.proev("AN", ANNAS_KODE))


def test_a_leader_says_that_the_clock_is_right_and_the_vikar_comes_in_also_after_a_start(
    ring, ahead
):
    assert ring.afvist(VIKAR.id).grund == "SLUT"
    assert ring.store().uret.er_bagud(ahead.adgang)
    ring.store().uret.passer(ahead.adgang)
    assert not ring.store().uret.er_bagud(ahead.adgang)
    assert "UR_PASSER" in log_of(ring, ahead)
    anna = come_back(ring)
    assert ring.lad_ind(ring.proev("MO", ring.slip)).id == VIKAR.id
    ring.store().save(anna.adgang, opkald())
    assert ring.afvist(VIKAR.id) is None


def test_after_that_a_clock_set_back_still_gives_nobody_another_day(ring, ahead, clock):
    ring.store().uret.passer(ahead.adgang)
    clock.at = NIGHT + timedelta(days=20)
    ring.lad_ind(ring.proev("AN", ANNAS_KODE))
    clock.at = NIGHT + timedelta(days=1)
    assert ring.afvist(VIKAR.id).grund == "SLUT"
    come_back(ring)
    assert ring.afvist(VIKAR.id).grund == "SLUT"


def test_a_night_that_ended_without_an_unlock_after_it_is_remembered_too(ring, ahead, clock):
    ring.store().uret.passer(ahead.adgang)
    clock.at = NIGHT + timedelta(days=20)
    come_back(ring)
    clock.at = NIGHT + timedelta(days=1)
    come_back(ring)
    assert ring.afvist(VIKAR.id).grund == "SLUT"


def test_nobody_but_a_leader_puts_the_clock_right(ring, ahead):
    for rolle in ("MEDARBEJDER", "VIKAR", "BAGVAGT", "DATAANSVARLIG_ADM", "EVALUATOR_LAES"):
        with pytest.raises(AdgangError):
            ring.store().uret.passer(replace(ahead.adgang, rolle=rolle))
    ring.store().clock_was_asked()
    assert ring.afvist(VIKAR.id).grund == "SLUT"


@pytest.mark.usefixtures("ahead")
def test_what_the_server_said_of_the_time_holds_for_the_next_start_without_it(ring):
    ring.store().net.clock_seen(0)
    come_back(ring)
    assert ring.lad_ind(ring.proev("MO", ring.slip)).id == VIKAR.id


@pytest.mark.usefixtures("ahead")
def test_a_server_that_says_a_time_before_the_program_was_built_breaks_nothing(ring):
    ring.store().net.clock_seen(-100 * 365 * 24 * 3_600_000)
    anna = come_back(ring)
    ring.store().save(anna.adgang, opkald())
    assert not ring.store().uret.er_bagud(anna.adgang)


def test_the_servers_clock_counts_where_the_pcs_is_some_minutes_behind(ring, anna, slip, clock):
    ring.saet_tid(anna, VIKAR.id, TO_NOW)
    clock.at = MORNING - timedelta(minutes=5)
    mogens = ring.lad_ind(ring.proev("MO", slip))
    ring.store().net.clock_seen(6 * 60 * 1000)
    assert ring.afvist(mogens.id).grund == "SLUT"


def test_days_can_be_taken_away_again(ring, anna, slip):
    ring.saet_tid(anna, VIKAR.id, FROM_TOMORROW)
    ring.saet_tid(anna, VIKAR.id, ALTID)
    assert ring.lad_ind(ring.proev("MO", slip)).tid == ALTID


@pytest.mark.usefixtures("slip")
def test_a_new_password_leaves_the_days_as_they_are(ring, anna):
    ring.saet_tid(anna, VIKAR.id, TO_NOW)
    fresh = ring.ny_kode(anna, VIKAR.id)
    assert ring.lad_ind(ring.proev("MO", fresh)).tid == TO_NOW
    org = read_membership(ring.store().statements())
    assert org.people[MOGENS].adgang_til == TO_NOW.til


def test_a_week_after_the_last_day_the_password_opens_no_vault(ring, anna, slip, clock):
    ring.saet_tid(anna, VIKAR.id, TO_NOW)
    for days, opens in ((7, True), (8, False)):
        clock.at = NIGHT + timedelta(days=days)
        ring.lad_ind(ring.proev("AN", ANNAS_KODE))
        try:
            ring.proev("MO", slip)
            there = True
        except PasswordWrong:
            there = False
        assert there == opens


def test_somebody_given_more_time_after_that_has_their_old_password_again(ring, anna, slip, clock):
    ring.saet_tid(anna, VIKAR.id, TO_NOW)
    clock.at = NIGHT + timedelta(days=30)
    ring.lad_ind(ring.proev("AN", ANNAS_KODE))
    ring.saet_tid(anna, VIKAR.id, Adgangstid(til=date(2027, 1, 31)))
    assert ring.lad_ind(ring.proev("MO", slip)).id == VIKAR.id


@pytest.mark.parametrize(
    "tid", [Adgangstid(til=date(2026, 12, 31)), Adgangstid(fra=date(2026, 12, 1)), TO_NOW]
)
def test_the_only_leader_has_no_last_day_and_no_first_one_to_come(ring, anna, tid):
    before = ring.store().statements()
    with pytest.raises(LastLeader):
        ring.saet_tid(anna, RecordId(ANNA), tid)
    assert ring.store().statements() == before


def test_leaders_may_follow_each_other_without_a_day_between(ring, anna):
    ring.giv_adgang(anna, LEDER)
    ring.saet_tid(anna, LEDER.id, Adgangstid(fra=date(2026, 12, 1)))
    with pytest.raises(LastLeader):
        ring.saet_tid(anna, RecordId(ANNA), Adgangstid(til=date(2026, 11, 29)))
    ring.saet_tid(anna, RecordId(ANNA), Adgangstid(til=date(2026, 11, 30)))
    with pytest.raises(LastLeader):
        ring.stop(anna, LEDER.id)
    with pytest.raises(LastLeader):
        ring.skift_rolle(anna, LEDER.id, "VIKAR")


def test_a_house_that_an_older_program_left_without_a_leader_lets_its_leaders_in(
    ring, anna, clock, monkeypatch
):
    monkeypatch.setattr("akutdesk.storage.staff_roll.is_led", lambda *_: True)
    ring.saet_tid(anna, RecordId(ANNA), TO_NOW)
    monkeypatch.undo()
    clock.at = NIGHT + timedelta(days=3)
    again = ring.lad_ind(ring.proev("AN", ANNAS_KODE))
    ring.saet_tid(again, again.id, ALTID)
