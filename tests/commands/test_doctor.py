"""`akutdesk doctor`: one page of health, and nothing of anybody (G107)."""

from __future__ import annotations

import json

import pytest

from akutdesk.domain.adgang import Adgang
from akutdesk.domain.borger import Borger
from akutdesk.domain.record import new_id
from akutdesk.storage.connection import connect_unguarded
from akutdesk.storage.diskkryptering import Diskkryptering, Svar
from tests.commands.desks import Commands


@pytest.fixture
def desk(tmp_path):
    return Commands(tmp_path)


@pytest.fixture
def keys(desk, assets):
    """The file's keys, after somebody wrote a card."""
    import argparse

    from akutdesk.commands.open_desk import opened

    chosen = argparse.Namespace(data=desk.data, password_file=desk.password, initialer=None)
    with opened(chosen, assets) as (keyring, keys):
        adgang = Adgang(bruger=keys.user, rolle="LEDER", formaal="egen vagt")
        keyring.store().save(adgang, Borger(id=new_id(), kaldenavn="Karen Margrethe"))
    return keys.database


def changed(desk, keys, sql):
    db = connect_unguarded(desk.data / "vault.db", keys)
    db.execute(sql)
    db.close()


def test_a_page_of_health_needs_no_password_for_what_lies_outside(desk, run):
    code, said, _ = run("doctor", "--data", desk.data)
    assert code == 0
    assert "Nøglefilen er hel." in said
    assert "--password-file" in said[-1]


def test_f34_a_way_out_that_is_a_script_is_told_with_what_to_do(desk, run, way_out):
    code, said, _ = run("doctor", "--data", desk.data)
    assert (code, any("script" in line for line in said)) == (0, False)
    way_out.script = True
    code, said, _ = run("doctor", "--data", desk.data)
    (line,) = [line for line in said if "script" in line]
    assert code == 0
    assert "skriv proxyen under Opsætning, Computere" in line


@pytest.mark.usefixtures("keys")
def test_a_whole_file_without_a_copy_is_told_what_it_lacks(desk, run):
    code, said, _ = run(*desk("doctor"))
    assert code == 1
    assert "Filens sider er hele." in said
    assert any("ingen sikkerhedskopi" in line for line in said)
    assert not any("Karen" in line or "Havnen" in line for line in said)


def test_what_was_changed_behind_the_programs_back_is_told_with_its_place(desk, run, keys):
    changed(desk, keys, "UPDATE borger SET kaldenavn = 'En anden'")
    code, said, _ = run(*desk("doctor"), "--json")
    told = json.loads(said[0])
    assert code == 1
    # the card, and the index of names that is made from it
    assert "borger 1" in told["tabeller"]["steder"]
    assert not told["tabeller"]["i_orden"]
    assert "En anden" not in said[0]


def test_a_removed_event_is_told_by_its_number(desk, run, keys):
    changed(desk, keys, "DELETE FROM event WHERE eid & 4095 = 2 AND eid >> 40 = 1")
    code, said, _ = run(*desk("doctor"), "--json")
    told = json.loads(said[0])
    assert code == 1
    assert "usendt" not in told  # a file that cannot be trusted is not opened
    assert any(place.startswith("KAEDE") for place in told["kaeder"]["steder"])


def test_a_damaged_key_file_is_told_and_nothing_is_written(desk, run):
    for path in desk.data.glob("vault.keys*"):
        path.write_bytes(b"torn")
    before = {path.name: path.read_bytes() for path in desk.data.glob("vault.keys*")}
    code, said, _ = run("doctor", "--data", desk.data)
    assert code == 1
    assert any("Hent computeren frem" in line for line in said)
    assert before == {path.name: path.read_bytes() for path in desk.data.glob("vault.keys*")}


@pytest.mark.parametrize(
    ("svar", "said", "code"),
    [
        (Svar.JA, "Disken er krypteret.", 0),
        (Svar.NEJ, "Disken er ikke krypteret.", 1),
        (Svar.UVIST, "Vi kan ikke se, om disken er krypteret.", 0),
    ],
)
def test_an_open_disk_is_told_with_what_to_do_and_one_that_nobody_knows_is_no_fault(
    desk, run, disk, svar, said, code
):
    disk(Diskkryptering(data=svar, swap=Svar.JA))
    found, lines, _ = run("doctor", "--data", desk.data)
    assert found == code
    assert any(line.startswith(said) for line in lines)
    disk(Diskkryptering(data=Svar.JA, swap=svar))
    found, lines, _ = run("doctor", "--data", desk.data, "--json")
    told = json.loads(lines[0])
    assert found == code
    assert told["swap_uvist" if svar is Svar.UVIST else "swap"]["i_orden"] is (code == 0)
