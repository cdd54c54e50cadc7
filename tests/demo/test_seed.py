"""`akutdesk seed` as a person types it: a desk that opens, and refusals in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from akutdesk.assets import Assets
from akutdesk.cli import main
from akutdesk.demo.clock import HandClock
from akutdesk.demo.filling import unlock
from akutdesk.demo.seed import Sowing, sow
from akutdesk.demo.tonight import BEGINS
from akutdesk.domain.adgang import Adgang
from akutdesk.wire.crypto import Argon2Cost

KODE = "fire små heste løber"
CHEAP = Argon2Cost(memory_kib=64, passes=1, lanes=1)


@pytest.fixture
def password_file(tmp_path: Path) -> Path:
    file = tmp_path / "kode"
    file.write_text(f"{KODE}\nanden linje tæller ikke\n", encoding="utf-8")
    return file


def test_seed_makes_a_desk_and_prints_the_leaders_initials(
    tmp_path: Path, password_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--henvendelser", "25", "--password-file", str(password_file)]
    assert main(["--data", str(tmp_path / "bord"), "seed", *options]) == 0
    assert capsys.readouterr().out == "MF\n"
    assert main(["--data", str(tmp_path / "bord"), "seed", *options]) == 1
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("rest", [["--henvendelser", "0"], ["--henvendelser", "25"]])
def test_seed_without_a_folder_or_a_password_says_so_in_one_line(
    tmp_path: Path, rest: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    missing = ["--password-file", str(tmp_path / "findes ikke")]
    assert main(["--data", str(tmp_path / "bord"), "seed", *rest, *missing]) == 1
    said = capsys.readouterr().err
    assert said.startswith("akutdesk: ")
    assert said.count("\n") == 1
    assert not (tmp_path / "bord").exists()


def test_invented_desk_opens_for_its_staff_on_the_night_of_the_demo(
    tmp_path: Path, assets: Assets
) -> None:
    passwords = {"MF": KODE, "AN": "roligt hav i november"}
    sowing = Sowing(
        folder=tmp_path / "bord", seed=1, henvendelser=40, passwords=passwords, cost=CHEAP
    )
    founding, year = sow(assets, sowing)
    store, keys = unlock(founding, year.service.anna, HandClock(BEGINS))
    adgang = Adgang(year.service.anna.id, "MEDARBEJDER", "EGEN_VAGT")
    assert keys.user == year.service.anna.id
    assert not keys.temporary
    assert [guest.navn for guest in store.vagtbord.i_huset(adgang, BEGINS)] == ["Ali", "Birthe"]
    assert len(store.henvendelser.liste(adgang)) == 40
    store.close()
