"""docs/sikkerhed.md says what the program does: what can be held against it is, and it stays short enough to be read."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from akutdesk.domain.adgang import ROLLER
from akutdesk.storage import (
    claim,
    indbakke,
    instance,
    laas,
    laid_aside,
    pending,
    reservekopi,
    vault_file,
    witness,
)
from akutdesk.storage.adgangskode import MINDST
from akutdesk.storage.opening import FILE
from akutdesk.ui.laas import vagtkode
from akutdesk.ui.laas.frist import Frister
from akutdesk.wire.locked_keys import DEFAULT_COST, FLOOR_COST

ROOT = Path(__file__).resolve().parents[2]
SAID = (ROOT / "docs" / "sikkerhed.md").read_text("utf-8")
LONGEST = 900
"""Signs of a paragraph, a point or a row of a table: beyond that nobody reads to its end."""

ROLES = {
    "MEDARBEJDER": "medarbejder",
    "VIKAR": "vikar",
    "BAGVAGT": "bagvagt",
    "LEDER": "leder",
    "DATAANSVARLIG_ADM": "den dataansvarliges administrator",
    "EVALUATOR_LAES": "evaluator",
}


def table_under(heading: str) -> list[list[str]]:
    """The rows of the first table after a heading."""
    lines = SAID.partition(f"\n## {heading}")[2].splitlines()
    begin = next(nr for nr, line in enumerate(lines) if line.startswith("|")) + 2
    end = next(nr for nr, line in enumerate(lines) if nr > begin and not line.startswith("|"))
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[begin:end]]


def test_no_line_is_said_twice_or_too_long_to_be_read():
    lines = [line for line in SAID.splitlines() if len(line) > 40 and not line.startswith("|--")]
    assert [line[:60] for line in lines if lines.count(line) > 1] == []
    assert [line[:60] for line in lines if len(line) > LONGEST] == []


def test_every_decision_it_names_is_there():
    named = set(re.findall(r"\b(0[01]\d\d)\b", SAID))
    known = {path.name[:4] for path in (ROOT / "docs" / "decisions").glob("0*.md")}
    assert len(named) > 20
    assert named - known - {"0600"} == set()  # the mode of a file


def test_every_role_has_its_row():
    assert set(ROLES) == set(ROLLER)
    assert [row[0] for row in table_under("4 ")] == [ROLES[each] for each in ROLLER]


def test_every_time_that_something_is_kept_is_that_of_the_guide():
    rows = tomllib.loads((ROOT / "resources/guides/opbevaring.toml").read_text("utf-8"))["frist"]
    told = {name: row[1] for row in table_under("9 ") for name in [row[0]]}
    by_words = {
        "borger med navn": {"borger_navn"},
        "borger med kaldenavn": {"borger_alias"},
        "opgave": {"tilbagekald"},
        "henvendelse": {"henvendelse", "kortopkald", "overlevering", "vagtoverlevering"},
        "hændelse": {"haendelse", "underretning"},
    }
    assert {name for names in by_words.values() for name in names} == {row["navn"] for row in rows}
    for words, names in by_words.items():
        (said,) = [months for name, months in told.items() if name.startswith(words)]
        assert {row["maaneder"] for row in rows if row["navn"] in names} == {int(said.split()[0])}


def test_every_file_of_the_data_folder_is_told():
    told = {name for row in table_under("2 ") for name in re.findall(r"`([^`]+)`", row[0])}
    files = {FILE, laas.FILE, vault_file.FILES[0], witness.FILE, claim.SETUP, claim.BEGUN}
    files |= {pending.FILE, instance.FILE, f"{indbakke.FOLDER}/*.lukket"}
    files |= {f"{folder}/" for folder in (laid_aside.FOLDER, laid_aside.TRY, reservekopi.FOLDER)}
    assert files - told == set()


def test_the_numbers_are_those_of_the_program():
    usual = Frister()
    for said in (
        f"mindst {MINDST} tegn",
        f"mindst {FLOOR_COST.memory_kib // 1024} MB hukommelse og normalt {DEFAULT_COST.memory_kib // 1024} MB",
        f"efter {usual.skaerm / 60:.0f} minutter uden taster, {usual.skaerm_under_samtale / 60:.0f} under",
        f"Efter {usual.fuld / 60:.0f} minutter",
        f"Vagtkode, mindst {vagtkode.MINDST} tal",
    ):
        assert said in SAID, said
