#!/usr/bin/env python3
"""Sets up, shows, tests, checks and builds akutdesk. Needs Python 3.11 to 3.14 and nothing else.

    python3 dev.py demo [--out DIR] [--no-window]    a night at the desk on invented people
    python3 dev.py test [--lang] [pytest arguments]  all tests; --lang takes the full counts
    python3 dev.py check                             format, lint, types, imports, words, licences
    python3 dev.py bench                             the benchmarks beside their limits
    python3 dev.py build                             a program that needs no Python, tried once
    python3 dev.py lock                              renews requirements.lock
    python3 dev.py impact [FILE]                     the sheet for the impact assessment, in Danish
    python3 dev.py parts [FILE]                      the parts list (SBOM), CycloneDX
    python3 dev.py sign DIST KEY.pem                 signs what was built
    python3 dev.py verify DIST PUBLIC.pem            checks that signature

It keeps everything in .venv beside itself, and works from any folder.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "akutdesk.stamp"
MADE = ROOT / "akutdesk" / "__init__.py"
UV = "uv==0.13.9"
LOCKING = (  # one lock for all platforms, with hashes and without addresses
    *(
        "pip",
        "compile",
        "pyproject.toml",
        "--extra",
        "central",
        "--group",
        "dev",
        "--universal",
        "--python-version",
    ),
    *("3.11", "--generate-hashes", "--no-annotate", "--no-header"),
)

QT_LIBRARIES = {  # what Qt loads on Linux, and Debian's package for it
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}


class Stop(Exception):
    """Something that the person at the terminal must do first; the text says what."""


# ------------------------------------------------------------------------------------- set-up


def set_up() -> None:
    """Make .venv hold exactly the locked packages and the project; a moment when it already does."""
    require_system()
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == fingerprint():
        return
    make_venv()
    say("Installing the locked packages. The first time this takes a few minutes.")
    pip("install", "--require-hashes", "-r", str(LOCK))
    say("Installing akutdesk itself.")
    pip("install", "--no-deps", "--no-build-isolation", "--no-index", "-e", str(ROOT))
    STAMP.write_text(fingerprint(), encoding="utf-8")


def fingerprint() -> str:
    """What the set-up was made from: lock, project, Python and place."""
    parts = (
        LOCK.read_bytes(),
        (ROOT / "pyproject.toml").read_bytes(),
        platform.python_version().encode(),
        bytes(VENV),
    )
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def make_venv() -> None:
    """A .venv of this Python; one that works already is kept."""
    ask = "import sys; print(*sys.version_info[:2])"
    if PYTHON.exists():
        known = capture([PYTHON, "-c", ask]).stdout.split()
        if known == [str(part) for part in sys.version_info[:2]]:
            return
    say(f"Making {VENV} with Python {platform.python_version()}.")
    venv.create(VENV, with_pip=True, clear=True, symlinks=os.name != "nt")


def require_system() -> None:
    """Raise Stop, or install as root on Debian, if Python or Qt lack a part of the system."""
    if not (3, 11) <= sys.version_info[:2] <= (3, 14):
        raise Stop(f"akutdesk needs Python 3.11 to 3.14; this is {platform.python_version()}.")
    missing = missing_packages()
    if not missing:
        return
    command = "apt-get install -y --no-install-recommends " + " ".join(missing)
    if not (shutil.which("apt-get") and os.geteuid() == 0):
        sudo = f"sudo apt-get update && sudo {command}"
        raise Stop(f"Parts of the system are missing. On Debian, please run this once:\n  {sudo}")
    say(f"Installing parts of the system: {' '.join(missing)}")
    run_hidden(["apt-get", "update"])
    run_hidden(command.split())


def missing_packages() -> list[str]:
    """Debian's names of what is not here; empty on Windows and macOS, where Qt brings its own."""
    if not sys.platform.startswith("linux"):
        return []
    missing = [package for library, package in QT_LIBRARIES.items() if not loads(library)]
    if importlib.util.find_spec("ensurepip") is None:
        missing.insert(0, "python3-venv")
    return missing


