"""The command line says in one line what went wrong, and never repeats a typed word."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from akutdesk import __version__
from akutdesk.assets import SUMS, find_resources
from akutdesk.cli import main

ROOT = Path(__file__).resolve().parent.parent


def test_help_names_every_command_in_danish(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    said = capsys.readouterr().out
    assert left.value.code == 0
    assert said.startswith("Brug: akutdesk")
    assert "demo" in said
    assert "usage" not in said


def test_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"{__version__}\n"


@pytest.mark.parametrize("wrong", [["Karen"], ["demo", "--sted", "Karen"], ["--data"]])
def test_a_wrong_command_is_refused_in_one_line(
    wrong: list[str], capsys: pytest.CaptureFixture[str]
):
    with pytest.raises(SystemExit) as left:
        main(wrong)
    said = capsys.readouterr()
    assert left.value.code == 2
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "Karen" not in said.err


@pytest.mark.parametrize("file", ["laas", "start"])
def test_a_broken_file_stops_the_start_with_its_name_and_line(tmp_path: Path, file: str):
    for part in ("akutdesk", "resources"):
        shutil.copytree(
            ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__", SUMS)
        )
    (tmp_path / f"resources/texts/{file}.toml").write_text('a = "x"\nb = "\n', encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "akutdesk"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert f"resources/texts/{file}.toml" in done.stderr
    assert "2" in done.stderr


def test_an_unforeseen_error_says_its_kind_and_nothing_it_holds():
    code = (
        "from akutdesk import cli\n"
        "from akutdesk.commands import tree\n"
        "def fail(chosen, assets): raise LookupError('Karen')\n"
        "tree.COMMANDS = (tree.Command('demo', lambda parser, texts: None, fail),)\n"
        "cli.main(['demo'])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "LookupError" in done.stderr
    assert "Karen" not in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_resources_lie_beside_the_source():
    assert find_resources() == ROOT / "resources"
