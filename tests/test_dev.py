"""dev.py explains itself, and names what the system lacks."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import dev

ROOT = Path(__file__).resolve().parent.parent


def test_help_names_every_command():
    done = subprocess.run(
        [sys.executable, str(ROOT / "dev.py"), "--help"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    named = set(re.findall(r"python3 dev\.py (\w+)", done.stdout))
    assert named == set(dev.COMMANDS)


def test_an_unknown_command_is_answered_with_the_help():
    done = subprocess.run(
        [sys.executable, str(ROOT / "dev.py"), "tset"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "dev.py test" in done.stdout


def test_only_the_standard_library_is_needed():
    names = re.findall(
        r"^(?:import|from) (\w+)", (ROOT / "dev.py").read_text("utf-8"), re.MULTILINE
    )
    assert set(names) <= sys.stdlib_module_names


def test_a_library_that_is_not_there_is_noticed():
    assert not dev.loads("libakutdesk-findes-ikke.so.1")


def test_a_failed_program_stops_with_the_end_of_what_it_said():
    with pytest.raises(dev.Stop, match="the last line"):
        dev.run_hidden([sys.executable, "-c", "import sys; sys.exit('first\\nthe last line')"])


def test_nothing_leads_packages_of_another_python_in(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    assert "PYTHONPATH" not in dev.clean_environment()


def test_what_was_compiled_is_kept_for_the_next_worker(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert "PYTHONDONTWRITEBYTECODE" not in dev.clean_environment()


def test_every_command_of_the_readme_is_there():
    readme = (ROOT / "README.md").read_text("utf-8")
    assert set(re.findall(r"^python3 dev\.py (\w+)$", readme, re.MULTILINE)) == {"demo", "test"}


def test_a_build_writes_its_year_into_the_program_and_never_takes_it_back(tmp_path: Path):
    module = tmp_path / "__init__.py"
    module.write_text(dev.MADE.read_text("utf-8"), "utf-8")
    assert dev.set_built_year(module, 2031)
    assert "\nBUILT_YEAR = 2031\n" in module.read_text("utf-8")
    assert not dev.set_built_year(module, 2030)
    assert "\nBUILT_YEAR = 2031\n" in module.read_text("utf-8")


def test_a_program_without_its_year_is_not_built(tmp_path: Path):
    module = tmp_path / "__init__.py"
    module.write_text('__version__ = "0.1.0"\n', "utf-8")
    with pytest.raises(dev.Stop):
        dev.set_built_year(module, 2031)
