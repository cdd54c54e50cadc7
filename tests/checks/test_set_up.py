"""`dev.py` sets up from the lock and from nothing else, without any network; what is not the locked package stops it (T17)."""

from __future__ import annotations

import hashlib
import subprocess
import zipfile
from pathlib import Path

import pytest

import dev

PROJECT = """
[project]
name = "made"
version = "1.0"
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
"""
BACKEND = """
import shutil
from pathlib import Path

def build_editable(folder, *_):
    return shutil.copy("made-1.0-py3-none-any.whl", folder).rpartition("/")[2]



"""


def write_wheel(folder: Path, name: str, code: str) -> Path:
    """A package of one module."""
    wheel = folder / f"{name}-1.0-py3-none-any.whl"
    about = f"{name}-1.0.dist-info"
    with zipfile.ZipFile(wheel, "w") as packed:
        packed.writestr(f"{name}.py", code)
        packed.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        packed.writestr(
            f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        packed.writestr(f"{about}/RECORD", "")
    return wheel


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A project of one package with a lock, and wheels in a folder instead of a network."""
    wheels, project = tmp_path / "wheels", tmp_path / "project"
    wheels.mkdir()
    project.mkdir()
    digest = hashlib.sha256(write_wheel(wheels, "gave", "WHOSE = 'ours'").read_bytes()).hexdigest()
    (project / "lock").write_text(f"gave==1.0 --hash=sha256:{digest}\n")
    (project / "pyproject.toml").write_text(PROJECT)
    (project / "backend.py").write_text(BACKEND)
    write_wheel(project, "made", "import gave")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheels))
    made = project / ".venv"
    for name, value in {
        "ROOT": project,
        "LOCK": project / "lock",
        "VENV": made,
        "PYTHON": made / dev.PYTHON.relative_to(dev.VENV),
        "STAMP": made / dev.STAMP.name,
    }.items():
        monkeypatch.setattr(dev, name, value)
    return tmp_path


def imports(module: str) -> bool:
    """Whether the set-up's Python has it."""
    return not subprocess.run([dev.PYTHON, "-c", f"import {module}"], check=False).returncode


def needing(folder: Path, name: str) -> None:
    """Our package asks for another one now, and the lock has its new hash."""
    wheel = folder / "wheels" / "gave-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as ours:
        parts = {each: ours.read(each).decode() for each in ours.namelist()}
    with zipfile.ZipFile(wheel, "w") as packed:
        for each, text in parts.items():
            needs = f"Requires-Dist: {name}\n" if each.endswith("METADATA") else ""
            packed.writestr(each, text + needs)
    dev.LOCK.write_text(
        f"gave==1.0 --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"
    )


@pytest.mark.long
def test_only_what_is_locked_is_installed_and_without_any_network(place):
    """One test for all: making the .venv of a project takes its seconds."""
    wheels = place / "wheels"
    kept = {path: path.read_bytes() for path in (dev.LOCK, *wheels.iterdir())}

    def refused(told: str) -> None:
        with pytest.raises(dev.Stop, match=told):
            dev.set_up()
        assert not dev.STAMP.exists()
        for path, data in kept.items():
            path.write_bytes(data)

    write_wheel(wheels, "gave", "WHOSE = 'somebody else'")
    refused("DO NOT MATCH")
    (wheels / "gave-1.0-py3-none-any.whl").unlink()
    refused("No matching distribution found for gave")
    write_wheel(wheels, "more", "")
    needing(place, "more")
    refused("more")
    assert not imports("gave")
    assert not imports("made")
    dev.set_up()
    assert imports("made")
    assert dev.STAMP.exists()
    assert not imports("more")
