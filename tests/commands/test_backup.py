"""`akutdesk backup`: one now, which there are, and one brought back, to an ill file or to a bare PC."""

from __future__ import annotations

import shutil

import pytest

from akutdesk.storage import laid_aside, migration
from tests.commands.test_restore import House

NY_KODE = "fire nye ord i nat"


@pytest.fixture
def taken(leader, run):
    """A leader's desk with one backup."""
    code, said, err = run(*leader("backup"))
    assert code == 0, err
    assert "Nummer 1." in said[0]
    return leader


@pytest.fixture
def bare(taken, tmp_path):
    """A command line on an empty PC with the sheet."""
    code, kit = tmp_path / "ny-kode.txt", tmp_path / "ark.txt"
    code.write_text(NY_KODE + "\n", encoding="utf-8")
    kit.write_text(" ".join(taken.ark[0]) + "\n", encoding="utf-8")

    def line(*more):
        return [
            *("--data", tmp_path / "ny", "backup", "--hent", "--ark-file", kit),
            *("--password-file", code, "--vidne", "ANDEN", *more),
        ]

    return line


def spoil(desk):
    path = desk.data / "vault.db"
    data = bytearray(path.read_bytes())
    data[2000:2100] = bytes(100)
    path.write_bytes(data)


def test_what_lies_there_is_listed_without_a_password(taken, run):
    code, said, _ = run("--data", taken.data, "backup", "--liste")
    assert code == 0
    assert len(said) == 1
    assert said[0].startswith("Nummer 1. 20")


def test_an_ill_file_gives_way_to_the_backup_and_is_kept(taken, run):
    spoil(taken)
    code, said, err = run(*taken("backup", "--hent"))
    assert code == 0, err
    assert said[0].startswith("Hentet frem fra kopien")
    assert (taken.data / laid_aside.FOLDER).is_dir()
    code, said, _ = run(*taken("doctor"))
    assert "Filens sider er hele." in said


def test_a_file_that_is_gone_comes_back(taken, run):
    (taken.data / "vault.db").unlink()
    code, said, err = run(*taken("backup", "--hent"))
    assert code == 0, err
    assert said[0].startswith("Hentet frem fra kopien")


def test_a_file_that_is_whole_keeps_its_place(taken, run):
    before = (taken.data / "vault.db").read_bytes()
    code, _, err = run(*taken("backup", "--hent"))
    assert code == 1
    assert "Filen er hel" in err
    assert (taken.data / "vault.db").read_bytes() == before
    assert not (taken.data / laid_aside.FOLDER).exists()


def test_after_a_newer_version_the_older_one_goes_back_and_says_so(
    leader, run, tmp_path, monkeypatch
):
    forms = tmp_path / "nyere"
    shutil.copytree(migration.FOLDER, forms)
    (forms / f"{migration.newest() + 1:04d}_more.sql").write_text("CREATE TABLE more (x);\n")
    with monkeypatch.context() as newer:
        newer.setattr(migration, "FOLDER", forms)
        assert run(*leader("backup"))[0] == 0
    code, _, err = run(*leader("backup"))
    assert code == 1
    assert "nyere akutdesk" in err
    code, said, err = run(*leader("backup", "--tilbage"))
    assert code == 0, err
    assert said[0].startswith("Tilbage til kopien")
    assert len(said) == 1
    code, said, _ = run(*leader("doctor"))
    assert "Filens sider er hele." in said


def test_a_file_of_this_version_is_not_taken_back(taken, run):
    before = (taken.data / "vault.db").read_bytes()
    code, _, err = run(*taken("backup", "--tilbage"))
    assert code == 1
    assert "ikke fra en nyere udgave" in err
    assert (taken.data / "vault.db").read_bytes() == before


def test_without_a_backup_the_sentence_says_where_to_look(leader, run):
    code, _, err = run(*leader("backup", "--hent"))
    assert code == 1
    assert "ingen reservekopi" in err


def test_a_damaged_backup_is_told_so_and_changes_nothing(taken, run):
    (path,) = (taken.data / "backup").glob("*.db")
    path.write_bytes(path.read_bytes()[:5000])
    before = (taken.data / "vault.db").read_bytes()
    code, _, err = run(*taken("backup", "--hent"))
    assert code == 1
    assert "ikke hel" in err
    assert (taken.data / "vault.db").read_bytes() == before


def test_f81_a_bare_pc_a_backup_and_the_sheet_make_a_desk(taken, bare, run, tmp_path):
    code, said, err = run(*bare("--fra", taken.data))
    assert code == 0, err
    assert said[-1].startswith("Det er her igen.")
    kode = tmp_path / "ny-kode.txt"
    code, said, _ = run("--data", tmp_path / "ny", "doctor", "--password-file", kode)
    assert "Filens sider er hele." in said


def test_a_bare_pc_asks_for_the_folder_and_says_what_is_wrong_with_a_sheet(
    taken, bare, run, tmp_path
):
    code, _, err = run(*bare())
    assert code == 1
    assert "--fra" in err
    (tmp_path / "ark.txt").write_text("forkert\n", encoding="utf-8")
    code, _, err = run(*bare("--fra", taken.data))
    assert code == 1
    assert "forkert" not in err
    assert not (tmp_path / "ny" / "vault.db").exists()


def test_a_place_that_is_away_is_told_after_the_backup_is_here(run, tmp_path):
    house = House(tmp_path)
    house.stick.rename(tmp_path / "skuffe")
    code, said, err = run(*house.lost("backup"))
    assert code == 1
    assert "Nummer 1." in said[0]
    assert "Steder, der mangler: 1." in err
