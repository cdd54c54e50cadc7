"""`akutdesk demo --no-window` as a person types it: exit code 0 only if everything is there, and nothing is left over."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from akutdesk.assets import Assets

ROOT = Path(__file__).resolve().parents[2]
SCREENS = (
    *("opsaetning-sted", "laas-fuld", "laas", "vagtkode", "vagtbord", "henvendelse"),
    *("krisesamtale-trin2", "akutkort", "aftale", "kriseplan", "vis-til-borger", "udskriv"),
    *("middelfart-vagtbord", "fredericia-uden-net", "middelfart-uden-net", "middelfart-net-igen"),
    *("middelfart-jonas-plan", "middelfart-konflikt", "fredericia-en-plan", "middelfart-en-plan"),
    *("manglende-svar", "kort-opkald", "soeg", "borger", "borgere", "opfoelgning", "henvendelser"),
    *("book-plads", "overnatning", "overlevering", "laes-op-sammen", "overlevering-givet"),
)

PATIENCE_S = 900
"""A machine with much else to do needs minutes; one that needs more hangs."""


@pytest.mark.night
@pytest.mark.long
def test_demo_plays_the_night_off_screen_and_prints_the_path_of_every_file(
    tmp_path: Path, assets: Assets
):
    out, temp = tmp_path / "out", tmp_path / "tmp"
    temp.mkdir()
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [sys.executable, "-m", "akutdesk", "demo", "--out", str(out)],
        cwd=ROOT,
        env={**environment, "TMPDIR": str(temp)},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_S,
    )
    assert (done.returncode, done.stderr) == (0, "")
    *paths, same, many, locked, last = done.stdout.splitlines()
    assert last == assets.text("demo.spillet")
    for said, key in ((same, "ens"), (many, "tal"), (locked, "server")):
        assert said.startswith(assets.text(f"demo.to.{key}").partition("{")[0])
    assert {Path(path) for path in paths} == set(out.iterdir())
    names = {path.name.split("-", 1)[1] for path in out.glob("*.png")}
    assert names >= {f"{name}-{palette}.png" for name in SCREENS for palette in ("dag", "nat")}
    sizes = {QImage(str(path)).size().toTuple() for path in out.glob("*.png")}
    assert sizes == {(1366, 768)}
    assert len(list(out.glob("*.pdf"))) == 8
    assert [path.name for path in temp.iterdir() if not path.is_socket()] == []
