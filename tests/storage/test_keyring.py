"""A desk is founded, opened by its people, shut, and opened again: the keys end to end on a real file."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.enhed import Enhed
from akutdesk.domain.errors import AdgangError
from akutdesk.domain.medarbejder import Medarbejder
from akutdesk.domain.opslag import Opslag
from akutdesk.domain.record import new_id
from akutdesk.storage import indbakke
from akutdesk.storage.adgangskode import Adgangskodekrav
from akutdesk.storage.bruger import FORMAAL, Bruger, Jot
from akutdesk.storage.device_secret import FileDeviceSecret
from akutdesk.storage.first_desk import FirstDesk, NytSted
from akutdesk.storage.forhal import Forhal
from akutdesk.storage.keyring import Keyring
from akutdesk.storage.laas import Laas, read_laas
from akutdesk.storage.vault import Vault
from akutdesk.storage.vault_errors import (
    DeviceSecretGone,
    InitialsTaken,
    KitWrong,
    LastLeader,
    PasswordRefused,
    PasswordWrong,
    VaultThere,
)
from akutdesk.wire.crypto import Argon2Cost

CHEAP = Argon2Cost(memory_kib=64, passes=1, lanes=1)
KODE = "måne cykel havre tog"
NY_KODE = "regnvejr og lune vanter"
NU = datetime(2026, 11, 23, 20, 40, tzinfo=UTC)


class Ur:
    def now(self):
        return NU


def krav():
    return Adgangskodekrav(frozenset({"akuttilbuddet"}))


@pytest.fixture
def vault(tmp_path):
    (tmp_path / "data").mkdir()
    return Vault(tmp_path / "data", FileDeviceSecret(tmp_path / "pc" / "hemmelig"))


@pytest.fixture
def first(vault):
    return FirstDesk(vault=vault, clock=Ur(), read_krav=krav, cost=lambda: CHEAP)


def nyt_sted(ark):
    return NytSted(
        enhed=Enhed(id=new_id(), navn="Akuttilbuddet Åbredden", telefon="00 00 00 00", region="SD"),
        bagvagt_navn="Mette Friis",
        bagvagt="00 00 00 01",
        doegnvagt="00 00 00 02",
        initialer="LE",
        navn="Lene Eg",
        kode=KODE,
        ark=ark,
        kuverter=("Skab 2", "Bankboks"),
    )


@pytest.fixture
def ring(vault, first):
    first.opret(nyt_sted(first.ark()))
    ring = Keyring(vault=vault, clock=Ur(), read_krav=krav)
    yield ring
    ring.luk()


@pytest.fixture
def leder(ring):
    return ring.lad_ind(ring.proev("LE", KODE))


def test_empty_folder_holds_no_desk_until_genesis_is_finished(first):
    assert not first.findes()
    first.opret(nyt_sted(first.ark()))
    assert first.findes()
    with pytest.raises(VaultThere):
        first.opret(nyt_sted(first.ark()))


def test_kit_typed_back_wrong_makes_nothing(first, vault):
    a, b = first.ark()
    wrong = (*a[:2], b[2], *a[3:])
    with pytest.raises(KitWrong):
        first.opret(nyt_sted((wrong, b)))
    assert list(vault.folder.iterdir()) == []


def test_genesis_that_was_stopped_is_begun_again(first, vault):
    nyt = nyt_sted(first.ark())
    first._fill = lambda *_: (_ for _ in ()).throw(KeyboardInterrupt)
    with pytest.raises(KeyboardInterrupt):
        first.opret(nyt)
    again = FirstDesk(vault=vault, clock=Ur(), read_krav=krav, cost=lambda: CHEAP)
    assert not again.findes()
    again.opret(nyt_sted(again.ark()))
    assert again.findes()


def test_weak_leader_password_is_refused_also_here(first):
    with pytest.raises(PasswordRefused):
        first.opret(replace(nyt_sted(first.ark()), kode="kort"))


def test_first_records_are_there_with_the_leader_as_their_maker(ring, leder):
    store = ring.store()
    assert (leder.navn, leder.initialer, leder.rolle) == ("Lene Eg", "LE", "LEDER")
    assert [e.navn for e in store.setup(leder.adgang, Enhed)] == ["Akuttilbuddet Åbredden"]
    numre = {o.kode: o.nummer for o in store.setup(leder.adgang, Opslag)}
    assert numre == {"BAGV": "00 00 00 01", "KVAGT": "00 00 00 02"}


def test_wrong_password_and_unknown_initials_open_nothing_and_sound_alike(ring):
    for initialer, kode in (("LE", KODE[:-1] + "x"), ("XX", KODE)):
        with pytest.raises(PasswordWrong) as fanget:
            ring.proev(initialer, kode)
        assert str(fanget.value) == "ADGANGSKODE_FORKERT 0"
    with pytest.raises(RuntimeError):
        ring.store()


def test_new_colleague_comes_in_with_the_slip_and_then_by_their_own_password(ring, leder):
    anna = Bruger(id=new_id(), initialer="AN", navn="Anna Lund", rolle="MEDARBEJDER")
    slip = ring.giv_adgang(leder, anna)
    found = ring.proev("an", slip)
    assert found.temporary
    assert ring.lad_ind(found) == anna
    assert not ring.skift_kode(found, slip, NY_KODE).temporary
    with pytest.raises(PasswordWrong):
        ring.proev("AN", slip)
    assert not ring.proev("AN", NY_KODE).temporary
    assert ring.initialer() == ("LE", "AN")


def test_taken_initials_leave_no_record_behind(ring, leder):
    with pytest.raises(InitialsTaken):
        ring.giv_adgang(leder, Bruger(id=new_id(), initialer="le", navn="Leo", rolle="VIKAR"))
    assert len(ring.store().setup(leder.adgang, Medarbejder)) == 1


def test_forgotten_password_is_replaced_by_a_slip_and_the_old_one_opens_nothing(ring, leder):
    anna = Bruger(id=new_id(), initialer="AN", navn="Anna Lund", rolle="MEDARBEJDER")
    first = ring.giv_adgang(leder, anna)
    ring.skift_kode(ring.proev("AN", first), first, NY_KODE)
    ring.lad_ind(ring.proev("AN", NY_KODE))
    slip = ring.ny_kode(leder, anna.id)
    with pytest.raises(PasswordWrong):
        ring.proev("AN", NY_KODE)
    found = ring.proev("AN", slip)
    assert found.temporary
    assert ring.lad_ind(found) == anna
    assert ("NY_KODE", anna.id) in entries(ring, leder)


def test_old_key_signs_nothing_more_once_a_new_password_was_given(ring, leder):
    anna = Bruger(id=new_id(), initialer="AN", navn="Anna Lund", rolle="MEDARBEJDER")
    ring.lad_ind(ring.proev("AN", ring.giv_adgang(leder, anna)))
    assert anna.id in ring.store()._file.presence.signing_keys
    ring.ny_kode(leder, anna.id)
    assert anna.id not in ring.store()._file.presence.signing_keys


def test_who_has_stopped_cannot_unlock_and_their_name_stays_on_what_they_wrote(ring, leder):
    anna = Bruger(id=new_id(), initialer="AN", navn="Anna Lund", rolle="MEDARBEJDER")
    slip = ring.giv_adgang(leder, anna)
    ring.stop(leder, anna.id)
    with pytest.raises(PasswordWrong):
        ring.proev("AN", slip)
    assert [one.id for one in ring.personale(leder)] == [leder.id]
    assert ring.bruger(anna.id).navn == "Anna Lund"
    assert ("STOPPET", anna.id) in entries(ring, leder)


def test_last_leader_does_not_stop(ring, leder):
    with pytest.raises(LastLeader):
        ring.stop(leder, leder.id)
    assert ring.proev("LE", KODE).user == leder.id


def test_only_a_leader_gives_a_new_password(ring, leder):
    anna = Bruger(id=new_id(), initialer="AN", navn="Anna Lund", rolle="MEDARBEJDER")
    anna = ring.lad_ind(ring.proev("AN", ring.giv_adgang(leder, anna)))
    with pytest.raises(AdgangError):
        ring.ny_kode(anna, leder.id)
    assert ring.proev("LE", KODE).user == leder.id


@pytest.mark.parametrize("which", [0, 1])
def test_either_kit_makes_a_leader_again_and_the_log_says_who_stood_by(vault, first, which):
    kits = first.ark()
    first.opret(nyt_sted(kits))
    ring = Keyring(vault=vault, clock=Ur(), read_krav=krav)
    leder = ring.lad_ind(ring.proev("LE", KODE))
    anna = Bruger(id=new_id(), initialer="AN", navn="Anna Lund", rolle="MEDARBEJDER")
    slip = ring.giv_adgang(leder, anna)
    ring.luk()
    vault.secret.path.unlink()
    with pytest.raises(DeviceSecretGone):
        ring.proev("LE", KODE)
    assert ring.aabn_ark(" ".join(kits[which])) == (leder, anna)
    ring.genopret(leder, NY_KODE, anna.id)
    with pytest.raises(PasswordWrong):
        ring.proev("LE", KODE)
    assert ring.proev("AN", slip).temporary
    leder = ring.lad_ind(ring.proev("LE", NY_KODE))
    assert ("NOEGLEARK", anna.id) in entries(ring, leder)
    ring.luk()


def test_kit_of_another_place_opens_nothing(ring, leder, vault):
    anna = Bruger(id=new_id(), initialer="AN", navn="Anna Lund", rolle="MEDARBEJDER")
    ring.giv_adgang(leder, anna)
    ring.luk()
    again = FirstDesk(vault=vault, clock=Ur(), read_krav=krav, cost=lambda: CHEAP)
    with pytest.raises(KitWrong) as told:
        ring.aabn_ark(" ".join(again.ark()[0]))
    assert told.value.groups == ()


def test_kit_with_a_slip_names_the_group(ring):
    with pytest.raises(KitWrong) as told:
        ring.aabn_ark("00000 " * 8)
    assert told.value.groups


def test_no_kit_no_new_leader(ring, leder):
    ring.luk()
    with pytest.raises(RuntimeError):
        ring.genopret(leder, NY_KODE, None)


def test_shut_desk_needs_a_password_again_and_knows_no_initials(ring, leder):
    ring.luk()
    assert ring.initialer() == ()
    with pytest.raises(RuntimeError):
        ring.store()
    assert ring.lad_ind(ring.proev("LE", KODE)) == leder


def test_words_jotted_at_the_lock_are_read_after_unlock_and_then_gone(ring, vault):
    ring.luk()
    hall = Forhal(vault.folder, Ur())
    start = NU - timedelta(minutes=3)
    jot = Jot(new_id(), start, "ringer fra bil 🙂")
    hall.start_ur(start)
    hall.jot(replace(jot, tekst="ringer"))
    hall.jot(jot)
    assert not any(b"ringer" in p.read_bytes() for p in vault.folder.rglob("*") if p.is_file())
    ring.lad_ind(ring.proev("LE", KODE))
    assert ring.jots() == (jot,)
    assert ring.indbakke_er_vores()
    ring.jots_taget(ring.jots())
    assert ring.jots() == ()


@pytest.mark.usefixtures("leder")
def test_note_that_cannot_be_opened_stays_and_is_counted(ring, vault):
    hall = Forhal(vault.folder, Ur())
    hall.jot(Jot(new_id(), NU, "ringer"))
    whole = Jot(new_id(), NU, "ringer igen")
    hall.jot(whole)
    damaged = next(
        path for path in (vault.folder / "indbakke").iterdir() if path.stem != whole.id.hex()
    )
    damaged.write_bytes(damaged.read_bytes()[:-9])
    assert ring.jots() == (whole,)
    assert ring.skadede_stikord() == 1
    ring.jots_taget(ring.jots())
    assert list((vault.folder / "indbakke").iterdir()) == [damaged]


@pytest.mark.usefixtures("leder")
@pytest.mark.parametrize("ms", [2**61, -(2**61)])
def test_note_with_a_start_that_no_clock_can_show_counts_as_damaged(ring, vault, ms):
    note = indbakke.Notat(note_id=new_id(), skrevet_ms=0, start_ms=ms)
    indbakke.jot(vault.folder, vault.inbox_public(), note)
    assert ring.jots() == ()
    assert ring.skadede_stikord() == 1


def log_of(ring, leder):
    """What stands in the log, as its reader sees it."""
    store = ring.store()
    rows = store.read_log(leder.adgang, store._file.presence.log_keys[leder.id])
    return [(row.entry.handling, row.entry.antal) for row in rows]


def entries(ring, leder):
    """What stands in the log, and about whom."""
    store = ring.store()
    rows = store.read_log(leder.adgang, store._file.presence.log_keys[leder.id])
    return [(row.entry.handling, row.entry.objekt_id) for row in rows]


def test_wrong_passwords_are_in_the_log_at_the_next_unlock(ring):
    for initialer in ("LE", "XX"):
        with pytest.raises(PasswordWrong):
            ring.proev(initialer, "forkert hest og vogn")
    leder = ring.lad_ind(ring.proev("LE", KODE))
    assert log_of(ring, leder)[-3:-1] == [("FEJL_LOGIND", 2), ("LOGIND", None)]
    ring.lad_ind(ring.proev("LE", KODE))
    assert log_of(ring, leder)[-2] == ("LOGIND", None)


def test_slots_follow_the_statements_at_the_next_unlock(ring, leder, vault):
    kept = [(path, path.read_bytes()) for path in vault.folder.glob("vault.keys*")]
    slip = ring.giv_adgang(leder, Bruger(id=new_id(), initialer="AN", navn="A", rolle="VIKAR"))
    for path, data in kept:
        path.write_bytes(data)  # as after a stop between the statement and the slots
    with pytest.raises(PasswordWrong):
        ring.proev("AN", slip)
    ring.luk()
    ring.lad_ind(ring.proev("LE", KODE))
    assert ring.lad_ind(ring.proev("AN", slip)).rolle == "VIKAR"


def test_older_copy_of_the_database_takes_nobodys_way_in(ring, leder, vault):
    ring.luk()
    path = vault.folder / "vault.db"
    older = path.read_bytes()
    leder = ring.lad_ind(ring.proev("LE", KODE))
    slip = ring.giv_adgang(leder, Bruger(id=new_id(), initialer="AN", navn="A", rolle="VIKAR"))
    ring.luk()
    path.write_bytes(older)
    ring.lad_ind(ring.proev("LE", KODE))
    assert ring.proev("AN", slip).temporary


def test_role_is_the_one_that_was_signed_whatever_the_record_says(ring, leder):
    anna = Bruger(id=new_id(), initialer="AN", navn="Anna Lund", rolle="MEDARBEJDER")
    slip = ring.giv_adgang(leder, anna)
    store = ring.store()
    (record,) = [one for one in store.setup(leder.adgang, Medarbejder) if one.id == anna.id]
    store.save(leder.adgang, replace(record, rolle="LEDER"), record)
    assert ring.lad_ind(ring.proev("AN", slip)).rolle == "MEDARBEJDER"
    assert {one.initialer: one.rolle for one in ring.personale(leder)}["AN"] == "MEDARBEJDER"


def test_statements_that_do_not_hold_keep_nobody_out_and_are_told(ring, leder):
    store = ring.store()
    assert ring.personale_er_helt()
    with store._file.transaction():
        store._file.db.execute("UPDATE membership SET statement = zeroblob(200) WHERE idx = 2")
    ring.luk()
    assert ring.lad_ind(ring.proev("LE", KODE)) == leder
    assert not ring.personale_er_helt()


def test_clock_started_at_the_lock_survives_in_the_hall(vault):
    hall = Forhal(vault.folder, Ur())
    hall.start_ur(NU)
    hall.start_ur(NU - timedelta(minutes=5))
    assert len(Forhal(vault.folder, Ur()).forside().ure) == 2
    assert hall.forside().ure == tuple(sorted(hall.forside().ure))


def test_hall_that_somebody_changed_is_set_right_at_unlock(ring, vault):
    right = Laas(sted="Åbredden", bagvagt="00 00 00 01")
    assert ring.ret_forside(right)
    assert not ring.ret_forside(right)
    assert read_laas(vault.folder) == right


def test_look_up_of_a_role_asks_with_the_role_that_may_do_least(ring, leder):
    least = Adgang(leder.id, "EVALUATOR_LAES", FORMAAL)
    assert ring.store().setup(least, Medarbejder)