def loads(library: str) -> bool:
    """Whether the system finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


# ------------------------------------------------------------------------------------- commands

CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

SPREAD = ("-n", str(CORES + CORES // 2), "--dist", "worksteal")
"""Every core gets tests until there are none left, and more than one at a time: many wait for a disk or a window."""

ONE_BY_ONE = ("-n", "-p", "--pdb", "--trace", "--co")
"""pytest's own words that do not go with several workers."""


def demo(arguments: Sequence[str]) -> int:
    """Hand over to `akutdesk demo`; pictures and PDFs go to demo-out/ beside this file unless --out says more."""
    set_up()
    out = (
        ()
        if any(part.startswith("--out") for part in arguments)
        else ("--out", str(ROOT / "demo-out"))
    )
    return run([PYTHON, "-m", "akutdesk", "demo", *arguments, *out])


def test(arguments: Sequence[str]) -> int:
    """Run pytest on all cores; all arguments are its own, --lang is ours (tests/conftest.py)."""
    set_up()
    spread = () if any(part.startswith(ONE_BY_ONE) for part in arguments) else SPREAD
    patient = ("-o", "faulthandler_timeout=0") if "--lang" in arguments else ()
    return run([PYTHON, "-m", "pytest", *spread, *patient, *arguments], cwd=ROOT)


def handed_to(module: str, *words: str) -> Callable[[Sequence[str]], int]:
    """A command that is a module of ours, which reads its own arguments; paths in them start at this folder."""

    def call(arguments: Sequence[str]) -> int:
        set_up()
        return run([PYTHON, "-m", module, *words, *arguments], cwd=ROOT)

    return call


def check(arguments: Sequence[str]) -> int:
    """Run every check, also after one has failed; arguments choose some of them by name."""
    set_up()
    failed: list[str] = []
    for name, action in CHECKS.items():
        if arguments and name not in arguments:
            continue
        problem = action()
        say(f"{name:<10} {'FAILED' if problem else 'ok'}")
        if problem:
            print(problem, flush=True)
            failed.append(name)
    say("All checks hold." if not failed else f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


def build(arguments: Sequence[str]) -> int:
    """Freeze the program with build.spec, then let the result play the demo night off screen."""
    set_up()
    seal_resources()
    if set_built_year(MADE, time.gmtime().tm_year):
        say(f"{MADE.name} has this year's number now; commit it with the version.")
    work = (
        "--distpath",
        ROOT / "dist",
        "--workpath",
        ROOT / "build",
        "--noconfirm",
        "--log-level",
        "WARN",
    )
    if code := run([PYTHON, "-m", "PyInstaller", *work, *arguments, ROOT / "build.spec"], cwd=ROOT):
        return code
    program = ROOT / "dist" / "akutdesk" / ("akutdesk.exe" if os.name == "nt" else "akutdesk")
    say(f"Built {program}. Trying it once, off screen.")
    with tempfile.TemporaryDirectory() as out:
        return run([program, "demo", "--no-window", "--out", out])


def set_built_year(module: Path, year: int) -> bool:
    """Write the year of the build into the program, by which it knows a clock that is wrong; True if it was another.

    A year is never taken back: then the clock of this machine is the wrong one.
    """
    text = module.read_text("utf-8")
    line = re.compile(r"^BUILT_YEAR = (\d{4})$", re.MULTILINE)
    found = line.search(text)
    if found is None:
        raise Stop(f"{module} has no BUILT_YEAR.")
    if int(found[1]) >= year:
        return False
    module.write_text(line.sub(f"BUILT_YEAR = {year}", text), "utf-8", newline="\n")
    return True


def lock(arguments: Sequence[str]) -> int:
    """Write requirements.lock anew; arguments such as --upgrade are those of uv."""
    require_system()
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        tools = Path(folder) / PYTHON.parent.name
        run_hidden([tools / PYTHON.name, "-m", "pip", "install", UV])
        run_hidden([tools / "uv", *LOCKING, "-o", LOCK, *arguments])
    say(f"{LOCK.name} is new. Look at the difference before you commit it.")
    return 0


# ------------------------------------------------------------------------------------- checks


def tool(name: str, *arguments: str) -> Callable[[], str]:
    """A check that is a program of .venv: silent when it holds, what it said when not."""

    def call() -> str:
        done = capture([PYTHON.parent / name, *arguments])
        said = (done.stdout + done.stderr).strip()
        if said.startswith("warning:"):
            say(said)
        return said if done.returncode else ""

    return call


def seal_resources() -> str:
    """Check every file of resources/ and write down its digest."""
    code = "from akutdesk.assets import Assets, find_resources; Assets(find_resources()).seal()"
    return capture([PYTHON, "-c", code]).stderr.strip().rpartition("\n")[2]


CHECKS: dict[str, Callable[[], str]] = {
    "format": tool("ruff", "format", "--check", "."),
    "lint": tool("ruff", "check", "."),
    "types": tool("pyright"),
    "imports": tool("lint-imports", "--no-cache"),
    "dead code": tool("python", "-m", "tests.checks.dead_code"),
    "words": tool("codespell"),
    "resources": seal_resources,
    "licences": tool("python", "-m", "tests.checks.licences"),
    "audit": tool("python", "-m", "tests.checks.audit"),
}


# ------------------------------------------------------------------------------------- processes


def run(command: Sequence[str | Path], *, cwd: Path | None = None) -> int:
    """Run a program in plain sight and return its exit code."""
    return subprocess.run(command, cwd=cwd, env=clean_environment(), check=False).returncode


def capture(command: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
    """Run a program out of sight and keep what it says."""
    environment = clean_environment()
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def run_hidden(command: Sequence[str | Path]) -> None:
    """Run a program out of sight. Raises Stop with the end of what it said if it fails."""
    done = capture(command)
    if done.returncode:
        last = "\n".join((done.stdout + done.stderr).strip().splitlines()[-12:])
        raise Stop(f"{Path(command[0]).name} failed:\n{last}")


def pip(*arguments: str) -> None:
    """Run pip of .venv, naming only the large packages it fetches."""
    command = [
        PYTHON,
        "-m",
        "pip",
        *arguments,
        "--disable-pip-version-check",
        "--no-input",
        "--progress-bar",
        "off",
    ]
    said: list[str] = []
    with subprocess.Popen(
        command,
        env=clean_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        for line in process.stdout or ():
            said.append(line)
            if line.lstrip().startswith("Downloading ") and " MB)" in line:
                say(f"  {line.split()[1].partition('-')[0]} {line[line.rindex('(') :].strip()}")
    if process.returncode:
        first = next((nr for nr, line in enumerate(said) if line.startswith("ERROR")), -12)
        raise Stop("pip failed. Is there a connection?\n" + "".join(said[first:]))


def clean_environment() -> dict[str, str]:
    """The environment without what leads other packages into .venv, or a question out of apt.

    Python may keep its bytecode: else each worker and each program that a test starts compiles everything anew.
    """
    led_astray = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_TARGET", "PIP_USER", "PIP_PREFIX"}
    left = led_astray | {"PYTHONDONTWRITEBYTECODE"}
    kept = {name: value for name, value in os.environ.items() if name not in left}
    set_here = {"DEBIAN_FRONTEND": "noninteractive", "PIP_ROOT_USER_ACTION": "ignore"}
    return {**kept, **set_here, "PYTHONNOUSERSITE": "1"}


def say(text: str) -> None:
    """One line to the terminal, at once."""
    print(text, flush=True)


COMMANDS = {
    "demo": demo,
    "test": test,
    "check": check,
    "bench": handed_to("tests.benchmarks"),
    "build": build,
    "lock": lock,
    "impact": handed_to("tests.checks.impact"),
    "parts": handed_to("tests.checks.parts"),
    "sign": handed_to("tests.checks.release", "sign"),
    "verify": handed_to("tests.checks.release", "verify"),
}


def main() -> int:
    """Run the command on the command line."""
    name, arguments = (sys.argv[1], sys.argv[2:]) if len(sys.argv) > 1 else ("", [])
    if name not in COMMANDS:
        say((__doc__ or "").strip())
        return 0 if name in {"-h", "--help"} else 2
    try:
        return COMMANDS[name](arguments)
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
